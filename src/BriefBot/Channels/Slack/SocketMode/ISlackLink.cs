using System.Net.WebSockets;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>
/// One connection to Slack that carries whole texts: a websocket, or an SDK's. What is said through it, and when another
/// takes its place, is not its business.
/// </summary>
internal interface ISlackLink : IDisposable
{
    /// <exception cref="SocketModeException">Slack cannot be reached, or refuses.</exception>
    /// <exception cref="WebSocketException">It gave an address at which nobody takes a connection.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>The next text; null when the other side closes, or sends more than it should.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken);

    /// <exception cref="WebSocketException">The connection broke.</exception>
    Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken);

    /// <summary>Says that nothing more comes from here.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    Task CloseAsync(CancellationToken cancellationToken);

    void Abort();
}

/// <summary>Makes connections that are not open yet.</summary>
internal interface ISlackLinks
{
    ISlackLink Create();
}
