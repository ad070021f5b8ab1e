using System.Text.Json;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Feeds;

public sealed class FeedCommandTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FaultySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await FaultySite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task FollowsChecksListsAndForgetsAFeed()
    {
        _site.ServeArticle("/a");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a") + _site.Item("/missing")));
        _site.Serve("/", """<link rel="alternate" type="application/rss+xml" href="/feed">""", "text/html");
        var feed = _site.Address("/feed").AbsoluteUri;

        var added = await RunAsync("feed", "add", _site.Address("/").AbsoluteUri, "--collection", "press", "--every", "60");
        Assert.Equal((0, $"Follows Harbour & Sea ({feed}), 2 items.\n"), (added.Status, added.Output));
        Assert.Contains("was followed already", (await RunAsync("feed", "add", feed)).Error, StringComparison.Ordinal);
        Assert.Equal($"new\t0\t-\tpress\t{feed}\tHarbour & Sea\n", (await RunAsync("feed", "list")).Output);
        var check = await RunAsync("feed", "check");
        Assert.Equal((0, "Harbour & Sea: 2 items, 1 new, 0 revised, 0 unchanged, 0 known under another address, 1 failed.\n"), (check.Status, check.Output));
        Assert.Contains("404", check.Error, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await RunAsync("feed", "list", "--json")).Output).RootElement;
        Assert.Equal(("ok", 1, 60), (listed.GetProperty("health").GetString(), listed.GetProperty("articles").GetInt32(), listed.GetProperty("minutes").GetInt32()));
        Assert.Equal(0, (await RunAsync("feed", "remove", feed)).Status);
        Assert.Equal(1, (await RunAsync("feed", "remove", feed)).Status);
        Assert.Empty((await RunAsync("feed", "list")).Output);
        Assert.Single((await RunAsync("article", "list")).Lines);
    }

    [Fact]
    public async Task SaysWhyAFeedFails()
    {
        _site.Serve("/feed", FaultySite.Rss(""));
        await RunAsync("feed", "add", _site.Address("/feed").AbsoluteUri);
        _site.Answer("/feed", 503, ("Retry-After", "3600"));

        var check = await RunAsync("feed", "check", _site.Address("/feed").AbsoluteUri, "--json");
        var outcome = JsonDocument.Parse(check.Output).RootElement;
        Assert.Equal((1, "failed"), (check.Status, outcome.GetProperty("status").GetString()));
        Assert.InRange(outcome.GetProperty("nextInMinutes").GetDouble(), 60, 66);
        Assert.Matches(@"^failing\t0\t-\t.*\tsince .*\(503\)", (await RunAsync("feed", "list")).Output);
    }

    [Fact]
    public async Task RefusesWhatIsNoFeed()
    {
        _site.ServeArticle("/page");

        foreach (var (path, reason) in new[] { ("/page", "names no feed"), ("/none", "404") })
        {
            var run = await RunAsync("feed", "add", _site.Address(path).AbsoluteUri);
            Assert.Equal(1, run.Status);
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await RunAsync("feed", "add", "nonsense")).Status);
        Assert.Equal(2, (await RunAsync("feed", "add", _site.Address("/page").AbsoluteUri, "--every", "0")).Status);
        Assert.Equal(2, (await RunAsync("feed", "add", _site.Address("/page").AbsoluteUri, "--collection", "a b")).Status);
        Assert.Equal(1, (await RunAsync("feed", "check", _site.Address("/page").AbsoluteUri)).Status);
    }

    [Fact]
    public async Task ListsTravelAsOpml()
    {
        var list = _folder.Write("list.opml", """<opml version="2.0"><body><outline text="A"><outline text="One" xmlUrl="https://one.example/feed"/></outline><outline xmlUrl="nowhere"/></body></opml>""");

        var import = await RunAsync("feed", "import", list, "--collection", "press");
        Assert.Equal((1, "1 added, 0 followed already, 1 failed.\n"), (import.Status, import.Output));
        var export = await RunAsync("feed", "export");
        using var other = new TempFolder();
        Assert.Equal("1 added, 0 followed already, 0 failed.\n", (await CommandRun.OfAsync(other, "feed", "import", other.Write("b.opml", export.Output))).Output);
        Assert.Equal(export.Lines.Where(line => line.Contains("xmlUrl", StringComparison.Ordinal)), (await CommandRun.OfAsync(other, "feed", "export")).Lines.Where(line => line.Contains("xmlUrl", StringComparison.Ordinal)));
        Assert.Equal(2, (await RunAsync("feed", "import", _folder.Write("c.opml", "no list"))).Status);
    }

    [Fact]
    public async Task EveryFeedCommandPrintsJson()
    {
        var list = _folder.Write("list.opml", """<opml version="2.0"><body><outline xmlUrl="https://one.example/feed"/><outline xmlUrl="https://two.example/feed"/><outline xmlUrl="nowhere"/></body></opml>""");

        var import = JsonDocument.Parse((await RunAsync("feed", "import", list, "--json")).Output).RootElement;
        Assert.Equal((2, 0, "nowhere"), (import.GetProperty("added").GetInt32(), import.GetProperty("known").GetInt32(), import.GetProperty("failures")[0].GetString()));
        var export = (await RunAsync("feed", "export", "--json")).Lines;
        Assert.Equal(["https://one.example/feed", "https://two.example/feed"], export.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()));
        var removed = JsonDocument.Parse((await RunAsync("feed", "remove", "https://one.example/feed", "--json")).Output).RootElement;
        Assert.Equal(("https://one.example/feed", "new"), (removed.GetProperty("address").GetString(), removed.GetProperty("health").GetString()));
        Assert.Equal((1, ""), (await RunAsync("feed", "remove", "https://one.example/feed", "--json")) is var gone ? (gone.Status, gone.Output) : default);
    }

    [Fact]
    public async Task CountsOneItemAsOne()
    {
        var feed = _folder.Write("feed.xml", FaultySite.Rss(_site.Item("/a")));

        Assert.EndsWith("(Rss 2.0), 1 item", (await RunAsync("feed", "parse", feed)).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCommandLineMayAddAnArticle()
    {
        _site.ServeArticle("/a");

        var run = await RunAsync("ask", "add", _site.Address("/a").AbsoluteUri);

        Assert.Equal(0, run.Status);
        Assert.StartsWith("Added, with 6 passages:", run.Output, StringComparison.Ordinal);
        Assert.Contains("The story of /a", run.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(
        _folder, new RunOptions { Settings = { ["Feeds:AllowedPrivateHosts"] = "127.0.0.1", ["Feeds:HostDelay"] = "00:00:00" } }, args);
}
