using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class StoryCommandTests
{
    private const string Articles = """
        {"id":"bridge","title":"Lock bridge of Oostdam closes for repairs","text":"The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its steel beams during an inspection. The repairs will cost 2.5 million euros, the city council said. Cyclists can take the ferry.","published":"2024-05-06","publisher":"Oostdam Post"}
        {"id":"brug","title":"Sluisbrug in Oostdam dicht voor reparatie","text":"De sluisbrug van Oostdam gaat maandag dicht voor reparaties. Bij een inspectie vond ingenieur Marit Veenhof negen scheuren in de stalen balken. De gemeenteraad trekt 2,5 miljoen euro uit voor de reparatie. Fietsers kunnen de veerboot nemen.","published":"2024-05-07","publisher":"De Dijk"}
        {"id":"club","title":"Chess club wins the league","text":"The chess club of Oostdam won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Waldermond in forty moves.","published":"2024-05-06"}

        """;

    [Fact]
    public async Task ListsArticlesAboutOneEvent()
    {
        using var folder = await StoredAsync();

        var run = await CommandRun.OfAsync(folder, "story", "list");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var fields = Assert.Single(run.Lines).Split('\t');
        Assert.Equal(["2024-05-06", "2024-05-07", "2", "Lock bridge of Oostdam closes for repairs"], fields[1..]);
        var dutch = await CommandRun.OfAsync(folder, "story", "list", "--language", "nl");
        Assert.EndsWith("\tSluisbrug in Oostdam dicht voor reparatie\n", dutch.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsAStoryByItsIdAndByAnArticle()
    {
        using var folder = await StoredAsync();
        var story = JsonDocument.Parse((await CommandRun.OfAsync(folder, "story", "show", "brug", "--json")).Output).RootElement;

        var run = await CommandRun.OfAsync(folder, "story", "show", story.GetProperty("id").GetString()!);

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(["bridge", "brug"], story.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("sourceId").GetString()));
        Assert.StartsWith("Lock bridge of Oostdam closes for repairs\nid:", run.Output, StringComparison.Ordinal);
        Assert.Contains("\tDe Dijk\tSluisbrug in Oostdam dicht voor reparatie\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("club")]
    [InlineData("nobody")]
    public async Task KnowsNoStoryOfAnArticleAlone(string name)
    {
        using var folder = await StoredAsync();

        var run = await CommandRun.OfAsync(folder, "story", "show", name);

        Assert.Equal((1, "", $"There is no story \"{name}\". List them with: briefbot story list\n"), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public async Task SaysThatThereAreNoStories()
    {
        using var folder = await News.StoredAsync();

        var run = await CommandRun.OfAsync(folder, "story", "list");

        Assert.Equal((0, "", "There are no stories: no two articles are about the same event.\n"), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public async Task ShowsWithAnArticleWhatIsNearlyTheSame()
    {
        using var folder = await StoredAsync();
        var copy = Articles.Split('\n')[0].Replace("\"bridge\"", "\"copy\"", StringComparison.Ordinal)
            .Replace("Cyclists can take the ferry.", "Cyclists can take the ferry. A reader sent this.", StringComparison.Ordinal).Replace("Oostdam Post", "Dockside", StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ingest", folder.Write("copy.jsonl", copy))).Status);

        var run = await CommandRun.OfAsync(folder, "article", "show", "bridge");

        Assert.Matches(@"\nnearly the same as \w{13} \(\d\d %\): Dockside, Lock bridge of Oostdam closes for repairs\n", run.Output);
        Assert.DoesNotContain("nearly", (await CommandRun.OfAsync(folder, "article", "show", "club")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsRevisionsWithWhatChanged()
    {
        using var folder = await StoredAsync();
        var changed = Articles.Replace("nine cracks", "ten cracks", StringComparison.Ordinal).Replace(" Cyclists can take the ferry.", "", StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", changed))).Status);

        var run = await CommandRun.OfAsync(folder, "article", "show", "bridge", "--revisions");

        Assert.Equal((0, 2), (run.Status, run.Lines.Count));
        Assert.Matches(@"^1\t\d{4}-\d\d-\d\d \d\d:\d\dZ\t2024-05-06\t4 sentences\tLock bridge", run.Lines[0]);
        Assert.Matches(@"^2\t\S+ \S+\t2024-05-06\t1 sentences new, 2 gone\t", run.Lines[1]);
        var json = JsonDocument.Parse((await CommandRun.OfAsync(folder, "article", "show", "bridge", "--revisions", "--json")).Output.Split('\n')[1]).RootElement;
        Assert.Equal((1, 2), (json.GetProperty("added").GetInt32(), json.GetProperty("removed").GetInt32()));
    }

    [Fact]
    public async Task EvaluatesStories()
    {
        using var folder = new TempFolder();
        var events = Articles.Replace("\"id\":\"b", "\"event\":\"e1\",\"id\":\"b", StringComparison.Ordinal).Replace("\"id\":\"c", "\"event\":\"e2\",\"id\":\"c", StringComparison.Ordinal);

        var run = await CommandRun.OfAsync(folder, "eval", "stories", folder.Write("events.jsonl", events.TrimEnd()), "--min", "f1=1");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(["documents      3", "f1             1.0000"], run.Lines.Take(2));
        var bad = await CommandRun.OfAsync(folder, "eval", "stories", folder.Write("bad.jsonl", "{\"id\":\"a\"}"));
        Assert.Equal((2, ""), (bad.Status, bad.Output));
    }

    [Fact]
    public async Task EvaluatesExtraction()
    {
        using var folder = new TempFolder();
        const string text = "The bridge of Oostdam opens again on Monday, the council said after a long debate about its costs and its colour.";
        folder.Write("ground-truth.json", JsonSerializer.Serialize(new Dictionary<string, object> { ["a"] = new { url = "https://news.example/a", articleBody = text } }));
        var html = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder.Write("x", ""))!, "html"));
        await using (var packed = new System.IO.Compression.GZipStream(File.Create(Path.Combine(html.FullName, "a.html.gz")), System.IO.Compression.CompressionLevel.Fastest))
            packed.Write(System.Text.Encoding.UTF8.GetBytes($"<body><nav><a href=/>Home</a></nav><article><p>{text}</p></article></body>"));

        var run = await CommandRun.OfAsync(folder, "eval", "extraction", html.Parent!.FullName, "--min", "f1=1");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("f1             1.0000", run.Lines);
        var missing = await CommandRun.OfAsync(folder, "eval", "extraction", html.FullName);
        Assert.Equal((2, ""), (missing.Status, missing.Output));
    }

    private static async Task<TempFolder> StoredAsync()
    {
        var folder = new TempFolder();
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", Articles))).Status);
        return folder;
    }
}
