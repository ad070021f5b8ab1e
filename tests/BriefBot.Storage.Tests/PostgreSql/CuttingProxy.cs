using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BriefBot.Storage.Tests.PostgreSql;

/// <summary>Stands between a store and its server, and cuts the connection when a COMMIT goes by.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = "COMMIT"u8.ToArray();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _socket;
    private readonly Task _accepting;
    private volatile bool _isArmed;
    private volatile bool _lets;
    private volatile bool _staysAwayThen;
    private volatile bool _isAway;

    public CuttingProxy(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        _socket = Path.Combine(connection.Host!, ".s.PGSQL.5432");
        _listener.Start();
        (connection.Host, connection.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        ConnectionString = connection.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>The next COMMIT's answer is lost.</summary>
    /// <param name="committed">Whether the server gets the COMMIT and carries it out.</param>
    /// <param name="andStayAway">Whether nobody gets through afterwards.</param>
    public void CutAtCommit(bool committed, bool andStayAway = false)
    {
        (_lets, _staysAwayThen) = (committed, andStayAway);
        _isArmed = true;
    }

    /// <summary>Cuts every connection at its next message, and lets no new one through.</summary>
    public void StayAway() => _isAway = true;

    public async ValueTask DisposeAsync()
    {
        // Stopped last: a stopped listener answers the next accept with "Not listening".
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var closing = client;
        if (_isAway)
            return;
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var back = Task.CompletedTask;
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket), _stop.Token);
            await using var there = new NetworkStream(server);
            back = BackAsync(there, client.GetStream());
            await ForthAsync(client.GetStream(), there);
        }
        catch (Exception e) when (HasHungUp(e))
        {
            // One of the two has hung up, or the proxy is done.
        }
        client.Close();
        server.Close();
        await back;
    }

    private async Task ForthAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[65536];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (_isAway)
                return;
            if (!_isArmed || buffer.AsSpan(0, count).IndexOf(Commit) < 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
                continue;
            }
            (_isArmed, _isAway) = (false, _staysAwayThen);
            if (_lets)
            {
                // Nothing of the answer goes back: the caller is cut off first.
                from.Socket.Shutdown(SocketShutdown.Send);
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
            return;
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, _stop.Token);
        }
        catch (Exception e) when (HasHungUp(e))
        {
            // One of the two has hung up, or the proxy is done.
        }
    }

    private static bool HasHungUp(Exception e) => e is IOException or SocketException or ObjectDisposedException or OperationCanceledException;
}
