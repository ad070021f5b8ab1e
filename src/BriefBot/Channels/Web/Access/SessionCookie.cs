using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Channels.Web.Access;

/// <summary>
/// Remembers a sign-in as <c>expiry-name.mac</c>, where the name is random and the MAC is HMAC-SHA256 under the access
/// key: nothing is kept on the server, all replicas accept it, and a changed key ends every session.
/// </summary>
internal sealed class SessionCookie(TimeProvider time)
{
    public const string Name = "briefbot-session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public void Give(HttpContext context, string accessKey)
    {
        var expires = time.GetUtcNow() + Lifetime;
        var claims = string.Create(CultureInfo.InvariantCulture, $"{expires.ToUnixTimeSeconds()}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        context.Response.Cookies.Append(Name, Signed(accessKey, claims), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = IsEncrypted(context.Request),
            IsEssential = true,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            MaxAge = Lifetime,
        });
    }

    /// <returns>The session's name; null when the request holds none that counts.</returns>
    public string? Find(HttpContext context, string accessKey)
    {
        if (context.Request.Cookies[Name] is not { } value
            || value.Split('.', 2) is not [var claims, _]
            || claims.Split('-', 2) is not [var expiry, var name]
            || !long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
            return null;
        return expires > time.GetUtcNow().ToUnixTimeSeconds() && Secret.Equal(value, Signed(accessKey, claims)) ? name : null;
    }

    private static string Signed(string accessKey, string claims)
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessKey), Encoding.ASCII.GetBytes($"web session {claims}"));
        return $"{claims}.{Base64Url.EncodeToString(mac)}";
    }

    // A proxy's word is enough here: believing it wrongly only withholds the cookie.
    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString().Equals("https", StringComparison.OrdinalIgnoreCase);
}
