using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BriefBot.Channels.Slack.Intake;

namespace BriefBot.Channels.Slack.Api;

/// <summary>Tokens that Slack gave in exchange for a refresh token, which works once.</summary>
/// <param name="Origin">A hash of the configured refresh token that they descend from: a newly configured one starts anew.</param>
internal sealed record SlackTokenPair(string AccessToken, string RefreshToken, DateTimeOffset Expires, string Origin)
{
    public static string OriginOf(string refreshToken) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)));

    /// <summary>Null for what <see cref="Write"/> did not write.</summary>
    public static SlackTokenPair? Read(string? written)
    {
        try
        {
            return written is null ? null : JsonSerializer.Deserialize<SlackTokenPair>(written);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where Slack's answer holds no tokens.</summary>
    public static SlackTokenPair? Read(JsonElement answer, DateTimeOffset now, string origin) =>
        answer.Text("access_token") is { Length: > 0 } access && answer.Text("refresh_token") is { Length: > 0 } refresh
        && answer.At("expires_in") is { ValueKind: JsonValueKind.Number } lifetime && lifetime.TryGetInt32(out var seconds)
            ? new SlackTokenPair(access, refresh, now.AddSeconds(seconds), origin)
            : null;

    public string Write() => JsonSerializer.Serialize(this);

    public override string ToString() => $"SlackTokenPair until {Expires:O}";
}
