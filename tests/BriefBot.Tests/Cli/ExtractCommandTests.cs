using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class ExtractCommandTests
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Lock bridge closes | Oostdam Post</title>
        <meta property="og:title" content="Lock bridge closes"><meta property="og:site_name" content="Oostdam Post">
        <meta property="article:published_time" content="2024-05-06T08:00:00+02:00"></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Lock bridge closes</h1>
        <p>The lock bridge of Oostdam closes on Monday for repairs that will take until the end of the summer.</p>
        <p>Engineer Marit Veenhof found nine cracks in its beams when she inspected the bridge last week.</p>
        </article></body></html>
        """;

    [Fact]
    public async Task PrintsTheFieldsThatAnExportHas()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "extract", folder.Write("page.html", Page), "--url", "https://news.example/bridge", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var page = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            ["id", "revision", "sourceId", "aliases", "title", "text", "url", "published", "publisher", "author", "language"],
            page.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ("page.html", "Lock bridge closes", "https://news.example/bridge", "Oostdam Post", "en"),
            (Text("sourceId"), Text("title"), Text("url"), Text("publisher"), Text("language")));
        Assert.Contains("nine cracks", Text("text"));
        Assert.DoesNotContain("Sport", Text("text"));
        Assert.False(Directory.Exists(folder.Data));

        string? Text(string name) => page.GetProperty(name).GetString();
    }

    [Fact]
    public async Task GivesTheIdThatAnIngestGives()
    {
        using var folder = new TempFolder();
        var path = folder.Write("page.html", Page);
        var extracted = JsonDocument.Parse((await CommandRun.OfAsync(folder, "extract", path, "--json")).Output).RootElement;
        await CommandRun.OfAsync(folder, "ingest", path);
        var stored = JsonDocument.Parse((await CommandRun.OfAsync(folder, "article", "export")).Output).RootElement;
        Assert.Equal(stored.GetRawText(), extracted.GetRawText());
    }

    [Fact]
    public async Task ReadsPackedPages()
    {
        using var folder = new TempFolder();
        await using (var packed = new GZipStream(File.Create(folder["page.html.gz"]), CompressionMode.Compress))
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Page), TestContext.Current.CancellationToken);
        Assert.StartsWith("Lock bridge closes\n", (await CommandRun.OfAsync(folder, "extract", folder["page.html.gz"])).Output);
        var damaged = await CommandRun.OfAsync(folder, "extract", folder.Write("page2.html.gz", Page));
        Assert.Equal((2, $"{folder["page2.html.gz"]} is not a gzip file, or it is damaged.\n"), (damaged.Status, damaged.Error));
    }

    [Fact]
    public async Task APageWithoutAnArticleSaysSo()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "extract", folder.Write("page.html", "<html><body><p>Log in</p></body></html>"));
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("no article", run.Error);
    }

    [Fact]
    public async Task RefusesWhatIsTooLargeAndWhatIsNoAddress()
    {
        using var folder = new TempFolder();
        await using (var large = File.Create(folder["large.html"]))
            large.SetLength(11 * 1024 * 1024);
        Assert.Equal((2, $"{folder["large.html"]} is larger than 10 MB, which no article is.\n"), await Outcome("extract", folder["large.html"]));
        Assert.Equal((2, "\"bridge\" is not an http or https address.\n"), await Outcome("extract", folder["large.html"], "--url", "bridge"));

        async Task<(int, string)> Outcome(params string[] args)
        {
            var run = await CommandRun.OfAsync(folder, args);
            return (run.Status, run.Error);
        }
    }
}
