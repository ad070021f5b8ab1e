using System.Net;
using BriefBot.Channels.BotFramework.Access;
using BriefBot.Tests.Channels.Web;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>The issuer's keys: fetched seldom, renewed when needed, and an outage is no bad token.</summary>
public sealed class KeySetTests
{
    private readonly ManualTime _time = new(WebServer.Start);

    [Fact]
    public async Task FetchesOnceForManyRequestsAtOnce()
    {
        await using var server = await StartAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => StatusAsync(server, "key-1")));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, server.Issuer.Fetches);
    }

    [Fact]
    public async Task ANewKeyIsKnownAtItsFirstUse()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-1"));
        server.Issuer.AddKey("key-2", "msteams");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-2"));
        Assert.Equal(2, server.Issuer.Fetches);
    }

    [Fact]
    public async Task UnknownKeysAreLookedForOnceAMinute()
    {
        await using var server = await StartAsync();
        await StatusAsync(server, "key-1");
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, $"nobody-{i}"));
        Assert.Equal(2, server.Issuer.Fetches);
        _time.Now += KeySet.RefreshAtMost;
        server.Issuer.AddKey("key-2", "msteams");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-2"));
        Assert.Equal(3, server.Issuer.Fetches);
    }

    [Fact]
    public async Task TokensThatCanNeverBeGoodFetchNothing()
    {
        await using var server = await StartAsync();
        foreach (var draft in new[] { TokenDraft.Of() with { Algorithm = "none" }, TokenDraft.Of() with { KeyId = null }, TokenDraft.Of() with { Algorithm = "HS256" } })
        {
            using var response = await server.PostAsync(Activities.Says("x"), server.Issuer.Sign(draft));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
        Assert.Equal(0, server.Issuer.Fetches);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("no keys")]
    [InlineData("broken off")]
    public async Task WithoutKeysThePlatformIsToTryAgain(string outage)
    {
        await using var server = await StartAsync();
        server.Issuer.Outage = context => BreakAsync(context, outage);
        using (var response = await server.PostAsync(Activities.Says("x")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter);
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, "key-1"));
        Assert.Equal(1, server.Issuer.Fetches);
        server.Issuer.Outage = null;
        _time.Now += KeySet.RetryAfter;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-1"));
    }

    [Fact]
    public async Task KnownKeysStayGoodDuringAnOutage()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-1"));
        server.Issuer.Outage = context => BreakAsync(context, "status");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, "key-2"));
        _time.Now += KeySet.StaleAfter;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "key-1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, "key-2"));
        server.Issuer.Outage = null;
        _time.Now += KeySet.RetryAfter;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "key-2"));
    }

    [Fact]
    public async Task FetchesAgainAfterADay()
    {
        await using var server = await StartAsync();
        await StatusAsync(server, "key-1");
        _time.Now += KeySet.StaleAfter - TimeSpan.FromSeconds(1);
        await StatusAsync(server, "key-1");
        Assert.Equal(1, server.Issuer.Fetches);
        _time.Now += TimeSpan.FromSeconds(1);
        await StatusAsync(server, "key-1");
        Assert.Equal(2, server.Issuer.Fetches);
    }

    private Task<TeamsServer> StartAsync() => TeamsServer.StartAsync(new TeamsSetup { Time = _time });

    private static async Task<HttpStatusCode> StatusAsync(TeamsServer server, string key)
    {
        using var response = await server.PostAsync(Activities.Says("x"), server.Issuer.Sign(TokenDraft.Of() with { KeyId = key }));
        return response.StatusCode;
    }

    private static Task BreakAsync(HttpContext context, string outage)
    {
        switch (outage)
        {
            case "garbage":
                return context.Response.WriteAsync("<html>");
            case "no keys":
                return context.Response.WriteAsync("{}");
            case "broken off":
                context.Abort();
                return Task.CompletedTask;
            default:
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
        }
    }
}
