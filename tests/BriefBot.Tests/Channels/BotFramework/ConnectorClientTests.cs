using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Core.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.BotFramework;

public class ConnectorClientTests : IAsyncLifetime
{
    private FakeConnector _fake = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ConnectorClient Connector => _services.GetRequiredService<ConnectorClient>();

    private string Service => _fake.Address.AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeConnector.StartAsync();
        _services = TeamsParts.Sending();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("19:a/b;messageid=1", "x?y#z")]
    [InlineData("a:b%2Fc", "ü 😀")]
    [InlineData("..\\..", "%2e%2e")]
    public async Task KeepsIdsWithinTheirSegment(string conversation, string activity)
    {
        await Connector.ReplyAsync(Service, conversation, activity, Say("Hi"), Cancellation);

        Assert.Equal(["v3", "conversations", conversation, "activities", activity], Assert.Single(_fake.Calls).Path);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task CallsNobodyForAnIdThatIsAStepInThePath(string id)
    {
        Assert.IsType<SendResult.Rejected>((await Connector.PostAsync(Service, id, Say("Hi"), Cancellation)).Result);
        Assert.Empty(_fake.Calls);
    }

    [Fact]
    public async Task FindsMembersAndTeams()
    {
        Assert.Equal("Ann", (string?)(await Connector.FindMemberAsync(Service, "19:x", "29:ann", Cancellation)).Body["name"]);
        Assert.Equal("News", (string?)(await Connector.FindTeamAsync(Service, "19:team", Cancellation)).Body["name"]);
        Assert.IsType<SendResult.Gone>((await Connector.ListChannelsAsync(Service, "19:team", Cancellation)).Result);
    }

    [Theory]
    [InlineData(400, "BadSyntax", typeof(SendResult.Rejected))]
    [InlineData(400, "MessageSizeTooBig", typeof(SendResult.TooLarge))]
    [InlineData(401, "Unauthorized", typeof(SendResult.RetryLater))]
    [InlineData(403, "MessageWritesBlocked", typeof(SendResult.Forbidden))]
    [InlineData(403, "BotDisabledByAdmin", typeof(SendResult.Forbidden))]
    [InlineData(404, "ConversationNotFound", typeof(SendResult.Gone))]
    [InlineData(405, "MethodNotAllowed", typeof(SendResult.Rejected))]
    [InlineData(410, "Gone", typeof(SendResult.Gone))]
    [InlineData(412, "PreconditionFailed", typeof(SendResult.RetryLater))]
    [InlineData(413, "RequestEntityTooLarge", typeof(SendResult.TooLarge))]
    [InlineData(429, "Throttled", typeof(SendResult.RetryLater))]
    [InlineData(500, "ServiceError", typeof(SendResult.Uncertain))]
    [InlineData(501, "NotImplemented", typeof(SendResult.Rejected))]
    [InlineData(502, "BadGateway", typeof(SendResult.RetryLater))]
    [InlineData(503, "ServiceUnavailable", typeof(SendResult.RetryLater))]
    [InlineData(504, "GatewayTimeout", typeof(SendResult.RetryLater))]
    public async Task TellsEachRefusalFromTheOthersAndWhy(int status, string code, Type expected)
    {
        _fake.Answer = _ => FakeConnector.Error(status, code);

        var result = (await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation)).Result;

        Assert.IsType(expected, result);
        Assert.Contains($"{status} {code}", result.ToString(), StringComparison.Ordinal);
        // Behind a gateway that gives up it may have been taken.
        Assert.Equal(status is 502 or 504, result is SendResult.RetryLater { MayHaveArrived: true });
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT", null)]
    [InlineData("soon", null)]
    [InlineData("999999999", 86_400)]
    public async Task WaitsAsLongAsItIsAskedTo(string header, int? seconds)
    {
        _fake.Answer = _ => new WithRetryAfter(header);

        var later = Assert.IsType<SendResult.RetryLater>((await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation)).Result);

        Assert.Equal(seconds, later.After?.TotalSeconds);
    }

    [Fact]
    public async Task WaitsUntilTheInstantThatItIsGiven()
    {
        _fake.Answer = _ => new WithRetryAfter(TimeProvider.System.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture));

        var later = Assert.IsType<SendResult.RetryLater>((await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation)).Result);

        Assert.InRange(later.After!.Value.TotalSeconds, 60, 90);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("""{"id":17}""")]
    [InlineData("")]
    public async Task TakesAnAnswerThatSaysNoIdForArrived(string body)
    {
        _fake.Answer = _ => Results.Text(body, statusCode: 202);

        var sent = Assert.IsType<SendResult.Sent>((await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation)).Result);

        Assert.Null(sent.PlatformMessageId);
    }

    [Fact]
    public async Task FollowsNoRedirect()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        _fake.Answer = _ => Results.Redirect(elsewhere.Address.AbsoluteUri, preserveMethod: true);

        Assert.IsType<SendResult.Rejected>((await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation)).Result);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task IsSureThatNothingWasSentWhereNobodyListens()
    {
        await _fake.DisposeAsync();

        Assert.IsType<SendResult.RetryLater>((await Connector.PostAsync("http://127.0.0.1:1/", "19:x", Say("Hi"), Cancellation)).Result);
    }

    [Fact]
    public async Task SendsNoTokenInLocalTesting()
    {
        await Connector.PostAsync(Service, "19:x", Say("Hi"), Cancellation);

        Assert.Null(Assert.Single(_fake.Calls).Authorization);
    }

    [Fact]
    public async Task SendsItsTokenToTheServiceAndWritesItIntoNoLog()
    {
        var network = new Network();
        var log = new ListLog();
        var options = new BotFrameworkOptions { AppId = "app", AppPassword = "the-secret", TenantId = "t" };
        await using var services = TeamsParts.Sending(options, change: collection =>
        {
            collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            collection.AddHttpClient(ConnectorClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => network);
            collection.AddSingleton(provider => new ConnectorTokens(
                provider.GetRequiredService<IOptions<BotFrameworkOptions>>(), new HttpClientTransport(new HttpClient(network, disposeHandler: false))));
        });

        await services.GetRequiredService<ConnectorClient>().PostAsync("https://smba.example/emea", "19:x", Say("Hi"), Cancellation);

        Assert.Equal([("login.microsoftonline.com", null), ("smba.example", "Bearer the-token")], network.Asked.Distinct());
        Assert.DoesNotContain(log.Lines, line => line.Contains("the-token", StringComparison.Ordinal) || line.Contains("the-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("token-2", typeof(SendResult.Sent), 2)]
    [InlineData("none", typeof(SendResult.RetryLater), 2)]
    [InlineData("token-1", typeof(SendResult.Sent), 1)]
    public async Task ATokenThatIsRefusedIsRenewedAndTriedOnceMore(string taken, Type expected, int calls)
    {
        var network = new RefusingNetwork(taken);
        await using var services = WithNetwork(network);
        var connector = services.GetRequiredService<ConnectorClient>();

        Assert.IsType(expected, (await connector.PostAsync("https://smba.example/", "19:x", Say("Hi"), Cancellation)).Result);
        Assert.Equal(calls, network.Bearers.Count);
        Assert.Equal(network.Bearers.Order().Distinct(), network.Bearers);
        if (taken == "none")
            return;
        // What was renewed is kept.
        Assert.IsType<SendResult.Sent>((await connector.PostAsync("https://smba.example/", "19:x", Say("Hi"), Cancellation)).Result);
        Assert.Equal(taken, network.Bearers.Last());
        Assert.Equal(calls, network.Issued);
    }

    [Fact]
    public async Task ManyWhoAreRefusedAtOnceRenewTheTokenOnce()
    {
        var network = new RefusingNetwork("token-2");
        await using var services = WithNetwork(network);
        var connector = services.GetRequiredService<ConnectorClient>();

        await services.GetRequiredService<ConnectorTokens>().GetAsync(Cancellation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ =>
            Task.Run(() => connector.PostAsync("https://smba.example/", "19:x", Say("Hi"), Cancellation))));

        Assert.All(answers, answer => Assert.IsType<SendResult.Sent>(answer.Result));
        Assert.Equal(2, network.Issued);
    }

    [Fact]
    public async Task TriesLaterWhereItGetsNoToken()
    {
        var options = new BotFrameworkOptions { AppId = "app", CertificatePath = "/nowhere/bot.pfx", TenantId = "t" };
        await using var services = TeamsParts.Sending(options);

        var answer = await services.GetRequiredService<ConnectorClient>().PostAsync("https://smba.example/", "19:x", Say("Hi"), Cancellation);

        Assert.StartsWith("no token: ", Assert.IsType<SendResult.RetryLater>(answer.Result).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "https://smba.example/emea/")]
    [InlineData(true, "http://10.0.0.1/")]
    [InlineData(true, "ftp://127.0.0.1/")]
    [InlineData(true, "http://user@127.0.0.1/")]
    [InlineData(true, "http://127.0.0.1/?x=")]
    [InlineData(true, "/v3")]
    [InlineData(false, "http://127.0.0.1/")]
    [InlineData(false, "http://smba.example/")]
    public async Task CallsNobodyWhoMayNotBeCalled(bool localTesting, string service)
    {
        var options = new BotFrameworkOptions { AppId = "app", AppPassword = "secret", TenantId = "t", LocalTesting = localTesting };
        await using var services = TeamsParts.Sending(options);

        var answer = await services.GetRequiredService<ConnectorClient>().PostAsync(service, "19:x", Say("Hi"), Cancellation);

        Assert.IsType<SendResult.Rejected>(answer.Result);
    }

    private static ServiceProvider WithNetwork(HttpMessageHandler network) => TeamsParts.Sending(
        new BotFrameworkOptions { AppId = "app", AppPassword = "the-secret", TenantId = "t" },
        change: collection =>
        {
            collection.AddHttpClient(ConnectorClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => network);
            collection.AddSingleton(provider => new ConnectorTokens(
                provider.GetRequiredService<IOptions<BotFrameworkOptions>>(), new HttpClientTransport(new HttpClient(network, disposeHandler: false))));
        });

    private static JsonObject Say(string text) => new() { ["type"] = "message", ["text"] = text };

    /// <summary>Everybody whom the program could talk to.</summary>
    private sealed class Network : HttpMessageHandler
    {
        public List<(string Host, string? Authorization)> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add((request.RequestUri!.Host, request.Headers.Authorization?.ToString()));
            return Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent("""{"id":"1","token_type":"Bearer","expires_in":86400,"access_token":"the-token"}""", Encoding.UTF8, "application/json"),
            });
        }
    }

    /// <summary>An authority that numbers its tokens, and a connector that takes one of them.</summary>
    private sealed class RefusingNetwork(string taken) : HttpMessageHandler
    {
        private int _issued;

        public ConcurrentQueue<string> Bearers { get; } = [];

        public int Issued => Volatile.Read(ref _issued);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host != "smba.example")
            {
                var number = request.RequestUri.AbsolutePath.Contains("/token", StringComparison.Ordinal) ? Interlocked.Increment(ref _issued) : 0;
                return Task.FromResult(Json(200, $$"""{"token_type":"Bearer","expires_in":86400,"access_token":"token-{{number}}"}"""));
            }
            var bearer = request.Headers.Authorization!.Parameter!;
            Bearers.Enqueue(bearer);
            return Task.FromResult(bearer == taken ? Json(201, """{"id":"1"}""") : Json(401, """{"error":{"code":"Unauthorized","message":"Authorization has been denied"}}"""));
        }

        private static HttpResponseMessage Json(int status, string body) => new((System.Net.HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
    }

    private sealed class ListLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private sealed class WithRetryAfter(string header) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = header;
            return FakeConnector.Error(429, "Throttled").ExecuteAsync(httpContext);
        }
    }
}
