namespace BriefBot.Tests.Cli;

/// <summary>A few articles and questions to run commands on.</summary>
internal static class News
{
    public const string Articles = """
        {"id":"bridge","title":"Lock bridge closes","text":"The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its beams.\n\nThe repairs will cost 2.5 million euros, the council said.","published":"2024-05-06","publisher":"Oostdam Post","url":"https://news.example/bridge"}
        {"id":"ferry","title":"Veerpont vaart weer","text":"De veerpont van Oostdam vaart vanaf dinsdag weer. Schipper Joost Molenkamp brengt elk kwartier fietsers naar de overkant.","published":"2024-05-07","language":"nl"}

        """;

    public static async Task<TempFolder> StoredAsync()
    {
        var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", Articles));
        Assert.Equal((0, ""), (run.Status, run.Error));
        return folder;
    }
}
