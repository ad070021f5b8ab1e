using System.Text.Json;

namespace BriefBot.Channels.Slack.Api;

/// <summary>What Slack tells of a person.</summary>
/// <param name="Name">What they want to be called.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record SlackUser(string Id, string? Name, string? Language, string? TimeZone)
{
    /// <param name="user">The "user" of users.info.</param>
    public static SlackUser Read(JsonElement user)
    {
        var profile = user.TryGetProperty("profile", out var value) && value.ValueKind == JsonValueKind.Object ? value : user;
        return new SlackUser(
            Text(user, "id") ?? "",
            Text(profile, "display_name") ?? Text(user, "real_name") ?? Text(user, "name"),
            Text(user, "locale")?.Split('-')[0].ToLowerInvariant(),
            Text(user, "tz"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
