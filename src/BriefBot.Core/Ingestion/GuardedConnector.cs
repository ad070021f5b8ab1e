using System.Net;
using System.Net.Sockets;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Connects to public addresses only, save the hosts of <see cref="FeedOptions.AllowedPrivateHosts"/>. A name is looked up
/// once for a connection, and what is connected to is what was checked: its next answer may be another.
/// </summary>
internal sealed class GuardedConnector(FeedOptions options)
{
    /// <summary>All addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> LookUp { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>A connection to the first of these addresses that takes one.</summary>
    public Func<IPAddress[], int, CancellationToken, Task<Stream>> Connect { get; init; } = ConnectAsync;

    /// <exception cref="PrivateAddressException">The host leads to no public address.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var host = Plain(target.Host);
        // The system's look-up takes no address that stands for no machine, and this machine answers to some of those.
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await LookUp(host, cancellationToken);
        if (!options.AllowedPrivateHosts.Any(allowed => Plain(allowed).Equals(host, StringComparison.OrdinalIgnoreCase)))
            addresses = [.. addresses.Where(address => !PrivateAddresses.Contains(address))];
        if (addresses.Length == 0)
            throw new PrivateAddressException(target.Host);
        return await Connect(addresses, target.Port, cancellationToken);
    }

    /// <summary>IPv6 literals come with and without their brackets, names with and without the dot of the root.</summary>
    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.');

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

internal sealed class PrivateAddressException(string host) : IOException(IntakeReason.NotPublic.Of(host));
