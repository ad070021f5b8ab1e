using System.Net;
using System.Text.Json;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Slack;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;
using BriefBot.Operations;
using BriefBot.Tests.Channels;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace BriefBot.Tests.Operations;

public sealed class HealthEndpointsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamesEveryPartOfAServerThatIsReady()
    {
        using var folder = await News.StoredAsync();
        var options = new RunOptions { Settings = { ["BotFramework:AppId"] = "app-1", ["BotFramework:AppPassword"] = "hush-hush", ["BotFramework:TenantId"] = "t" } };
        await using var server = await RunningServer.StartAsync(folder, options, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), await GetAsync(server.Address, "healthz"));
        var (status, body) = await GetAsync(server.Address, "readyz");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"ready","parts":{"process":"ok","store":"ok","index":"ok","teams":"on","slack":"off"}}""", body);
        Assert.DoesNotContain("hush", body);
    }

    [Fact]
    public async Task IsNotReadyWhileTheStoreFailsAndLivesAllTheSame()
    {
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.LastChangeAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new StoreException(StoreFault.Locked, "The store /var/lib/secret is in use."));
        await using var app = await StartAsync(store.Object, TimeProvider.System);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(new Uri(app.Urls.Single()), "healthz")).Status);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"not ready","parts":{"process":"ok","store":"failing","index":"failing","teams":"off","slack":"off"}}"""),
            await GetAsync(new Uri(app.Urls.Single()), "readyz"));
    }

    [Fact]
    public async Task AStoreThatDoesNotAnswerIsNotWaitedFor()
    {
        var store = new Mock<IArticleStore>();
        var time = new ManualTime();
        store.Setup(s => s.LastChangeAsync(It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<long>().Task);
        await using var app = await StartAsync(store.Object, time);

        var asked = GetAsync(new Uri(app.Urls.Single()), "readyz");
        while (!time.Waiting.Contains(TimeSpan.FromSeconds(4)))
            await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(4));

        var (status, body) = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("\"store\":\"slow\"", body);
    }

    [Fact]
    public async Task NamesAChannelWhoseMessagesDoNotArriveAndStaysReady()
    {
        await using var app = await StartAsync(Mock.Of<IArticleStore>(), TimeProvider.System, ("BotFramework:AppId", "app-1"));
        var health = app.Services.GetRequiredService<ChannelHealth>();
        for (var failure = 0; failure < 5; failure++)
            health.Sent("teams", new SendResult.Forbidden("no"));

        Assert.Equal((HttpStatusCode.OK, "trouble sending"), await TeamsAsync(app));
        health.Sent("teams", new SendResult.Sent("1"));
        Assert.Equal((HttpStatusCode.OK, "on"), await TeamsAsync(app));
    }

    private static async Task<(HttpStatusCode, string?)> TeamsAsync(WebApplication app)
    {
        var (status, body) = await GetAsync(new Uri(app.Urls.Single()), "readyz");
        return (status, JsonDocument.Parse(body).RootElement.GetProperty("parts").GetProperty("teams").GetString());
    }

    private static async Task<WebApplication> StartAsync(IArticleStore store, TimeProvider time, params (string Key, string Value)[] settings)
    {
        var builder = LoopbackHost.NewBuilder();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services
            .AddSingleton(time)
            .AddSingleton(store)
            .AddSingleton(_ => new PassageIndex(store))
            .AddSingleton<ChannelHealth>()
            .AddSingleton<Readiness>()
            .Configure<BotFrameworkOptions>(options => options.Read(builder.Configuration))
            .Configure<SlackOptions>(options => options.Read(builder.Configuration));
        var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(Cancel);
        return app;
    }

    [Fact]
    public async Task TheHealthCommandAsksTheServer()
    {
        using var folder = await News.StoredAsync();
        string address;
        await using (var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0"))
        {
            address = server.Address.ToString();
            var alive = await CommandRun.OfAsync(folder, "health", "--url", address);
            Assert.Equal((0, "{\"status\":\"ok\"}\n", ""), (alive.Status, alive.Output, alive.Error));
            var ready = await CommandRun.OfAsync(folder, new RunOptions { Settings = { ["ASPNETCORE_URLS"] = address.Replace("127.0.0.1", "+") } }, "health", "--ready");
            Assert.Equal((0, ""), (ready.Status, ready.Error));
            Assert.Contains("\"index\":\"ok\"", ready.Output);
        }
        var gone = await CommandRun.OfAsync(folder, "health", "--url", address);
        Assert.Equal((1, ""), (gone.Status, gone.Output));
        Assert.StartsWith($"{address}healthz does not answer: ", gone.Error);
    }

    [Theory]
    [InlineData("http://+:3978", "http://127.0.0.1:3978/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://[::]:3978", "http://[::1]:3978/")]
    [InlineData("https://localhost:3978;http://127.0.0.1:1", "https://localhost:3978/")]
    public void Reachable_IsTheFirstAddressAsAProgramHereCallsIt(string urls, string expected) =>
        Assert.Equal(expected, ListenAddresses.Read(urls, new ConfigurationBuilder().Build()).Reachable.ToString());

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(Uri server, string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path)) { Headers = { Host = "10.1.2.3" } };
        using var response = await client.SendAsync(request, Cancel);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
