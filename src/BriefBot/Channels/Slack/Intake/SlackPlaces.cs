using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Intake;

internal static class SlackPlaces
{
    /// <summary>Commands and interactions tell the kind of a conversation by its name only.</summary>
    public static ConversationKind KindOf(string? channelName) => channelName switch
    {
        "directmessage" => ConversationKind.Personal,
        not null when channelName.StartsWith("mpdm-", StringComparison.Ordinal) => ConversationKind.Group,
        _ => ConversationKind.Channel,
    };
}
