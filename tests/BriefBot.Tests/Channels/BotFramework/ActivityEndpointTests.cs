using System.Net;
using System.Net.Http.Headers;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Hosting;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>What the endpoint answers before anybody looks at what was said.</summary>
public class ActivityEndpointTests
{
    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("OPTIONS", 405)]
    public async Task TakesPostsOnly(string method, int status)
    {
        await using var server = await TeamsServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\"} trailing")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}")]
    public async Task RejectsWhatIsNoActivity(string body)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(body, server.Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("recipient")]
    public async Task RejectsAMessageFromNobodyOrNowhere(string missing)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(Activities.Says("hello").With(missing, null));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task CapsSizeAndDepth()
    {
        await using var server = await TeamsServer.StartAsync();
        using (var large = await server.PostAsync(Activities.Says(new string('x', ActivityReader.MaxBody))))
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        var chunked = Activities.Says(new string('x', ActivityReader.MaxBody)).ToJsonString();
        using (var large = await server.PostAsync(chunked, server.Token, request => request.Headers.TransferEncodingChunked = true))
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        var deep = $"{{\"type\":\"message\",\"value\":{new string('[', 100)}{new string(']', 100)}}}";
        using (var response = await server.PostAsync(deep, server.Token))
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using (var response = await server.PostAsync(Activities.Says("x").With("id", new string('1', 3_000))))
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task RejectsBytesThatAreNoText()
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync("", server.Token, request =>
            request.Content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task IsNotThereWhileTheChannelIsOff()
    {
        await using var server = await TeamsServer.StartAsync(new TeamsSetup
        {
            Settings = { ["BotFramework:AppId"] = null, ["BotFramework:AppPassword"] = null, ["BotFramework:TenantId"] = null },
        });
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Head, HttpMethod.Get })
        {
            using var response = await server.Client.SendAsync(new HttpRequestMessage(method, "/api/messages"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("tenant-1", 200)]
    [InlineData("TENANT-1", 200)]
    [InlineData("tenant-2", 403)]
    [InlineData("", 403)]
    public async Task ServesAllowedTenantsOnly(string tenant, int status)
    {
        await using var server = await TeamsServer.StartAsync(new TeamsSetup { Settings = { ["BotFramework:AllowedTenants"] = "tenant-1, tenant-9" } });
        foreach (var activity in new[] { Activities.Says("x", tenant: tenant), Activities.Search("x", tenant: tenant), Activities.Personal("conversationUpdate", tenant: tenant) })
        {
            using var response = await server.PostAsync(activity);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task LocalTestingTakesMessagesFromThisMachineWithoutAToken()
    {
        await using var server = await LocalAsync();
        Assert.Equal(200, await StatusAsync(server));
        Assert.Equal(200, await StatusAsync(server, serviceUrl: "http://localhost:56150/_connector"));
        Assert.Equal(200, await StatusAsync(server, serviceUrl: "http://[::1]:56150"));
        Assert.Equal(3, (await server.EventsAsync()).Count);
    }

    [Fact]
    public async Task LocalTestingRefusesWhatMayComeFromElsewhere()
    {
        await using var server = await LocalAsync();
        Assert.Equal(401, await StatusAsync(server, serviceUrl: "https://smba.trafficmanager.net/emea/"));
        Assert.Equal(401, await StatusAsync(server, serviceUrl: "http://127.0.0.1.evil.test/"));
        Assert.Equal(401, await StatusAsync(server, serviceUrl: "http://localhost@evil.test/"));
        Assert.Equal(401, await StatusAsync(server, serviceUrl: "file:///tmp"));
        Assert.Equal(401, await StatusAsync(server, serviceUrl: null));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.Host = "evil.test"));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.Add("X-Forwarded-For", "203.0.113.7")));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.Add("X-Forwarded-Host", "tunnel.test")));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.Add("Forwarded", "for=203.0.113.7")));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.Add("Origin", "https://evil.test")));
        Assert.Equal(401, await StatusAsync(server, request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain")));
        Assert.Equal(401, await StatusAsync(server, request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer garbage")));
        Assert.Empty(await server.EventsAsync());
    }

    [Fact]
    public async Task LocalTestingListensOnThisMachineOnly()
    {
        var problem = await Assert.ThrowsAsync<SettingsException>(() => LocalAsync("http://0.0.0.0:0"));
        Assert.Contains("BotFramework:LocalTesting", problem.Message, StringComparison.Ordinal);
    }

    private static Task<TeamsServer> LocalAsync(string url = "http://127.0.0.1:0") => TeamsServer.StartAsync(new TeamsSetup
    {
        Environment = "Development",
        Url = url,
        Settings = { ["BotFramework:AppId"] = null, ["BotFramework:AppPassword"] = null, ["BotFramework:TenantId"] = null, ["BotFramework:LocalTesting"] = "true" },
    });

    private static Task<int> StatusAsync(TeamsServer server, Action<HttpRequestMessage> change) => StatusAsync(server, "http://127.0.0.1:56150", change);

    private static async Task<int> StatusAsync(TeamsServer server, string? serviceUrl = "http://127.0.0.1:56150", Action<HttpRequestMessage>? change = null)
    {
        using var response = await server.PostAsync(Activities.Says("sources").With("serviceUrl", serviceUrl).ToJsonString(), null, change);
        return (int)response.StatusCode;
    }
}
