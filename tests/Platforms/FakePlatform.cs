using System.Net;
using System.Net.Sockets;

namespace BriefBot.Tests.Platforms;

/// <summary>
/// A small chat platform on a free port of this machine, in the test's own process: it outlives every bot that talks to
/// it, and remembers what it took.
/// </summary>
internal sealed class FakePlatform : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<FakeMessage> _messages = [];
    private readonly List<Task> _late = [];
    private readonly Task _serving;
    private int _ids;
    private int _sends;
    private int _typing;

    public FakePlatform()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Decides about each request.</summary>
    public Func<FakeRequest, ChannelFault> Fault { get; set; } = _ => ChannelFault.None;

    /// <summary>Hears of each message as soon as it is taken, before the sender does.</summary>
    public Action<FakeMessage> Taken { get; set; } = _ => { };

    /// <summary>How long a slow answer and a late message take.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>In characters; longer ones are too large.</summary>
    public int LongestText { get; set; } = 4_000;

    /// <summary>In the order in which they were taken.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    public int Sends => Volatile.Read(ref _sends);

    public int TypingShown => Volatile.Read(ref _typing);

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
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }
        await Task.WhenAll(connections);
    }

    private async Task TalkAsync(TcpClient connection)
    {
        using var closing = connection;
        connection.NoDelay = true;
        try
        {
            while (await HttpExchange.ReadAsync(connection.GetStream(), _stop.Token) is { } exchange)
            {
                if (!await RespondAsync(exchange))
                {
                    // A reset, as a crashed server leaves it.
                    connection.LingerState = new LingerOption(true, 0);
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The bot was killed or does not wait any longer.
        }
    }

    /// <returns>False to cut the connection.</returns>
    private async Task<bool> RespondAsync(HttpExchange exchange)
    {
        if (exchange.Path == "/typing")
            Interlocked.Increment(ref _typing);
        else if (exchange.Method != "GET")
            Interlocked.Increment(ref _sends);
        switch (Fault(FakeRequest.Of(exchange)))
        {
            case ChannelFault.Slow:
                var (lateStatus, lateBody) = Accept(exchange);
                await Task.Delay(Lag, _stop.Token);
                await AnswerAsync(exchange, lateStatus, lateBody);
                return true;
            case ChannelFault.ThrottledForASecond:
                await AnswerAsync(exchange, 429, "", "Retry-After: 1\r\n");
                return true;
            case ChannelFault.Throttled:
                await AnswerAsync(exchange, 429, "");
                return true;
            case ChannelFault.DroppedAfterAcceptance:
                Accept(exchange);
                return false;
            case ChannelFault.DroppedBeforeAcceptance:
                return false;
            case ChannelFault.Late:
                lock (_lock)
                    _late.Add(AcceptLateAsync(exchange));
                return false;
            case ChannelFault.Gone:
                await AnswerAsync(exchange, 404, "");
                return true;
            case ChannelFault.Forbidden:
                await AnswerAsync(exchange, 403, "");
                return true;
            case ChannelFault.TooLarge:
                await AnswerAsync(exchange, 413, "");
                return true;
            case ChannelFault.Rejected:
                await AnswerAsync(exchange, 400, "");
                return true;
            default:
                var (status, body) = Accept(exchange);
                await AnswerAsync(exchange, status, body);
                return true;
        }
    }

    private async Task AcceptLateAsync(HttpExchange exchange)
    {
        await Task.Delay(Lag, _stop.Token);
        Accept(exchange);
    }

    private Task AnswerAsync(HttpExchange exchange, int status, string body, string headers = "") =>
        exchange.AnswerAsync(status, body, headers, _stop.Token);

    private (int Status, string Body) Accept(HttpExchange exchange)
    {
        lock (_lock)
        {
            var id = Uri.UnescapeDataString(exchange.Path.Split('/', '=')[^1]);
            return exchange.Method switch
            {
                "POST" when exchange.Path == "/messages" => Post(FakeRequest.Of(exchange).Post!),
                "POST" => (200, ""),
                "GET" => _messages.Find(message => message.DeliveryId == id) is { } found ? (200, found.Id) : (204, ""),
                "PUT" => Change(id, message => message with { Text = exchange.Body, Updates = message.Updates + 1 }),
                _ => Change(id, message => message with { IsDeleted = true }),
            };
        }
    }

    private (int Status, string Body) Post(FakePost post)
    {
        if (post.Text.Length > LongestText)
            return (413, "");
        var id = $"m{++_ids}";
        var message = new FakeMessage(
            id, post.DeliveryId, post.Conversation, post.Thread, post.Answers, post.Text, post.Sender, TimeProvider.System.GetUtcNow());
        _messages.Add(message);
        Taken(message);
        return (200, id);
    }

    private (int Status, string Body) Change(string id, Func<FakeMessage, FakeMessage> change)
    {
        var place = _messages.FindIndex(message => message.Id == id && !message.IsDeleted);
        if (place < 0)
            return (404, "");
        _messages[place] = change(_messages[place]);
        return (200, id);
    }
}
