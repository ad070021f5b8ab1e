using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using BriefBot.Channels.Slack.Intake;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>
/// One connection to Slack. Envelopes are taken in one after the other, in the order in which they came, while pings are
/// answered beside; each is acknowledged once it is stored, so what a broken connection leaves is sent again.
/// </summary>
internal sealed class SocketModeConnection : IAsyncDisposable
{
    private const int MostWaiting = 200;

    private readonly ISlackLink _link;
    private readonly SocketModeReceiver _receiver;
    private readonly SocketModeSettings _settings;
    private readonly ILogger _logger;
    private readonly Channel<JsonElement> _received = Channel.CreateBounded<JsonElement>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private Task _reading = Task.CompletedTask;
    private Task _taking = Task.CompletedTask;

    private SocketModeConnection(ISlackLink link, SocketModeReceiver receiver, SocketModeSettings settings, ILogger logger) =>
        (_link, _receiver, _settings, _logger) = (link, receiver, settings, logger);

    /// <summary>Completes when it is over, or when Slack asks for another connection instead; never fails.</summary>
    public Task Ending => _ending.Task;

    public bool HasReceived { get; private set; }

    /// <summary>Completes once Slack has said hello.</summary>
    /// <exception cref="SocketModeException">It could not be opened.</exception>
    public static async Task<SocketModeConnection> OpenAsync(
        ISlackLink link, SocketModeReceiver receiver, SocketModeSettings settings, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = new SocketModeConnection(link, receiver, settings, logger);
        using var limit = new CancellationTokenSource(settings.HelloWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await link.OpenAsync(either.Token);
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
            await _link.CloseAsync(limit.Token);
            await _reading.WaitAsync(limit.Token);
        }
        catch (Exception e) when (IsBroken(e) || e is TimeoutException)
        {
            _logger.LogDebug(e, "A connection to Slack was not closed in good order.");
        }
        await AbortAsync();
    }

    private async Task AbortAsync()
    {
        await _abort.CancelAsync();
        _link.Abort();
        _received.Writer.TryComplete();
        await _reading;
        await _taking;
        _link.Dispose();
        _abort.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _link.ReceiveAsync(_abort.Token) is { } message)
            {
                if (SlackJson.Parse(message) is { } envelope)
                    await HandAsync(envelope);
            }
        }
        catch (Exception e) when (IsBroken(e))
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

    /// <summary>One that was aborted between two messages says of the next that it is disposed.</summary>
    private static bool IsBroken(Exception e) => e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;

    private Task SendAsync(ReadOnlyMemory<byte> text) => _link.SendAsync(text, _abort.Token);
}
