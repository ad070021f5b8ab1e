using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Web;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Channels.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>
/// The Teams channel's incoming half on Kestrel over a store on disk, with an issuer of its own. No worker runs by itself:
/// a test works the inbox off when it wants to, and what would be sent is kept.
/// </summary>
internal sealed class TeamsServer : IAsyncDisposable
{
    public const string AppId = "7c0b8e8a-bot";
    public const string ServiceUrl = "https://smba.trafficmanager.test/emea/";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;
    private readonly SqliteArticleStore _store;

    private TeamsServer(WebApplication app, DirectoryInfo data, SqliteArticleStore store, TokenIssuer issuer)
    {
        (_app, _data, _store, Issuer) = (app, data, store, issuer);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Token = issuer.Sign(TokenDraft.Of());
    }

    public TokenIssuer Issuer { get; }

    public HttpClient Client { get; }

    /// <summary>Good for an hour.</summary>
    public string Token { get; }

    public SentMessages Sent { get; } = new();

    public IServiceProvider Services => _app.Services;

    public IInbox Inbox => _app.Services.GetRequiredService<IInbox>();

    public IConversationStore Conversations => _app.Services.GetRequiredService<IConversationStore>();

    public IFeedbackStore Feedback => _app.Services.GetRequiredService<IFeedbackStore>();

    public LogShelf Log => _app.Services.GetRequiredService<LogShelf>();

    public static async Task<TeamsServer> StartAsync(TeamsSetup? setup = null)
    {
        setup ??= new TeamsSetup();
        var issuer = await TokenIssuer.StartAsync();
        var data = Directory.CreateTempSubdirectory("briefbot-teams-");
        var store = await SqliteArticleStore.OpenAsync(data.FullName, new EmbeddedTextAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var article in setup.Articles)
            await WebServer.SaveAsync(store, article);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment });
        builder.WebHost.UseUrls(setup.Url);
        var log = new LogShelf();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Configuration.AddInMemoryCollection(Settings(setup, issuer, data));
        Register(builder.Services, setup, store, log, builder.Configuration);
        var app = builder.Build();
        app.MapBotFrameworkChannel(new ListenAddresses([setup.Url]));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TeamsServer(app, data, store, issuer);
    }

    /// <summary>Posts it as the platform does.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) => PostAsync(activity.ToJsonString(), token ?? Token);

    public async Task<HttpResponseMessage> PostAsync(string body, string? token, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        change?.Invoke(request);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What is answered in the response itself.</summary>
    public async Task<JsonElement> InvokeAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Works inbox and outbox off; returns what was sent in doing so.</summary>
    public async Task<IReadOnlyList<SentMessage>> WorkAsync()
    {
        var before = Sent.All.Count;
        var settings = new DeliverySettings();
        var channels = new Dictionary<string, IChannelClient> { ["teams"] = Sent };
        var (outbox, intents) = (_app.Services.GetRequiredService<IOutbox>(), _app.Services.GetRequiredService<IntentHandler>());
        var incoming = new InboxWorker(Inbox, outbox, intents.HandleAsync, channels, settings, TimeProvider.System, Random.Shared, Complain);
        var outgoing = new OutboxWorker(outbox, _store, channels, new Throttle(TimeProvider.System), settings, TimeProvider.System, Random.Shared, Complain);
        while (await incoming.TakeAsync("test", CancellationToken.None) is { } leased)
            await incoming.HandleAsync(leased, CancellationToken.None);
        while (await outgoing.TakeAsync("test", CancellationToken.None) is { } leased)
            await outgoing.HandleAsync(leased, CancellationToken.None);
        return [.. Sent.All.Skip(before)];
    }

    /// <summary>Everything that was ever stored in the inbox, oldest first.</summary>
    public async Task<IReadOnlyList<InboxEvent>> EventsAsync()
    {
        var rows = await Inbox.ListAsync(null, int.MaxValue, CancellationToken.None);
        var events = new List<InboxEvent>();
        foreach (var row in rows.OrderBy(row => row.Number))
            events.Add((await Inbox.FindAsync(row.Number, CancellationToken.None))!.Value.Event);
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Issuer.DisposeAsync();
        _store.Dispose();
        _data.Delete(recursive: true);
    }

    private static Dictionary<string, string?> Settings(TeamsSetup setup, TokenIssuer issuer, DirectoryInfo data)
    {
        var settings = new Dictionary<string, string?>
        {
            ["BriefBot:DataDirectory"] = data.FullName,
            ["Logging:LogLevel:Default"] = "Information",
            ["BotFramework:AppId"] = AppId,
            ["BotFramework:AppPassword"] = "secret",
            ["BotFramework:TenantId"] = "tenant-1",
            ["BotFramework:OpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["BotFramework:Issuer"] = TokenIssuer.Issuer,
            ["BotFramework:Transport"] = $"{TestTransport.Current}",
        };
        foreach (var (key, value) in setup.Settings)
            settings[key] = value;
        return settings;
    }

    private static void Register(IServiceCollection services, TeamsSetup setup, SqliteArticleStore store, LogShelf log, IConfiguration configuration) => services
        .AddSingleton(setup.Time)
        .AddSingleton(log)
        .AddSingleton<IArticleStore>(store)
        .AddSingleton<IFeedbackStore>(new SqliteFeedbackStore(store.Database))
        .AddSingleton<IInbox>(new SqliteInbox(store.Database))
        .AddSingleton<IOutbox>(new SqliteOutbox(store.Database))
        .AddSingleton<IConversationStore>(new SqliteConversationStore(store.Database))
        .AddSingleton<PassageIndex>()
        .AddSingleton(new AnswerOptions { Strictness = Strictness.Eager })
        .AddSingleton<AnswerEngine>()
        .AddSingleton(provider => new ConversationServices(
            provider.GetRequiredService<IConversationStore>(), provider.GetRequiredService<IFeedbackStore>(), TimeProvider.System)
        {
            Scopes = new Scopes(setup.Scopes),
            Digests = TestDigests.Over(store.Database),
        })
        .AddSingleton<IntentHandler>()
        .AddSingleton<WakeSignal>()
        .AddSingleton<Throttle>()
        .AddSingleton(new CorrectionOptions())
        .AddWebChannel(configuration)
        .AddBotFrameworkChannel(configuration);

    private static void Complain(string message, Exception? exception) => throw new InvalidOperationException(message, exception);
}

/// <summary>What a test changes about the server.</summary>
internal sealed class TeamsSetup
{
    public string Environment { get; init; } = "Production";

    public string Url { get; init; } = "http://127.0.0.1:0";

    public Dictionary<string, string?> Settings { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IReadOnlyList<Article> Articles { get; init; } = [TestArticles.Bridge, TestArticles.Brug];

    public ScopeOptions Scopes { get; init; } = new();
}

internal sealed record SentMessage(string Id, OutboxDelivery Delivery, Reply? Reply, string? Replaced);

/// <summary>A channel's client that keeps what it is given.</summary>
internal sealed class SentMessages : IChannelClient
{
    public List<SentMessage> All { get; } = [];

    public ChannelCapabilities Capabilities { get; } = new() { Channel = "teams", Updates = true, Threads = true, MaxTextLength = 20_000 };

    public Task<SendResult> SendAsync(OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        var id = platformMessageId ?? $"ours-{All.Count + 1}";
        All.Add(new SentMessage(id, delivery, reply, platformMessageId));
        return Task.FromResult<SendResult>(new SendResult.Sent(id));
    }

    public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(new LookUpResult(LookUpOutcome.NotFound));
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogShelf : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
        {
            if (_lines.Count < 100_000)
                _lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
