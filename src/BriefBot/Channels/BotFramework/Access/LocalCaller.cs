using System.Net;
using Microsoft.Net.Http.Headers;

namespace BriefBot.Channels.BotFramework.Access;

/// <summary>
/// Whether a request without a token comes from a program on this machine, for <see cref="BotFrameworkOptions.LocalTesting"/>.
/// The connection alone does not tell: tunnels end here, and so does what a web page in this machine's browser sends.
/// </summary>
internal static class LocalCaller
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host"];

    public static bool Made(HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        return IsLoopback(connection.LocalIpAddress) && IsLoopback(connection.RemoteIpAddress)
            && Names(request.Host.Host)
            && !ForwardingHeaders.Any(request.Headers.ContainsKey)
            // A web page can send JSON elsewhere only after asking, which nobody answers here.
            && MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (request.Headers.Origin is not [{ } origin] || IsLocal(origin));
    }

    /// <summary>Whether the address is on this machine.</summary>
    public static bool IsLocal(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && Names(uri.Host);

    private static bool Names(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
