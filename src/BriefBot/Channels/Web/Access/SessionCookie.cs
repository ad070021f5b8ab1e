using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Channels.Web.Access;

/// <summary>
/// Remembers a sign-in as <c>expiry.mac</c>, where the MAC is HMAC-SHA256 under the access key: nothing is kept on the
/// server, all replicas accept it, and a changed key ends every session.
/// </summary>
internal sealed class SessionCookie(TimeProvider time)
{
    public const string Name = "briefbot-session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public void Give(HttpContext context, string accessKey)
    {
        var expires = time.GetUtcNow() + Lifetime;
        context.Response.Cookies.Append(Name, Value(accessKey, expires.ToUnixTimeSeconds()), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = IsEncrypted(context.Request),
            IsEssential = true,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            MaxAge = Lifetime,
        });
    }

    public bool IsHeld(HttpContext context, string accessKey)
    {
        if (context.Request.Cookies[Name] is not { } value
            || value.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot)
            || !long.TryParse(value[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
            return false;
        return expires > time.GetUtcNow().ToUnixTimeSeconds() && Secret.Equal(value, Value(accessKey, expires));
    }

    private static string Value(string accessKey, long expires)
    {
        var claims = expires.ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessKey), Encoding.ASCII.GetBytes($"web session {claims}"));
        return $"{claims}.{Base64Url.EncodeToString(mac)}";
    }

    // A proxy's word is enough here: believing it wrongly only withholds the cookie.
    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString().Equals("https", StringComparison.OrdinalIgnoreCase);
}
