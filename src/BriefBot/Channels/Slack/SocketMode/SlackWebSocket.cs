using System.Net.WebSockets;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>A websocket at an address of its own.</summary>
internal sealed class SlackWebSocket : ISlackLink
{
    /// <summary>In bytes.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly SocketModeTickets _tickets;

    public SlackWebSocket(SocketModeTickets tickets, SocketModeSettings settings)
    {
        _tickets = tickets;
        // Without an answer to a ping in time the socket is aborted, and receiving ends.
        (_socket.Options.KeepAliveInterval, _socket.Options.KeepAliveTimeout) = (settings.PingEvery, settings.PongWithin);
    }

    public async Task OpenAsync(CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(await _tickets.GetAsync(cancellationToken), cancellationToken);

    public async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (message.Length <= LongestMessage)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
                return message.ToArray();
        }
        return null;
    }

    public Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask();

    public Task CloseAsync(CancellationToken cancellationToken) => _socket.State is WebSocketState.Open or WebSocketState.CloseReceived
        ? _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
        : Task.CompletedTask;

    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}

/// <inheritdoc cref="SlackWebSocket"/>
internal sealed class SlackWebSockets(SocketModeTickets tickets, SocketModeSettings settings) : ISlackLinks
{
    public ISlackLink Create() => new SlackWebSocket(tickets, settings);
}
