using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>
/// Socket Mode: says hello, hands each envelope to one connection, and hands it to another one when its connection ends
/// before it was acknowledged.
/// </summary>
internal sealed class SlackSockets
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _tickets = [];
    private readonly List<WebSocket> _open = [];
    private readonly List<Envelope> _waiting = [];
    private int _ids;
    private int _next;

    /// <summary>How many connections there were in all.</summary>
    public int Opened { get; private set; }

    public int Count
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    /// <summary>How often each envelope was sent.</summary>
    public Dictionary<string, int> Deliveries { get; } = [];

    public string NewTicket()
    {
        lock (_lock)
        {
            var ticket = $"t{++_ids}";
            _tickets.Add(ticket);
            return ticket;
        }
    }

    /// <param name="type">"events_api", "slash_commands" or "interactive".</param>
    /// <returns>The payload that came with the acknowledgement; null when it had none.</returns>
    public async Task<JsonNode?> SendAsync(string type, JsonObject payload, CancellationToken cancellationToken)
    {
        Envelope envelope;
        lock (_lock)
        {
            envelope = new Envelope($"e{++_ids}", new JsonObject { ["type"] = type, ["payload"] = payload, ["accepts_response_payload"] = type != "events_api" });
            envelope.Message["envelope_id"] = envelope.Id;
            _waiting.Add(envelope);
        }
        await HandOutAsync(envelope, cancellationToken);
        return await envelope.Acknowledged.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Announces that every connection will be closed soon.</summary>
    /// <param name="reason">"warning" or "refresh_requested".</param>
    public async Task AnnounceAsync(string reason, CancellationToken cancellationToken)
    {
        foreach (var socket in Open())
            await SendAsync(socket, new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject() }, cancellationToken);
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void DropAll()
    {
        foreach (var socket in Open())
            socket.Abort();
    }

    public async Task TalkAsync(HttpContext context, CancellationToken stop)
    {
        lock (_lock)
        {
            if (!context.WebSockets.IsWebSocketRequest || !_tickets.Remove(context.Request.Query["ticket"].ToString()))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await SendAsync(socket, Hello(), stop);
            Envelope[] waiting;
            lock (_lock)
            {
                _open.Add(socket);
                Opened++;
                waiting = [.. _waiting.Where(envelope => envelope.Holder is null)];
            }
            foreach (var envelope in waiting)
                await HandOutAsync(envelope, stop);
            await ReadAsync(socket, stop);
        }
        catch (Exception e) when (IsCut(e) || e is OperationCanceledException)
        {
            // Cut, by the test or by the client.
        }
        await LeaveAsync(socket, stop);
    }

    private async Task ReadAsync(WebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (await socket.ReceiveAsync(buffer, stop) is { MessageType: not WebSocketMessageType.Close } part)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (!part.EndOfMessage)
                continue;
            var message = JsonNode.Parse(text.ToString())!;
            text.Clear();
            Acknowledge(message["envelope_id"]?.GetValue<string>(), message["payload"]);
        }
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, stop);
    }

    private void Acknowledge(string? id, JsonNode? payload)
    {
        lock (_lock)
        {
            var envelope = _waiting.Find(envelope => envelope.Id == id);
            if (envelope is null)
                return;
            _waiting.Remove(envelope);
            envelope.Acknowledged.TrySetResult(payload?.DeepClone());
        }
    }

    /// <summary>To the open connections in turn; it waits when there is none.</summary>
    private async Task HandOutAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        WebSocket socket;
        lock (_lock)
        {
            if (_open.Count == 0 || envelope.Holder is not null)
                return;
            socket = envelope.Holder = _open[_next++ % _open.Count];
            Deliveries[envelope.Id] = Deliveries.GetValueOrDefault(envelope.Id) + 1;
        }
        await SendAsync(socket, envelope.Message, cancellationToken);
    }

    private async Task LeaveAsync(WebSocket socket, CancellationToken stop)
    {
        Envelope[] lost;
        lock (_lock)
        {
            _open.Remove(socket);
            lost = [.. _waiting.Where(envelope => envelope.Holder == socket)];
            foreach (var envelope in lost)
                envelope.Holder = null;
        }
        foreach (var envelope in lost)
            await HandOutAsync(envelope, stop);
    }

    private JsonObject Hello() => new()
    {
        ["type"] = "hello",
        ["num_connections"] = Count + 1,
        ["connection_info"] = new JsonObject { ["app_id"] = "A1APP" },
        ["debug_info"] = new JsonObject { ["host"] = "fake", ["approximate_connection_time"] = 3_600 },
    };

    private WebSocket[] Open()
    {
        lock (_lock)
            return [.. _open];
    }

    private static async Task SendAsync(WebSocket socket, JsonObject message, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
        }
        // One that is cut while something is sent says that this was cancelled, which nobody asked for.
        catch (Exception e) when (IsCut(e) || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Its reader sees the end, and hands the envelope on.
        }
    }

    private static bool IsCut(Exception e) => e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException;

    private sealed record Envelope(string Id, JsonObject Message)
    {
        public TaskCompletionSource<JsonNode?> Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public WebSocket? Holder { get; set; }
    }
}
