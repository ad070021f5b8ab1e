using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Tests.Platforms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>
/// The Bot Connector of Teams on Kestrel: takes, changes and deletes activities, refuses what Teams refuses, throttles by
/// Teams' limits, and fails or cuts connections when a test says so.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>100 KB in UTF-16.</summary>
    private const int LongestMessage = 100 * 1024 / 2;

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<TakenActivity> _taken = [];
    private readonly Dictionary<string, SendLimits> _limits = [];
    private readonly Dictionary<string, SendLimits> _tenants = [];
    private readonly Queue<long> _arrivals = [];
    private readonly ConcurrentBag<Task> _late = [];
    private int _ids;
    private int _exceeded;

    private FakeConnector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public Func<ConnectorCall, ChannelFault> Fault { get; set; } = _ => ChannelFault.None;

    /// <summary>What it answers instead of its own doing; null for that.</summary>
    public Func<ConnectorCall, IResult?> Answer { get; set; } = _ => null;

    /// <summary>What it says although it has done what it was asked; null for what it did.</summary>
    public Func<ConnectorCall, IResult?> AnswerAfterwards { get; set; } = _ => null;

    /// <summary>Hears of each message as soon as it is taken, before the sender does.</summary>
    public Action<TakenActivity> Taken { get; set; } = _ => { };

    public TimeSpan Lag { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many messages a second it takes of one tenant, whatever their conversations; null for any number.</summary>
    public int? PerTenant { get; init; }

    /// <summary>The most messages that came within a second, whatever their conversations ("plan for 30 a second").</summary>
    public int BusiestSecond { get; private set; }

    /// <summary>How often a sender broke Teams' limits.</summary>
    public int Exceeded => Volatile.Read(ref _exceeded);

    public ConcurrentQueue<ConnectorCall> Calls { get; } = [];

    /// <summary>In the order in which they were taken; typing not among them.</summary>
    public IReadOnlyList<TakenActivity> Messages
    {
        get
        {
            lock (_lock)
                return [.. _taken.Where(activity => activity.Type == "message" && !activity.IsDeleted)];
        }
    }

    public int TypingShown
    {
        get
        {
            lock (_lock)
                return _taken.Count(activity => activity.Type == "typing");
        }
    }

    public static async Task<FakeConnector> StartAsync(int? perTenant = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new FakeConnector(app) { PerTenant = perTenant };
        app.Run(connector.ServeAsync);
        await app.StartAsync();
        return connector;
    }

    public Task SettleAsync() => Task.WhenAll(_late);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var call = await ConnectorCall.ReadAsync(context.Request);
        Calls.Enqueue(call);
        if (Answer(call) is { } answer)
        {
            await answer.ExecuteAsync(context);
            return;
        }
        switch (Fault(call))
        {
            case ChannelFault.Slow:
                var slow = Accept(call);
                await Task.Delay(Lag);
                await slow.ExecuteAsync(context);
                break;
            case ChannelFault.ThrottledForASecond:
                context.Response.Headers.RetryAfter = "1";
                await Error(429, "TooManyRequests").ExecuteAsync(context);
                break;
            case ChannelFault.Throttled:
                await Error(429, "TooManyRequests").ExecuteAsync(context);
                break;
            case ChannelFault.DroppedAfterAcceptance:
                Accept(call);
                context.Abort();
                break;
            case ChannelFault.DroppedBeforeAcceptance:
                context.Abort();
                break;
            case ChannelFault.Late:
                _late.Add(AcceptLateAsync(call));
                context.Abort();
                break;
            case ChannelFault.Gone:
                await Error(404, "ConversationNotFound").ExecuteAsync(context);
                break;
            case ChannelFault.Forbidden:
                await Error(403, "MessageWritesBlocked").ExecuteAsync(context);
                break;
            case ChannelFault.TooLarge:
                await Error(413, "MessageSizeTooBig").ExecuteAsync(context);
                break;
            case ChannelFault.Rejected:
                await Error(400, "BadSyntax").ExecuteAsync(context);
                break;
            default:
                var done = Accept(call);
                await (AnswerAfterwards(call) ?? done).ExecuteAsync(context);
                break;
        }
    }

    public static IResult Error(int status, string code) =>
        Results.Json(new { error = new { code, message = $"{code} happened", innerHttpError = (object?)null } }, statusCode: status);

    private async Task AcceptLateAsync(ConnectorCall call)
    {
        await Task.Delay(Lag);
        Accept(call);
    }

    private IResult Accept(ConnectorCall call)
    {
        lock (_lock)
        {
            return (call.Method, call.Path) switch
            {
                ("POST", ["v3", "conversations"]) => Create(call),
                ("POST", ["v3", "conversations", var conversation, "activities"]) => Take(call, conversation, null),
                ("POST", ["v3", "conversations", var conversation, "activities", var answered]) => Take(call, conversation, answered),
                ("PUT", ["v3", "conversations", _, "activities", var id]) =>
                    ProblemWith(call.Body) ?? Change(id, activity => activity with { Activity = call.Body, Updates = activity.Updates + 1 }),
                ("DELETE", ["v3", "conversations", _, "activities", var id]) => Change(id, activity => activity with { IsDeleted = true }),
                ("GET", ["v3", "conversations", _, "members", var id]) => Results.Json(new { id, name = "Ann" }),
                ("GET", ["v3", "teams", var id]) => Results.Json(new { id, name = "News" }),
                _ => Error(404, "ResourceNotFound"),
            };
        }
    }

    private IResult Create(ConnectorCall call)
    {
        if ((bool?)call.Body["isGroup"] == false)
            return Results.Json(new { id = $"a:with-{(string?)call.Body["members"]![0]!["id"]}" }, statusCode: 201);
        var channel = (string)call.Body["channelData"]!["channel"]!["id"]!;
        var activity = (JsonObject)call.Body["activity"]!;
        if (ProblemWith(activity) is { } problem)
            return problem;
        var taken = Keep(call, activity, channel, null);
        return Results.Json(new { id = $"{channel};messageid={taken.Id}", activityId = taken.Id }, statusCode: 201);
    }

    private IResult Take(ConnectorCall call, string conversation, string? answered)
    {
        if (TimeSpan.FromTicks(long.Max(Wait(conversation).Ticks, WaitOfTenant(call.Body).Ticks)) is { Ticks: > 0 } wait)
        {
            Interlocked.Increment(ref _exceeded);
            return new Throttled(wait);
        }
        return ProblemWith(call.Body)
            ?? (answered is null || call.Body["replyToId"] is not { } named || (string?)named == answered ? null : Error(400, "ReplyToIdDiffers"))
            ?? Results.Json(new { id = Keep(call, call.Body, conversation, answered).Id }, statusCode: 201);
    }

    private TimeSpan Wait(string conversation)
    {
        var now = TimeProvider.System.GetTimestamp();
        _arrivals.Enqueue(now);
        while (TimeProvider.System.GetElapsedTime(_arrivals.Peek(), now) > TimeSpan.FromSeconds(1))
            _arrivals.Dequeue();
        BusiestSecond = Math.Max(BusiestSecond, _arrivals.Count);
        if (!_limits.TryGetValue(conversation, out var limits))
            _limits.Add(conversation, limits = new SendLimits(TimeProvider.System));
        return limits.TryTake();
    }

    private TimeSpan WaitOfTenant(JsonObject activity)
    {
        if (PerTenant is not { } most || (string?)activity["conversation"]?["tenantId"] is not { } tenant)
            return TimeSpan.Zero;
        if (!_tenants.TryGetValue(tenant, out var limits))
            _tenants.Add(tenant, limits = new SendLimits(TimeProvider.System, (most, TimeSpan.FromSeconds(1))));
        return limits.TryTake();
    }

    private TakenActivity Keep(ConnectorCall call, JsonObject activity, string conversation, string? answered)
    {
        var taken = new TakenActivity(string.Create(CultureInfo.InvariantCulture, $"{1_800_000_000_000 + ++_ids}"), conversation, answered, activity);
        _taken.Add(taken);
        Taken(taken);
        return taken;
    }

    private IResult Change(string id, Func<TakenActivity, TakenActivity> change)
    {
        var place = _taken.FindIndex(activity => activity.Id == id && !activity.IsDeleted);
        if (place < 0)
            return Error(404, "ActivityNotFoundInConversation");
        _taken[place] = change(_taken[place]);
        return Results.Json(new { id });
    }

    private static IResult? ProblemWith(JsonObject activity)
    {
        if ((string?)activity["type"] == "typing")
            return null;
        if (activity.ToJsonString().Length > 6 * LongestMessage || ConnectorCall.Utf16Length(activity) > LongestMessage)
            return Error(413, "MessageSizeTooBig");
        var roots = (activity["entities"] as JsonArray ?? []).Count(entity => (string?)entity!["type"] == "https://schema.org/Message");
        if (roots > 1)
            return Error(400, "BadArgument");
        return string.IsNullOrEmpty((string?)activity["text"]) && activity["attachments"] is not JsonArray { Count: > 0 } ? Error(400, "EmptyMessage") : null;
    }

    private sealed class Throttled(TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Error(429, "TooManyRequests").ExecuteAsync(httpContext);
        }
    }
}
