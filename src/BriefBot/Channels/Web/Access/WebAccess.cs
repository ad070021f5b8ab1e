using System.Net;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Access;

/// <summary>Decides who may use the page and its API.</summary>
internal sealed class WebAccess(
    IOptions<WebOptions> options, IOptions<ReaderOptions> reader, SessionCookie session, SignInLimiter limiter)
{
    private const string Bearer = "Bearer ";
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    private string? AccessKey => options.Value.AccessKey;

    public Admission Admit(HttpContext context)
    {
        if (AccessKey is not { } key)
            return IsLocal(context) ? Admission.Granted : Admission.Off;
        if (session.Find(context, key) is not null)
            return Admission.Granted;
        var authorization = context.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? TryKey(context, authorization[Bearer.Length..].Trim())
            : Admission.SignInNeeded;
    }

    /// <summary>
    /// Who an admitted request speaks for: without a key the person at the machine, with one somebody who signed in
    /// (programs that send the key itself are one user).
    /// </summary>
    public UserKey UserOf(HttpContext context) => AccessKey is { } key ? new UserKey($"web:{session.Find(context, key) ?? "key"}") : UserKey.Local;

    /// <summary>Whether the one who asks may be told what only users of the page may know.</summary>
    public bool MayKnow(HttpContext context) => IsKnownHost(context.Request) && Admit(context) == Admission.Granted;

    /// <summary>Signs in on the page. Only to be asked where there is a key.</summary>
    public Admission SignIn(HttpContext context, string given)
    {
        var admission = AccessKey is null ? Admission.Off : TryKey(context, given);
        if (admission == Admission.Granted)
            session.Give(context, AccessKey!);
        return admission;
    }

    /// <summary>Whether the request is addressed to a name of ours, which a rebound DNS name is not.</summary>
    public bool IsKnownHost(HttpRequest request)
    {
        var host = request.Host.Host;
        return LoopbackHosts.Concat(options.Value.AllowedHosts).Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>As <see cref="IsKnownHost"/>, or the host of <c>Reader:PublicBaseUrl</c>.</summary>
    public bool IsReaderHost(HttpRequest request) =>
        IsKnownHost(request)
        || string.Equals(request.Host.Host, reader.Value.PublicBaseUrl?.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether another site's page made the browser send this. Requests of other programs carry neither header.
    /// </summary>
    public static bool IsCrossSite(HttpRequest request)
    {
        switch (request.Headers["Sec-Fetch-Site"].ToString())
        {
            case "same-origin" or "none":
                return false;
            case { Length: > 0 }:
                return true;
        }
        // An older browser, or no https. The scheme is left out of it: a proxy may have taken the encryption off.
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    // What the connection says, never what a header says: a header can close the page but not open it. With a proxy
    // or a tunnel on this machine the connection is local though the person is not.
    private static bool IsLocal(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("X-Forwarded-Host") || headers.ContainsKey("Forwarded"))
            return false;
        return context.Connection.LocalIpAddress is { } address
            && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private Admission TryKey(HttpContext context, string given)
    {
        var address = context.Connection.RemoteIpAddress;
        if (limiter.IsBlocked(address))
            return Admission.TooManyTries;
        if (Secret.Equal(given, AccessKey!))
            return Admission.Granted;
        limiter.Fail(address);
        return Admission.WrongKey;
    }
}

internal enum Admission
{
    Granted,

    /// <summary>No key is set and the request does not come from this machine: the page is not there.</summary>
    Off,

    SignInNeeded,
    WrongKey,
    TooManyTries,
}
