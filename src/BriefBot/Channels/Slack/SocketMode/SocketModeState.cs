namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>Whether Slack can reach the bot now.</summary>
internal sealed class SocketModeState
{
    private int _connections;

    public bool IsConnected => Volatile.Read(ref _connections) > 0;

    /// <summary>A connection is open until this is disposed of.</summary>
    public IDisposable Connected()
    {
        Interlocked.Increment(ref _connections);
        return new Connection(this);
    }

    private sealed class Connection(SocketModeState state) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref state._connections);
    }
}
