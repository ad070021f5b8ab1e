using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using BriefBot.Channels.Slack.Intake;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>
/// One websocket to Slack. Envelopes are taken in one after the other, in the order in which they came, while pings are
/// answered beside; each is acknowledged once it is stored, so what a broken connection leaves is sent again.
/// </summary>
internal sealed class SocketModeConnection : IAsyncDisposable
{
    /// <summary>In bytes.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    private const int MostWaiting = 200;

    private readonly ClientWebSocket _socket = new();
    private readonly SocketModeReceiver _receiver;
    private readonly SocketModeSettings _settings;
    private readonly ILogger _logger;
    private readonly Channel<JsonElement> _received = Channel.CreateBounded<JsonElement>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private Task _reading = Task.CompletedTask;
    private Task _taking = Task.CompletedTask;

    private SocketModeConnection(SocketModeReceiver receiver, SocketModeSettings settings, ILogger logger)
    {
        (_receiver, _settings, _logger) = (receiver, settings, logger);
        // Without an answer to a ping in time the socket is aborted, and reading ends.
        (_socket.Options.KeepAliveInterval, _socket.Options.KeepAliveTimeout) = (settings.PingEvery, settings.PongWithin);
    }

    /// <summary>Completes when it is over, or when Slack asks for another connection instead; never fails.</summary>
    public Task Ending => _ending.Task;

    public bool HasReceived { get; private set; }

    /// <summary>Completes once Slack has said hello.</summary>
    /// <exception cref="SocketModeException">It could not be opened.</exception>
    public static async Task<SocketModeConnection> OpenAsync(
        Uri address, SocketModeReceiver receiver, SocketModeSettings settings, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = new SocketModeConnection(receiver, settings, logger);
        using var limit = new CancellationTokenSource(settings.HelloWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await connection._socket.ConnectAsync(address, either.Token);
            connection._reading = connection.ReadAsync();
            connection._taking = connection.TakeAsync();
            await Task.WhenAny(connection._hello.Task, connection.Ending).WaitAsync(either.Token);
            return connection._hello.Task.IsCompleted ? connection : throw new SocketModeException("the connection ended before it began");
        }
        catch (Exception e)
        {
            await connection.AbortAsync();
            if (cancellationToken.IsCancellationRequested)
                throw;
            throw e as SocketModeException ?? new SocketModeException(limit.IsCancellationRequested ? "Slack does not say hello" : e.Message, e);
        }
    }

    /// <summary>Stores and acknowledges what has come in, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _ending.TrySetResult();
        _received.Writer.TryComplete();
        try
        {
            await _taking.WaitAsync(_settings.FinishWithin);
            using var limit = new CancellationTokenSource(_settings.CloseWithin);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await _reading.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or TimeoutException or IOException)
        {
            _logger.LogDebug(e, "A connection to Slack was not closed in good order.");
        }
        await AbortAsync();
    }

    private async Task AbortAsync()
    {
        await _abort.CancelAsync();
        _socket.Abort();
        _received.Writer.TryComplete();
        await _reading;
        await _taking;
        _socket.Dispose();
        _abort.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReadMessageAsync() is { } message)
            {
                if (SlackJson.Parse(message) is { } envelope)
                    await HandAsync(envelope);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            _logger.LogDebug(e, "A connection to Slack broke.");
        }
        _received.Writer.TryComplete();
        _ending.TrySetResult();
    }

    private async Task HandAsync(JsonElement envelope)
    {
        switch (envelope.Text("type"))
        {
            case "hello":
                _hello.TrySetResult();
                break;
            case "disconnect":
                _ending.TrySetResult();
                break;
            default:
                HasReceived = true;
                // Once it is being closed nothing more is taken: it comes again, through another connection.
                if (await _received.Writer.WaitToWriteAsync(_abort.Token))
                    _received.Writer.TryWrite(envelope);
                break;
        }
    }

    /// <summary>Null when the other side closes, or sends more than it should.</summary>
    private async Task<byte[]?> ReadMessageAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (message.Length <= LongestMessage)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), _abort.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
                return message.ToArray();
        }
        return null;
    }

    private async Task TakeAsync()
    {
        await foreach (var envelope in _received.Reader.ReadAllAsync())
        {
            try
            {
                await _receiver.ReceiveAsync(envelope, SendAsync);
            }
            catch (Exception e)
            {
                // Not acknowledged, so it comes again: what is stored is not stored twice.
                _logger.LogWarning(e, "What came in through Socket Mode was not acknowledged.");
            }
        }
    }

    private Task SendAsync(ReadOnlyMemory<byte> text) =>
        _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, _abort.Token).AsTask();
}
