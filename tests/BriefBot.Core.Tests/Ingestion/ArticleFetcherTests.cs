using System.IO.Compression;
using System.Net;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class ArticleFetcherTests : IAsyncDisposable
{
    private readonly SiteOnLoopback _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task FetchesAPageAndNamesItself()
    {
        _site.Page("/a", "<p>é</p>");

        var page = Assert.IsType<FetchedPage>(await Fetch("/a"));

        Assert.Equal("<p>é</p>"u8.ToArray(), page.Content);
        Assert.Equal((true, "utf-8"), (page.IsHtml, page.Charset));
        Assert.Contains("User-Agent: BriefBot/1.0", _site.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotConnectToThisMachineUnlessItIsAllowed()
    {
        _site.Page("/a", "<p>secret</p>");

        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]" })
        {
            var failure = Assert.IsType<FetchFailure>(await Fetch(_site.Address("/a", host), new FeedOptions()));
            Assert.Contains("is not on the public internet", failure.Reason, StringComparison.Ordinal);
        }
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task ChecksEachAddressThatARedirectLeadsTo()
    {
        _site.Redirect("/a", _site.Address("/b", "localhost").AbsoluteUri);
        _site.Page("/b", "<p>secret</p>");

        var failure = Assert.IsType<FetchFailure>(await Fetch("/a"));

        Assert.Contains("\"localhost\" is not on the public internet", failure.Reason, StringComparison.Ordinal);
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task FollowsRedirectsToTheAddressWhereThePageIs()
    {
        _site.Redirect("/a", "b?x=1");
        _site.Page("/b?x=1", "<p>here</p>");

        Assert.Equal(_site.Address("/b?x=1"), Assert.IsType<FetchedPage>(await Fetch("/a")).Address);
    }

    [Theory]
    [InlineData("/loop", "redirects more than 5 times")]
    [InlineData("ftp://127.0.0.1/", "\"ftp:\" addresses are not fetched")]
    [InlineData("file:///etc/passwd", "\"file:\" addresses are not fetched")]
    public async Task GivesUpOnARedirectThatLeadsNowhere(string to, string reason)
    {
        _site.Redirect("/loop", to);

        Assert.Contains(reason, Assert.IsType<FetchFailure>(await Fetch("/loop")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", "There is no page at this address (404)")]
    [InlineData("403 Forbidden", "does not let this page be fetched (403)")]
    [InlineData("429 Too Many Requests", "slow down (429)")]
    [InlineData("503 Service Unavailable", "a failure of its own (503)")]
    public async Task SaysWhatTheSiteAnswered(string status, string reason)
    {
        _site.Answer("/a", status, "Content-Length: 0", []);

        Assert.Contains(reason, Assert.IsType<FetchFailure>(await Fetch("/a")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/png")]
    [InlineData("application/json")]
    public async Task RefusesWhatIsNoPage(string type)
    {
        _site.Page("/a", "x", type);

        Assert.Contains(type, Assert.IsType<FetchFailure>(await Fetch("/a")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusesAPageThatIsTooLargeAlsoWhenItWasPacked()
    {
        var options = Allowed();
        options.MaxBytes = 1000;
        _site.Page("/long", new string('x', 1001));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(new byte[5_000_000]);
        _site.Answer("/bomb", "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", packed.ToArray());
        _site.Answer("/said", "200 OK", "Content-Type: text/html\r\nContent-Length: 999999", []);

        foreach (var path in new[] { "/long", "/bomb", "/said" })
            Assert.Contains("The page is larger", Assert.IsType<FetchFailure>(await Fetch(_site.Address(path), options)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task SaysSoWhenAPageCannotBeUnpacked(string packing)
    {
        _site.Answer("/a", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {packing}", [.. Enumerable.Repeat((byte)0xD7, 200)]);

        Assert.Contains("something unreadable", Assert.IsType<FetchFailure>(await Fetch("/a")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivesUpOnASilentSite()
    {
        var options = Allowed();
        options.Timeout = TimeSpan.FromMilliseconds(50);

        Assert.Contains("did not deliver", Assert.IsType<FetchFailure>(await Fetch(_site.Address("/silent"), options)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsWhenItIsTold()
    {
        using var stop = new CancellationTokenSource();
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Allowed()));
        var fetching = new ArticleFetcher(client, Allowed()).FetchAsync(_site.Address("/silent"), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task ReadsAnArticleFromItsAddress()
    {
        _site.Page("/a", """
            <title>Harbour reopens after fire</title><article><p>Dozens of ships waited for two days off the coast, says the harbour master.</p>
            <p>The port opened again on Wednesday, when the wind had died down.</p></article>
            """);
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Allowed()));
        var reader = new ArticleReader(new ArticleFetcher(client, Allowed()));

        var read = await reader.ReadAsync([_site.Address("/a").AbsoluteUri], null, null, TestContext.Current.CancellationToken)
            .SingleAsync(TestContext.Current.CancellationToken);

        var draft = Assert.IsType<ReadArticle>(read).Draft;
        Assert.Equal("Harbour reopens after fire", draft.Title);
        Assert.Equal(_site.Address("/a"), draft.Url);
        Assert.Equal(_site.Address("/a").AbsoluteUri, draft.SourceId);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("100.100.100.200")]
    [InlineData("127.8.9.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1%2")]
    [InlineData("2001::1")]
    public void Contains_Private(string address) => Assert.True(PrivateAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2a00:1450:4001::1")]
    public void Contains_Public(string address) => Assert.False(PrivateAddresses.Contains(IPAddress.Parse(address)));

    private Task<FetchResult> Fetch(string path) => Fetch(_site.Address(path), Allowed());

    private static async Task<FetchResult> Fetch(Uri address, FeedOptions options)
    {
        using var client = new HttpClient(ArticleFetcher.CreateHandler(options));
        return await new ArticleFetcher(client, options).FetchAsync(address, TestContext.Current.CancellationToken);
    }

    private static FeedOptions Allowed() => new() { AllowedPrivateHosts = ["127.0.0.1"] };
}
