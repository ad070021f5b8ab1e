using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Channels.Web;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Channels.Web;
using BriefBot.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The Slack channel on a free port, over a store of its own. Unless asked to, nobody works the inbox off: it holds what came in.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _app;
    private readonly SqliteArticleStore _store;
    private readonly DirectoryInfo? _ownData;

    private SlackServer(WebApplication app, SqliteArticleStore store, DirectoryInfo? ownData)
    {
        (_app, _store, _ownData) = (app, store, ownData);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public IOutbox Outbox => Services.GetRequiredService<IOutbox>();

    public SlackIntake Intake => Services.GetRequiredService<SlackIntake>();

    public IInbox Inbox => Services.GetRequiredService<IInbox>();

    public IConversationStore Conversations => Services.GetRequiredService<IConversationStore>();

    private TimeProvider Time => Services.GetRequiredService<TimeProvider>();

    public static Task<SlackServer> StartAsync(params (string Key, string? Value)[] settings) => StartAsync(new SlackSetup { Settings = settings });

    public static async Task<SlackServer> StartAsync(SlackSetup setup)
    {
        var ownData = setup.Directory is null ? Directory.CreateTempSubdirectory("briefbot-slack-") : null;
        var directory = setup.Directory ?? ownData!.FullName;
        var store = await SqliteArticleStore.OpenAsync(directory, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        foreach (var article in setup.Articles)
            await WebServer.SaveAsync(store, article);
        var builder = LoopbackHost.NewBuilder();
        // The Web API is not reached unless a test puts something there.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BriefBot:DataDirectory"] = directory,
            ["Slack:SigningSecret"] = SigningSecret,
            ["Slack:BotToken"] = "xoxb-test",
            ["Slack:ApiBaseUrl"] = "http://127.0.0.1:9/api/",
            ["Slack:Transport"] = $"{TestTransport.Current}",
        });
        builder.Configuration.AddInMemoryCollection(setup.Settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        var database = store.Database;
        builder.Services
            .AddSingleton<TimeProvider>(setup.Time)
            .AddSingleton<IArticleStore>(store)
            .AddSingleton<IFeedbackStore>(new SqliteFeedbackStore(database))
            .AddSingleton(setup.Inbox?.Invoke(new SqliteInbox(database)) ?? new SqliteInbox(database))
            .AddSingleton<IOutbox>(new SqliteOutbox(database))
            .AddSingleton<IConversationStore>(new SqliteConversationStore(database))
            .AddSingleton<ITokenStore>(new SqliteTokenStore(database))
            .AddSingleton<PassageIndex>()
            .AddSingleton(new AnswerOptions())
            .AddSingleton<AnswerEngine>()
            .AddSingleton(provider => new IntentHandler(
                provider.GetRequiredService<AnswerEngine>(), store, ActivatorUtilities.CreateInstance<ConversationServices>(provider) with { Digests = TestDigests.Over(database) }))
            .AddSingleton<WakeSignal>()
            .AddWebChannel(builder.Configuration)
            .AddSlackChannel(builder.Configuration)
            .AddSlackSending();
        if (setup.Delivery is { } delivery)
            builder.Services.AddSingleton(new CorrectionOptions()).AddSingleton(new RetentionOptions()).AddConversationService().Replace(ServiceDescriptor.Singleton(delivery));
        if (setup.SocketMode is { } socketMode)
            builder.Services.Replace(ServiceDescriptor.Singleton(socketMode));
        var app = builder.Build();
        app.MapSlackChannel();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SlackServer(app, store, ownData);
    }

    public Task<HttpResponseMessage> PostEventAsync(JsonNode callback) =>
        PostAsync(SlackEndpoints.EventsPath, callback.ToJsonString());

    public Task<HttpResponseMessage> PostCommandAsync(Dictionary<string, string> fields) =>
        PostAsync(SlackEndpoints.CommandsPath, SlackRequest.Form(fields), SlackRequest.FormType);

    public Task<HttpResponseMessage> PostInteractionAsync(JsonNode payload) =>
        PostAsync(SlackEndpoints.InteractivityPath, SlackRequest.Form(new() { ["payload"] = payload.ToJsonString() }), SlackRequest.FormType);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), type);

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type)
    {
        using var request = SlackRequest.Signed(path, body, type, Time.GetUtcNow());
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Straight into the one way in, as either transport hands it.</summary>
    public Task<Acknowledgement> TakeAsync(PayloadKind kind, object payload) =>
        Intake.TakeAsync(new IncomingPayload(kind, JsonSerializer.SerializeToElement(payload)), TestContext.Current.CancellationToken);

    public Task<Acknowledgement> TakeEventAsync(JsonObject callback) => TakeAsync(PayloadKind.Event, callback);

    /// <summary>What is in the inbox, oldest first.</summary>
    public async Task<IReadOnlyList<InboxEvent>> StoredAsync()
    {
        var rows = await Inbox.ListAsync(null, 10_000, TestContext.Current.CancellationToken);
        var events = new List<InboxEvent>();
        foreach (var row in rows.Reverse())
            events.Add((await Inbox.FindAsync(row.Number, TestContext.Current.CancellationToken))!.Value.Event);
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _store.Dispose();
        _ownData?.Delete(recursive: true);
    }
}

internal sealed record SlackSetup
{
    public IReadOnlyList<(string Key, string? Value)> Settings { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Null for one that is deleted afterwards.</summary>
    public string? Directory { get; init; }

    /// <summary>Puts something around the inbox.</summary>
    public Func<IInbox, IInbox>? Inbox { get; init; }

    public SocketModeSettings? SocketMode { get; init; }

    /// <summary>Works the queues off; null to leave in the inbox what came in.</summary>
    public DeliverySettings? Delivery { get; init; }

    public IReadOnlyList<Article> Articles { get; init; } = [];
}

/// <summary>Requests as Slack signs them.</summary>
internal static class SlackRequest
{
    public const string FormType = "application/x-www-form-urlencoded";

    public static HttpRequestMessage Signed(string path, byte[] body, string type, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return With(path, body, type, timestamp, Sign(timestamp, body));
    }

    public static HttpRequestMessage With(string path, byte[] body, string type, string? timestamp, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (timestamp is not null)
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature);
        return request;
    }

    public static string Sign(string timestamp, byte[] body, string secret = SlackServer.SigningSecret) =>
        $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]))}";

    public static string Form(Dictionary<string, string> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
}
