using System.Net;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.Web;

/// <summary>Who may use the page and its API, and from where.</summary>
public sealed class WebAccessTests
{
    private const string Key = "correct-horse-battery";
    private const string Question = """{"question": "Who?"}""";
    private static readonly IPAddress Outside = IPAddress.Parse("192.0.2.7");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task NeedsNoKeyOnLoopback(string local)
    {
        await using var server = await WebServer.StartAsync(new Setup { LocalAddress = IPAddress.Parse(local) });

        using var page = await server.GetAsync("/");
        using var reply = await server.PostAsync("/api/ask", Question);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/ask")]
    [InlineData("/api/feedback")]
    [InlineData("/sign-in")]
    public async Task IsNotThereOutsideLoopbackWithoutAKey(string path)
    {
        await using var server = await WebServer.StartAsync(new Setup { LocalAddress = Outside });

        using var response = path.StartsWith("/api", StringComparison.Ordinal)
            ? await server.PostAsync(path, Question)
            : await server.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task IsNotThereBehindAProxyWithoutAKey(string header, string value)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.GetAsync("/", (header, value));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task IsNotOpenedByAHeaderThatClaimsLoopback()
    {
        await using var server = await WebServer.StartAsync(new Setup { LocalAddress = Outside });

        using var response = await server.GetAsync("/", ("X-Forwarded-For", "127.0.0.1"), ("X-Real-IP", "127.0.0.1"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task AsksEverybodyForTheKeyThatIsSet()
    {
        await using var server = await WithKeyAsync();

        using var page = await server.GetAsync("/");
        using var reply = await server.PostAsync("/api/ask", Question);

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("sign-in", page.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task SignsInWithACookieThatHoldsNoKey()
    {
        await using var server = await WithKeyAsync();

        using var signedIn = await SignInAsync(server, Key);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);
        using var page = await server.GetAsync("/", ("Cookie", cookie.Split(';')[0]));
        using var reply = await server.PostAsync("/api/ask", Question, ("Cookie", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Fact]
    public async Task CountsEachVisitorAloneAndThePersonAtTheMachineNotAtAll()
    {
        var limits = new LimitOptions { PerUser = 2 };
        await using var server = await WebServer.StartAsync(new Setup { Settings = { ["Web:AccessKey"] = Key }, Limits = limits });
        using var first = await SignInAsync(server, Key);
        using var second = await SignInAsync(server, Key);
        await using var open = await WebServer.StartAsync(new Setup { Limits = limits });

        // The third is told that it was too much, the fourth nothing.
        Assert.Equal([200, 200, 200, 429], await AskFourTimesAsync(server, ("Cookie", Cookie(first))));
        Assert.Equal([200, 200, 200, 429], await AskFourTimesAsync(server, ("Cookie", Cookie(second))));
        Assert.Equal([200, 200, 200, 429], await AskFourTimesAsync(server, ("Authorization", $"Bearer {Key}")));
        Assert.Equal([200, 200, 200, 200], await AskFourTimesAsync(open));
    }

    [Fact]
    public async Task EndsASessionAfterThirtyDays()
    {
        await using var server = await WithKeyAsync();
        using var signedIn = await SignInAsync(server, Key);
        var cookie = Cookie(signedIn);

        server.Setup.Time.Now += TimeSpan.FromDays(30);
        using var page = await server.GetAsync("/", ("Cookie", cookie));

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task RefusesACookieWhoseExpiryWasChanged()
    {
        await using var server = await WithKeyAsync();
        using var signedIn = await SignInAsync(server, Key);
        var cookie = Cookie(signedIn);

        using var page = await server.GetAsync("/", ("Cookie", cookie.Replace("=1", "=2", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("Bearer " + Key, HttpStatusCode.OK)]
    [InlineData("bearer " + Key, HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic " + Key, HttpStatusCode.Unauthorized)]
    public async Task TakesTheKeyAsABearerToken(string authorization, HttpStatusCode expected)
    {
        await using var server = await WithKeyAsync();

        using var reply = await server.PostAsync("/api/ask", Question, ("Authorization", authorization));

        Assert.Equal(expected, reply.StatusCode);
    }

    [Fact]
    public async Task AllowsTenWrongKeysAMinuteAcrossPageAndApi()
    {
        await using var server = await WithKeyAsync();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await SignInAsync(server, "wrong");
            using var wrongToken = await server.PostAsync("/api/ask", Question, ("Authorization", "Bearer wrong"));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, wrongToken.StatusCode);
        }

        using var blocked = await SignInAsync(server, Key);
        using var blockedToken = await server.PostAsync("/api/ask", Question, ("Authorization", $"Bearer {Key}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, blockedToken.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), blocked.Headers.RetryAfter!.Delta);

        server.Setup.Time.Now += TimeSpan.FromMinutes(1);
        using var later = await SignInAsync(server, Key);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task SaysOnThePageThatTheKeyIsWrong()
    {
        await using var server = await WithKeyAsync();

        using var response = await SignInAsync(server, "<wrong>");

        var page = await response.TextAsync();
        Assert.Contains("""role="alert">That is not the access key.<""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:3978", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:9", HttpStatusCode.OK)]
    [InlineData("[::1]:3978", HttpStatusCode.OK)]
    [InlineData("news.example.org", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("reader.example.org", HttpStatusCode.BadRequest)]
    public async Task AnswersToItsOwnNamesOnly(string host, HttpStatusCode expected)
    {
        await using var server = await WebServer.StartAsync(new Setup
        {
            Settings = { ["Web:AllowedHosts"] = "other.example, news.example.org", ["Reader:PublicBaseUrl"] = "https://reader.example.org" },
        });

        using var page = await server.GetAsync("/", ("Host", host));
        using var reply = await server.PostAsync("/api/ask", Question, ("Host", host));

        Assert.Equal(expected, page.StatusCode);
        Assert.Equal(expected, reply.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:1", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:3978", HttpStatusCode.OK)]
    public async Task RefusesPostsThatOtherSitesMakeABrowserSend(string header, string value, HttpStatusCode expected)
    {
        await using var server = await WebServer.StartAsync();

        using var reply = await server.PostAsync("/api/ask", Question, ("Host", "localhost:3978"), (header, value));

        Assert.Equal(expected, reply.StatusCode);
    }

    [Fact]
    public async Task GrantsNothingToOtherOrigins()
    {
        await using var server = await WebServer.StartAsync();

        using var preflight = await server.SendAsync(
            HttpMethod.Options, "/api/ask", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));
        using var reply = await server.PostAsync("/api/ask", Question, ("Origin", "https://evil.example"));

        foreach (var response in new[] { preflight, reply })
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.False(preflight.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app.js")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/read/nothing")]
    [InlineData("/health")]
    public async Task SendsHeadersThatTakeAwayWhatPagesDoNotNeed(string path)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.GetAsync(path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task SpendsAnAssetOnceOnABrowserThatHasIt()
    {
        await using var server = await WebServer.StartAsync();
        using var first = await server.GetAsync("/assets/app.css");

        using var second = await server.GetAsync("/assets/app.css", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static Task<WebServer> WithKeyAsync() => WebServer.StartAsync(new Setup { Settings = { ["Web:AccessKey"] = Key } });

    private static Task<HttpResponseMessage> SignInAsync(WebServer server, string key) =>
        server.SendAsync(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent([new("key", key)]));

    private static string Cookie(HttpResponseMessage signedIn) => signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private static async Task<IReadOnlyList<int>> AskFourTimesAsync(WebServer server, params (string Name, string Value)[] headers)
    {
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await server.PostAsync("/api/ask", Question, headers);
            statuses.Add((int)response.StatusCode);
        }
        return statuses;
    }
}
