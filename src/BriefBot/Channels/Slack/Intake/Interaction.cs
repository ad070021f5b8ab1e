using System.Text.Json;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>What all interactive payloads have in common.</summary>
internal sealed class Interaction(JsonElement payload)
{
    public JsonElement Body { get; } = payload;

    public string? Team => Body.At("team").Id("id") ?? Body.At("user").Id("team_id") ?? Body.At("enterprise").Id("id");

    /// <summary>The workspace of whoever did it.</summary>
    public string? SenderTeam => Body.At("user").Id("team_id") ?? Team;

    public string? User => Body.At("user").Id("id");

    /// <summary>Where it was done; null in the App Home and in a modal.</summary>
    public string? Channel => Body.At("channel").Id("id") ?? Body.At("container").Id("channel_id");

    public ConversationKind Kind => SlackPlaces.KindOf(Body.At("channel").Text("name"));

    public UserKey UserKey => SlackUserKeys.Key(SenderTeam, User ?? "");
}
