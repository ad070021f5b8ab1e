using System.Net.WebSockets;
using System.Text.Json;

namespace BriefBot.Tests.Conformance;

/// <summary>One thing that the Playground's page would show.</summary>
/// <param name="Action">"createMessage", "updateMessage" or "typing".</param>
/// <param name="Conversation">Where; in a channel's thread, the thread.</param>
internal sealed record Shown(string Action, string Conversation, JsonElement Message)
{
    public string Id => Message.ValueKind == JsonValueKind.Object ? Message.GetProperty("messageId").GetString()! : "";

    public string Text => Message.ValueKind == JsonValueKind.Object && Message.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    /// <summary>The Adaptive Card; undefined where there is none. The Playground shows it below the text as a message of its own.</summary>
    public JsonElement Card => Message.ValueKind == JsonValueKind.Object && Message.TryGetProperty("attachments", out var all) && all.GetArrayLength() == 1
        ? all[0].GetProperty("content")
        : default;

    /// <summary>What the buttons of the card say when they are pressed.</summary>
    public IReadOnlyList<string> Commands => Card.ValueKind == JsonValueKind.Object && Card.TryGetProperty("actions", out var actions)
        ? [.. actions.EnumerateArray().Select(action => action.GetProperty("data").GetProperty("command").GetString()!)]
        : [];
}

/// <summary>The websocket that the Playground's page listens on.</summary>
internal sealed class PlaygroundStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<Shown> _shown = [];
    private TaskCompletionSource _more = NewSignal();
    private Task _reading = Task.CompletedTask;

    private PlaygroundStream()
    {
    }

    /// <summary>All that was shown, in order.</summary>
    public IReadOnlyList<Shown> All
    {
        get
        {
            lock (_lock)
                return [.. _shown];
        }
    }

    public static async Task<PlaygroundStream> OpenAsync(Uri playground)
    {
        var stream = new PlaygroundStream();
        var address = new UriBuilder(playground) { Scheme = "ws", Path = "/_ws_conversation/v1/conversations/stream" }.Uri;
        await stream._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        stream._reading = stream.ReadAsync();
        return stream;
    }

    /// <summary>The first thing at or after <paramref name="from"/> that is looked for.</summary>
    public async Task<Shown> UntilAsync(int from, Func<Shown, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_shown.Skip(from).FirstOrDefault(wanted) is { } found)
                    return found;
                more = _more.Task;
            }
            var first = await Task.WhenAny(more, _reading, Task.Delay(Timeout.Infinite, limit.Token));
            Assert.True(first == more, $"{_reading.Exception?.Message} Not shown. What was: {string.Join('\n', All.Skip(from))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (await _socket.ReceiveAsync(buffer, _stop.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Keep(JsonDocument.Parse(message.ToArray()).RootElement);
                message.SetLength(0);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The test is over, or waits in vain and says so.
        }
    }

    private void Keep(JsonElement frame)
    {
        if (!frame.TryGetProperty("actionConversationId", out var conversation))
            return;
        var message = frame.TryGetProperty("message", out var content) ? content : default;
        lock (_lock)
        {
            _shown.Add(new Shown(frame.GetProperty("action").GetString()!, conversation.GetString()!, message));
            _more.SetResult();
            _more = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
