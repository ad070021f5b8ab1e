using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class IngestCommandTests
{
    [Fact]
    public async Task CountsWhatBecameOfEachArticle()
    {
        using var folder = new TempFolder();
        var path = folder.Write("news.jsonl", News.Articles);
        var first = await CommandRun.OfAsync(folder, "ingest", path);
        Assert.Equal((0, "2 new, 0 revised, 0 unchanged, 0 known under another id, 0 failed.\n", ""), (first.Status, first.Output, first.Error));
        folder.Write("news.jsonl", News.Articles.Replace("nine cracks", "ten cracks", StringComparison.Ordinal));
        var second = await CommandRun.OfAsync(folder, "ingest", path);
        Assert.Equal((0, "0 new, 1 revised, 1 unchanged, 0 known under another id, 0 failed.\n"), (second.Status, second.Output));
        var copied = await CommandRun.OfAsync(folder, "ingest", folder.Write("copy.jsonl", News.Articles.Replace("\"ferry\"", "\"copy\"", StringComparison.Ordinal).Split('\n')[1]));
        Assert.Equal("0 new, 0 revised, 0 unchanged, 1 known under another id, 0 failed.\n", copied.Output);
    }

    [Fact]
    public async Task ReportsBadLinesAndTakesTheRestIn()
    {
        using var folder = new TempFolder();
        var path = folder.Write("news.jsonl", "{\"id\":\"a\"\n" + News.Articles);
        var run = await CommandRun.OfAsync(folder, "ingest", path, folder.Write("empty.txt", ""), folder["missing.txt"]);
        Assert.Equal((1, "2 new, 0 revised, 0 unchanged, 0 known under another id, 3 failed.\n"), (run.Status, run.Output));
        var problems = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"{path}, line 1: ", problems[0]);
        Assert.StartsWith($"{folder["empty.txt"]}: ", problems[1]);
        Assert.StartsWith($"{folder["missing.txt"]}: ", problems[2]);
    }

    [Fact]
    public async Task PrintsTheOutcomeAsJson()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", News.Articles + "nonsense\n"), "--json");
        var outcome = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["added", "revised", "unchanged", "duplicates", "failures"], outcome.EnumerateObject().Select(field => field.Name));
        Assert.Equal(2, outcome.GetProperty("added").GetInt32());
        Assert.Equal(3, outcome.GetProperty("failures")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task NothingReadableAtAllIsUnusable()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder["a.txt"], [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 0xFF, 0xFE], TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(folder, "ingest", folder["a.txt"]);
        Assert.Equal((2, "0 new, 0 revised, 0 unchanged, 0 known under another id, 1 failed.\n"), (run.Status, run.Output));
        Assert.Contains("binary", run.Error);
    }

    [Fact]
    public async Task ReadsStandardInputUnderANamespace()
    {
        using var folder = new TempFolder();
        var options = new RunOptions { Input = Encoding.UTF8.GetBytes(News.Articles) };
        Assert.Equal(0, (await CommandRun.OfAsync(folder, options, "ingest", "-", "--namespace", "wire")).Status);
        var again = await CommandRun.OfAsync(folder, "ingest", folder.Write("anything.jsonl", News.Articles), "--namespace", "wire");
        Assert.StartsWith("0 new, 0 revised, 2 unchanged", again.Output);
    }

    [Fact]
    public async Task TakesTheSamplesAwayAndSaysSo()
    {
        using var folder = new TempFolder();
        await CommandRun.OfAsync(folder, "ask", "Who takes over the cloud business of Alibaba?");
        var run = await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", News.Articles));
        Assert.Equal((0, "The sample articles have been taken away.\n"), (run.Status, run.Error));
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "article", "list")).Lines.Count);
    }

    [Fact]
    public async Task DoesNotFetchFromThePrivateNetwork()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "ingest", "http://127.0.0.1:9/story");
        Assert.Equal(2, run.Status);
        Assert.Contains("Feeds:AllowedPrivateHosts", run.Error);
    }

    [Theory]
    [InlineData("Feeds:AllowedPrivateHosts")]
    [InlineData("Feeds:AllowedPrivateHosts:0")]
    public async Task AllowsPrivateHostsThatTheSettingsName(string key)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { [key] = "127.0.0.1" } }, "ingest", "http://127.0.0.1:9/story");
        Assert.Equal(2, run.Status);
        Assert.DoesNotContain("Feeds:AllowedPrivateHosts", run.Error);
    }

    [Fact]
    public async Task WhenInterruptedItSaysWhatIsStored()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Stop = stop.Token }, "ingest", folder.Write("news.jsonl", News.Articles));
        Assert.Equal(130, run.Status);
    }
}
