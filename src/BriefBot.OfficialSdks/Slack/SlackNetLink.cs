using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.SocketMode;

namespace BriefBot.OfficialSdks.Slack;

/// <summary>
/// One connection of SlackNet's Socket Mode, for one address. SlackNet by itself acknowledges an event before anybody took
/// it, notices no connection that has gone silent, opens the next one only when the last has ended, and gives up for good
/// at the first error of Slack's. So it carries texts here, and is not let renew itself; whoever holds it does.
/// </summary>
public sealed class SlackNetLink : IDisposable
{
    private readonly Channel<string> _texts = System.Threading.Channels.Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ClientWebSocket _socket = new();
    private readonly WebSocketWrapper _wrapped;
    private readonly CoreSocketModeClient _client;
    private readonly IDisposable _receiving;

    /// <param name="address">Good for one connection; encrypted, or on this machine.</param>
    /// <param name="pongWithin">Without an answer to a ping in this time the connection is over.</param>
    public SlackNetLink(Uri address, TimeSpan pingEvery, TimeSpan pongWithin)
    {
        (_socket.Options.KeepAliveInterval, _socket.Options.KeepAliveTimeout) = (pingEvery, pongWithin);
        var json = Default.JsonSettings();
        _wrapped = new WebSocketWrapper(_socket, address.OriginalString);
        _client = new CoreSocketModeClient(
            new SlackApiClient(new OneAddress(address), Default.UrlBuilder(json), json, ""), new OneSocket(_wrapped), json, Default.Scheduler, Default.Logger);
        _receiving = _client.RawSocketMessages.Subscribe(new Listener(_texts.Writer));
    }

    /// <exception cref="WebSocketException">Nobody takes a connection there.</exception>
    /// <exception cref="OperationCanceledException">Nobody does in time.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.Connect(new SocketModeConnectionOptions { NumberOfConnections = 1 }, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebSocketException("The connection could not be opened.");
        }
        _ = EndAsync();
    }

    /// <summary>The next text; null when there are no more.</summary>
    public async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken) =>
        await _texts.Reader.WaitToReadAsync(cancellationToken) && _texts.Reader.TryRead(out var text) ? Encoding.UTF8.GetBytes(text) : null;

    /// <param name="acknowledgement">JSON with "envelope_id" and, where there is one, "payload".</param>
    public Task SendAsync(ReadOnlyMemory<byte> acknowledgement)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(acknowledgement.ToArray()))) { DateParseHandling = DateParseHandling.None };
        var said = JObject.Load(reader);
        var id = said.Value<string>("envelope_id");
        return _client.Send(0, said["payload"] is { } payload ? new Acknowledgement<JToken> { EnvelopeId = id, Payload = payload } : new Acknowledgement { EnvelopeId = id });
    }

    public Task CloseAsync(CancellationToken cancellationToken) => _socket.State is WebSocketState.Open or WebSocketState.CloseReceived
        ? _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
        : Task.CompletedTask;

    public void Abort()
    {
        _socket.Abort();
        _texts.Writer.TryComplete();
    }

    public void Dispose()
    {
        _texts.Writer.TryComplete();
        _receiving.Dispose();
        _client.Dispose();
        _socket.Dispose();
    }

    private async Task EndAsync()
    {
        await _wrapped.Closed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _texts.Writer.TryComplete();
    }

    private sealed class Listener(ChannelWriter<string> texts) : IObserver<RawSocketMessage>
    {
        public void OnNext(RawSocketMessage value) => texts.TryWrite(value.Message);

        public void OnError(Exception error) => texts.TryComplete();

        public void OnCompleted() => texts.TryComplete();
    }

    /// <summary>Answers what SlackNet asks before it connects, once: who asks again wants to renew the connection.</summary>
    private sealed class OneAddress(Uri address) : IHttp
    {
        private int _asked;

        public Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default) => Interlocked.Increment(ref _asked) == 1
            ? Task.FromResult((T)(object)new SlackNet.WebApi.WebApiResponse { Ok = true, Data = new JObject { ["url"] = address.OriginalString } })
            : throw new TaskCanceledException("A connection is not renewed by itself.");
    }

    private sealed class OneSocket(WebSocketWrapper socket) : IWebSocketFactory
    {
        public IWebSocket Create(string uri) => socket;
    }
}
