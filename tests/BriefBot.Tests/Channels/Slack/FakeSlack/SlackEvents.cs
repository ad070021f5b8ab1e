using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Sends to the bot over HTTP as Slack does: signed, with the headers of a retry where it is one.</summary>
internal static class SlackEvents
{
    /// <param name="retry">1 to 3; 0 for the first time.</param>
    public static HttpRequestMessage Event(Uri address, JsonObject payload, string secret, DateTimeOffset now, int retry = 0)
    {
        var request = Signed(address, payload.ToJsonString(), "application/json", secret, now);
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }
        return request;
    }

    /// <summary>A command's fields, or "payload" with the JSON of an interaction.</summary>
    public static HttpRequestMessage Form(Uri address, IEnumerable<KeyValuePair<string, string>> fields, string secret, DateTimeOffset now)
    {
        var body = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return Signed(address, body, "application/x-www-form-urlencoded", secret, now);
    }

    public static string Signature(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    private static HttpRequestMessage Signed(Uri address, string body, string contentType, string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Signature(secret, timestamp, body));
        return request;
    }
}
