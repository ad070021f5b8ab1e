using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class ArticleCommandTests
{
    private static readonly string[] Fields =
        ["id", "revision", "sourceId", "aliases", "title", "text", "url", "published", "publisher", "author", "language"];

    [Fact]
    public async Task ExportPrintsEveryArticleWithAllFields()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "article", "export", "--jsonl");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var articles = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["bridge", "ferry"], articles.Select(article => article.GetProperty("sourceId").GetString()));
        Assert.All(articles, article => Assert.Equal(Fields, article.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(JsonValueKind.Null, articles[1].GetProperty("url").ValueKind);
        Assert.Contains("Molenkamp brengt elk kwartier", articles[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task AnExportIngestsAsItIs()
    {
        using var folder = await News.StoredAsync();
        using var copy = new TempFolder();
        var export = (await CommandRun.OfAsync(folder, "article", "export", "--jsonl")).Output;
        Assert.Equal(0, (await CommandRun.OfAsync(copy, "ingest", copy.Write("news.jsonl", export))).Status);
        var again = (await CommandRun.OfAsync(copy, "article", "export", "--jsonl")).Output;
        Assert.Equal(Texts(export), Texts(again));
    }

    [Theory]
    [InlineData("bridge")]
    [InlineData("https://news.example/bridge")]
    [InlineData("https://news.example/bridge?utm_source=mail")]
    public async Task ShowsAnArticleByEachOfItsNames(string name)
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "article", "show", name);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("Lock bridge closes\n", run.Output);
        Assert.Contains("publisher:     Oostdam Post\n", run.Output);
        Assert.EndsWith("\nThe repairs will cost 2.5 million euros, the council said.\n", run.Output);
    }

    [Fact]
    public async Task ShowsOlderRevisions()
    {
        using var folder = await News.StoredAsync();
        await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", """{"id":"bridge","title":"Bridge","text":"The bridge is open again.","url":"https://news.example/bridge"}"""));
        var newest = JsonDocument.Parse((await CommandRun.OfAsync(folder, "article", "show", "bridge", "--json")).Output).RootElement;
        Assert.Equal((2, "The bridge is open again."), (newest.GetProperty("revision").GetInt32(), newest.GetProperty("text").GetString()));
        var id = newest.GetProperty("id").GetString()!;
        var first = JsonDocument.Parse((await CommandRun.OfAsync(folder, "article", "show", id, "--revision", "1", "--json")).Output).RootElement;
        Assert.StartsWith("The lock bridge", first.GetProperty("text").GetString());
        var none = await CommandRun.OfAsync(folder, "article", "show", id, "--revision", "3");
        Assert.Equal((1, "", $"{id} has no revision 3: the newest is 2.\n"), (none.Status, none.Output, none.Error));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("remove")]
    public async Task AnUnknownIdIsNotFound(string command)
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "article", command, "nobody");
        Assert.Equal((1, "", "There is no article \"nobody\". List them with: briefbot article list\n"), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public async Task AnIdOfSeveralArticlesHasToBeMadePrecise()
    {
        using var folder = await News.StoredAsync();
        await CommandRun.OfAsync(folder, "ingest", folder.Write("other.jsonl", """{"id":"ferry","title":"Ferry","text":"Another ferry altogether."}"""));
        var run = await CommandRun.OfAsync(folder, "article", "show", "ferry");
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith("2 articles go by \"ferry\".", run.Error);
    }

    [Fact]
    public async Task ARemovedArticleIsNotAnsweredFromAnyMore()
    {
        using var folder = await News.StoredAsync();
        var removed = await CommandRun.OfAsync(folder, "article", "remove", "bridge");
        Assert.Equal(0, removed.Status);
        Assert.EndsWith(": Lock bridge closes\n", removed.Output);
        Assert.DoesNotContain("Veenhof", (await CommandRun.OfAsync(folder, "ask", "Who found nine cracks?", "--threshold", "0")).Output);
        Assert.Single((await CommandRun.OfAsync(folder, "article", "list")).Lines);
        var shown = await CommandRun.OfAsync(folder, "article", "show", "bridge");
        Assert.Equal((1, "This article was removed: its text is gone.\n"), (shown.Status, shown.Error));
        Assert.Equal(1, (await CommandRun.OfAsync(folder, "article", "remove", "bridge")).Status);
    }

    [Fact]
    public async Task ListsOneArticleALine()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "article", "list");
        Assert.Equal(["2024-05-06\ten\tbridge\tLock bridge closes", "2024-05-07\tnl\tferry\tVeerpont vaart weer"], run.Lines.Select(line => line[(line.IndexOf('\t') + 1)..]));
        var json = await CommandRun.OfAsync(folder, "article", "list", "--json");
        Assert.Equal("bridge", JsonDocument.Parse(json.Lines[0]).RootElement.GetProperty("sourceId").GetString());
    }

    [Fact]
    public async Task SaysWhatToDoAboutAnEmptyStore()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "article", "list");
        Assert.Equal((0, "", "There are no articles yet. Take some in with: briefbot ingest PATH\n"), (run.Status, run.Output, run.Error));
    }

    private static IEnumerable<string?> Texts(string export) => export.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
}
