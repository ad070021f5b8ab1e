using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
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

    /// <summary>However this machine, or one that is not to be reached, is written.</summary>
    public static TheoryData<string> PrivateHosts => new(
        "127.0.0.1", "127.1", "127.0.1", "127.8.9.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "0", "0.0.0.0",
        "localhost", "LOCALHOST", "localhost.",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[fe80::1%1]",
        "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.100.100.200", "168.63.129.16",
        "169.254.169.254", "2852039166", "0xa9fea9fe", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]");

    [Theory]
    [MemberData(nameof(PrivateHosts))]
    [InlineData("１２７.0.0.1")]
    [InlineData("127。0。0。1")]
    public async Task ConnectsToNoPrivateAddressHoweverItIsWritten(string host)
    {
        var (result, reached) = await FetchUnconnectedAsync(_site.Address("/latest/meta-data/", host));

        Assert.Contains("is not on the public internet", Assert.IsType<FetchFailure>(result).Reason, StringComparison.Ordinal);
        Assert.Empty(reached);
    }

    [Theory]
    [MemberData(nameof(PrivateHosts))]
    public async Task ConnectsToNoPrivateAddressThatARedirectNames(string host)
    {
        _site.Redirect("/a", _site.Address("/b", host).OriginalString);

        var (result, reached) = await FetchUnconnectedAsync(_site.Address("/a", "public.example"), "public.example");

        Assert.Contains("is not on the public internet", Assert.IsType<FetchFailure>(result).Reason, StringComparison.Ordinal);
        Assert.Single(reached);
    }

    [Fact]
    public async Task ConnectsToTheVeryAddressThatWasCheckedWhateverTheNameMeansNext()
    {
        _site.Redirect("/a", "/b");
        _site.Page("/b", "<p>here</p>");
        var answers = new Queue<IPAddress[]>([[IPAddress.Parse("8.8.8.8")], [IPAddress.Loopback], [IPAddress.IPv6Loopback]]);
        var reached = new List<IPAddress>();
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Connector(new FeedOptions(), (_, _) => Task.FromResult(answers.Dequeue()), reached)));
        var fetcher = new ArticleFetcher(client, new FeedOptions());

        // The site closes each connection, so the redirect has the name looked up anew.
        var failure = Assert.IsType<FetchFailure>(await fetcher.FetchAsync(_site.Address("/a", "rebound.example"), TestContext.Current.CancellationToken));

        Assert.Contains("\"rebound.example\" is not on the public internet", failure.Reason, StringComparison.Ordinal);
        Assert.False(failure.IsTemporary);
        Assert.Equal([IPAddress.Parse("8.8.8.8")], reached);
        Assert.Single(answers);
    }

    [Fact]
    public async Task OfSeveralAddressesOnlyThePublicOnesAreConnectedTo()
    {
        _site.Page("/a", "<p>here</p>");
        var reached = new List<IPAddress>();
        IPAddress[] answer = [IPAddress.Loopback, IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::ffff:10.0.0.1"), IPAddress.Parse("2a00:1450:4001::1")];
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Connector(new FeedOptions(), (_, _) => Task.FromResult(answer), reached)));

        Assert.IsType<FetchedPage>(await new ArticleFetcher(client, new FeedOptions()).FetchAsync(_site.Address("/a", "mixed.example"), TestContext.Current.CancellationToken));

        Assert.Equal([answer[1], answer[3]], reached);
    }

    [Theory]
    [InlineData("localhost", "localhost", true)]
    [InlineData("LocalHost", "localhost", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "2130706433", true)]
    [InlineData("localhost.", "localhost", true)]
    [InlineData("localhost", "localhost.", true)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("[::1]", "[::1]", true)]
    [InlineData("localhost", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "localhost", false)]
    [InlineData("host", "localhost", false)]
    [InlineData("localhost", "localhost.example", false)]
    [InlineData("*", "localhost", false)]
    [InlineData("", "localhost", false)]
    public async Task AllowsThePrivateHostsThatAreNamedAndNoOthers(string allowed, string host, bool isAllowed)
    {
        _site.Page("/a", "<p>ours</p>");
        var options = new FeedOptions { AllowedPrivateHosts = [allowed] };
        var reached = new List<IPAddress>();
        Task<IPAddress[]> LookUp(string name, CancellationToken cancellationToken) =>
            name.EndsWith(".example", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : Dns.GetHostAddressesAsync(name, cancellationToken);
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Connector(options, LookUp, reached)));

        var result = await new ArticleFetcher(client, options).FetchAsync(_site.Address("/a", host), TestContext.Current.CancellationToken);

        Assert.Equal((isAllowed, isAllowed), (result is FetchedPage, reached.Count > 0));
    }

    /// <summary>A proxy would make the connections, and unseen; cookies would tell one site's visits apart.</summary>
    [Fact]
    public void LeavesNothingToAProxyNorToTheHandlersOwnRedirects()
    {
        using var handler = ArticleFetcher.CreateHandler(new FeedOptions());

        Assert.Equal((false, false, false), (handler.UseProxy, handler.AllowAutoRedirect, handler.UseCookies));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Long: ")]
    [InlineData("H")]
    public async Task GivesUpOnASiteThatDrips(string beginning)
    {
        _site.Drip("/drip", beginning);
        var options = Allowed();
        options.Timeout = TimeSpan.FromMilliseconds(200);

        var failure = Assert.IsType<FetchFailure>(await Fetch(_site.Address("/drip"), options));

        Assert.Contains("did not deliver", failure.Reason, StringComparison.Ordinal);
        Assert.True(failure.IsTemporary);
    }

    [Fact]
    public async Task RefusesAHeadWithoutAnEnd()
    {
        _site.Answer("/a", "200 OK", string.Concat(Enumerable.Range(0, 3000).Select(i => $"X-Header-{i}: {new string('x', 40)}\r\n")) + "Content-Type: text/html", "<p>x</p>"u8.ToArray());

        Assert.Contains("cannot be understood", Assert.IsType<FetchFailure>(await Fetch("/a")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 500", "The connection broke off")]
    [InlineData("Transfer-Encoding: chunked", "The connection broke off")]
    public async Task APageThatIsCutOffIsNoPage(string header, string reason)
    {
        var body = header.Contains("chunked", StringComparison.Ordinal) ? "1f4\r\n<p>Only the beginning" : "<p>Only the beginning";
        _site.Answer("/a", "200 OK", $"Content-Type: text/html\r\n{header}", Encoding.ASCII.GetBytes(body));

        var failure = Assert.IsType<FetchFailure>(await Fetch("/a"));

        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.True(failure.IsTemporary);
    }

    [Theory]
    [InlineData("301 Moved Permanently", true)]
    [InlineData("308 Permanent Redirect", true)]
    [InlineData("302 Found", false)]
    [InlineData("307 Temporary Redirect", false)]
    public async Task TellsAMoveForGoodFromOneForTheTimeBeing(string status, bool isForGood)
    {
        _site.Answer("/a", status, "Location: /b\r\nContent-Length: 0", []);
        _site.Page("/b", "<p>here</p>");

        Assert.Equal(isForGood ? _site.Address("/b") : null, Assert.IsType<FetchedPage>(await Fetch("/a")).MovedTo);
        Assert.Null(Assert.IsType<FetchedPage>(await Fetch("/b")).MovedTo);
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

    [Fact]
    public async Task NamesTheHostThatIsNotKnownWhereARedirectLed()
    {
        _site.Redirect("/a", "http://nowhere.invalid/");

        Assert.Contains("\"nowhere.invalid\" is not known", Assert.IsType<FetchFailure>(await Fetch("/a")).Reason, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("Content-Length: 1001")]
    [InlineData("Connection: close")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task RefusesAPageThatIsTooLargeHoweverItIsSent(string header)
    {
        var options = Allowed();
        options.MaxBytes = 1000;
        foreach (var size in new[] { 1000, 1001 })
        {
            var body = new string('x', size);
            if (header.Contains("chunked", StringComparison.Ordinal))
                body = $"{size:x}\r\n{body}\r\n0\r\n\r\n";
            _site.Answer($"/{size}", "200 OK", $"Content-Type: text/html\r\n{header.Replace("1001", $"{size}", StringComparison.Ordinal)}", Encoding.ASCII.GetBytes(body));
        }

        Assert.Equal(1000, Assert.IsType<FetchedPage>(await Fetch(_site.Address("/1000"), options)).Content.Length);
        Assert.Contains("The page is larger", Assert.IsType<FetchFailure>(await Fetch(_site.Address("/1001"), options)).Reason, StringComparison.Ordinal);
    }

    /// <summary>The body never comes: whoever waits for it runs out of time, which is another reason.</summary>
    [Fact]
    public async Task BelievesAPageThatSaysItIsTooLarge()
    {
        _site.Answer("/said", "200 OK", "Content-Type: text/html\r\nContent-Length: 99999999", []);

        Assert.Contains("The page is larger", Assert.IsType<FetchFailure>(await Fetch("/said")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task UnpacksNoMoreThanIsAllowed(string packing)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 60; i++)
                stream.Write(zeros);
        }
        Assert.True(packed.Length < 100_000);
        _site.Answer("/bomb", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {packing}", packed.ToArray());
        foreach (var kind in Enum.GetValues<FetchKind>())
        {
            var failure = Assert.IsType<FetchFailure>(await Fetch(_site.Address("/bomb"), Allowed(), kind));
            Assert.Contains("The page is larger than 10 MB", failure.Reason, StringComparison.Ordinal);
        }
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
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
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

    private static async Task<FetchResult> Fetch(Uri address, FeedOptions options, FetchKind kind = FetchKind.Page)
    {
        using var client = new HttpClient(ArticleFetcher.CreateHandler(options));
        return await new ArticleFetcher(client, options).FetchAsync(new FetchRequest(address) { Kind = kind }, TestContext.Current.CancellationToken);
    }

    /// <summary>With the machine's own look-ups, save that <paramref name="publicName"/> leads to a public address.</summary>
    private async Task<(FetchResult Result, List<IPAddress> Reached)> FetchUnconnectedAsync(Uri address, string publicName = "")
    {
        var reached = new List<IPAddress>();
        Task<IPAddress[]> LookUp(string name, CancellationToken cancellationToken) =>
            name == publicName ? Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")]) : Dns.GetHostAddressesAsync(name, cancellationToken);
        using var client = new HttpClient(ArticleFetcher.CreateHandler(Connector(new FeedOptions(), LookUp, reached)));
        return (await new ArticleFetcher(client, new FeedOptions()).FetchAsync(address, TestContext.Current.CancellationToken), reached);
    }

    /// <summary>Whatever address it is told to connect to is noted; the site of this test answers in its place.</summary>
    private GuardedConnector Connector(FeedOptions options, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, List<IPAddress> reached) => new(options)
    {
        LookUp = lookUp,
        Connect = async (addresses, _, cancellationToken) =>
        {
            reached.AddRange(addresses);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, _site.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    private static FeedOptions Allowed() => new() { AllowedPrivateHosts = ["127.0.0.1"] };
}
