using System.Text.Json;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>An Events API callback: the event and the installation that it came to.</summary>
internal sealed class SlackEvent(JsonElement callback)
{
    public string? Type => callback.Text("type");

    public JsonElement Body { get; } = callback.At("event");

    public string? Name => Body.Text("type");

    /// <summary>The workspace whose installation heard it: not the sender's in a shared channel. On Enterprise Grid it may be the organisation.</summary>
    public string? Team =>
        Installation.Id("team_id") ?? callback.Id("context_team_id") ?? callback.Id("team_id")
        ?? Installation.Id("enterprise_id") ?? callback.Id("enterprise_id");

    /// <summary>The workspace of whoever sent it.</summary>
    public string? SenderTeam => Body.Id("user_team") ?? Body.At("message").Id("user_team") ?? Body.Id("team") ?? Body.At("message").Id("team") ?? Team;

    /// <summary>The bot's user id; null where the callback does not tell.</summary>
    public string? Bot => Installation.IsTrue("is_bot") ? Installation.Id("user_id") : null;

    private JsonElement Installation => callback.At("authorizations").First();
}
