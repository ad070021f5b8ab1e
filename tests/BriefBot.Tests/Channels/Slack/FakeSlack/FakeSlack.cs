using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Tests.Platforms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>
/// A workspace on a free port of this machine: the Web API with its limits, response addresses, Socket Mode. It outlives
/// every bot that talks to it, and remembers what it took.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string Team = "T1TEAM";
    public const string Bot = "U0BOT";
    public const string Channel = "C1NEWS";
    public const string DirectMessage = "D1ANN";
    public const string Ann = "U1ANN";
    public const string BotToken = "xoxb-test-bot";
    public const string AppToken = "xapp-test-app";
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopping;
    private readonly RateBuckets _buckets = new();
    private readonly Lock _lock = new();
    private readonly List<SlackCall> _calls = [];
    private readonly List<Task> _late = [];

    private FakeSlack(WebApplication app)
    {
        _app = app;
        _stopping = _stop.Token;
        State = new SlackState();
        Methods = new SlackApiMethods(State, this);
        Sockets = new SlackSockets();
    }

    public SlackState State { get; }

    public SlackSockets Sockets { get; }

    /// <summary>Ends with a slash.</summary>
    public Uri ApiBaseUrl => new(Address, "api/");

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Decides about each call.</summary>
    public Func<SlackCall, SlackFault> Fault { get; set; } = _ => SlackFault.None;

    /// <summary>Hears of each message as soon as it is taken, before the sender does.</summary>
    public Action<PostedMessage> Taken { get; set; } = _ => { };

    /// <summary>How long a slow answer and a late message take.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromMilliseconds(300);

    public bool HasLimits { get; set; } = true;

    /// <summary>How often a caller was told to slow down by the limits (not by a staged fault).</summary>
    public int Throttled { get; private set; }

    public IReadOnlyList<SlackCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    private SlackApiMethods Methods { get; }

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = LoopbackHost.NewBuilder();
        var app = builder.Build();
        var fake = new FakeSlack(app);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.Map("/api/{method}", (HttpContext context, string method) => fake.AnswerAsync(context, method));
        app.MapPost("/response/{id}", (HttpContext context, string id) => fake.AnswerAsync(context, "response_url", id));
        app.Map("/link", context => fake.Sockets.TalkAsync(context, fake._stopping));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Where the answer to a command may be posted, five times.</summary>
    public string NewResponseUrl(string channel, string user) => new Uri(Address, $"response/{State.NewResponseId(channel, user)}").ToString();

    /// <summary>The address of a connection that can be opened once.</summary>
    public string NewSocketUrl() =>
        new UriBuilder(new Uri(Address, "link")) { Scheme = "ws", Query = $"ticket={Sockets.NewTicket()}" }.Uri.ToString();

    /// <summary>Completes when every late message is there.</summary>
    public async Task SettleAsync()
    {
        Task[] late;
        lock (_lock)
            late = [.. _late];
        await Task.WhenAll(late);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Sockets.DropAll();
        // At once: what is still under way is of no interest any more.
        await _app.StopAsync(_stopping);
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, string method, string? responseId = null)
    {
        var call = await ReadAsync(context, method, responseId);
        lock (_lock)
            _calls.Add(call);
        var fault = Fault(call);
        switch (fault.Kind)
        {
            case ChannelFault.ThrottledForASecond:
                await ThrottleAsync(context, TimeSpan.FromSeconds(1));
                return;
            case ChannelFault.Throttled:
                await ThrottleAsync(context, null);
                return;
            case ChannelFault.DroppedBeforeAcceptance:
                context.Abort();
                return;
            case ChannelFault.DroppedAfterAcceptance:
                Accept(call, responseId);
                context.Abort();
                return;
            case ChannelFault.Late:
                lock (_lock)
                    _late.Add(AcceptLateAsync(call, responseId));
                context.Abort();
                return;
            case ChannelFault.Gone or ChannelFault.Forbidden or ChannelFault.TooLarge or ChannelFault.Rejected:
                await WriteAsync(context, SlackApiMethods.Error(fault.Error!), fault.Status);
                return;
        }
        if (HasLimits && _buckets.Take(call) is var wait && wait > TimeSpan.Zero)
        {
            lock (_lock)
                Throttled++;
            await ThrottleAsync(context, wait);
            return;
        }
        var answer = Accept(call, responseId);
        if (fault.Kind == ChannelFault.Slow)
            await Task.Delay(Lag, _stopping);
        await WriteAsync(context, answer);
    }

    private JsonObject Accept(SlackCall call, string? responseId) => responseId is null ? Methods.Call(call) : Methods.Respond(responseId, call);

    private async Task AcceptLateAsync(SlackCall call, string? responseId)
    {
        await Task.Delay(Lag, _stopping);
        Accept(call, responseId);
    }

    private static async Task<SlackCall> ReadAsync(HttpContext context, string method, string? responseId)
    {
        var arguments = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (context.Request.HasFormContentType)
        {
            foreach (var (name, value) in await context.Request.ReadFormAsync(context.RequestAborted))
                arguments[name] = value.ToString();
        }
        else if (context.Request.ContentLength > 0 || responseId is not null)
        {
            var json = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
            foreach (var (name, value) in json)
                arguments[name] = value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "null";
        }
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : arguments.GetValueOrDefault("token");
        return new SlackCall(method, token, arguments);
    }

    private static Task ThrottleAsync(HttpContext context, TimeSpan? after)
    {
        if (after is { } wait)
            context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, SlackApiMethods.Error("ratelimited"), StatusCodes.Status429TooManyRequests);
    }

    private static async Task WriteAsync(HttpContext context, JsonObject answer, int status = 200)
    {
        context.Response.StatusCode = status == 200 && context.Request.Path.StartsWithSegments("/response") && answer["ok"]?.GetValue<bool>() == false
            ? StatusCodes.Status404NotFound
            : status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
