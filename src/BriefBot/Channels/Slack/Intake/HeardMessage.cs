using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>An event for the inbox, with what decides whether it was meant for the bot.</summary>
/// <param name="Event">Addressed where that is certain; else the thread and the channel's settings decide.</param>
internal sealed record HeardMessage(InboxEvent Event)
{
    /// <summary>Taken whoever was addressed: what became of the message decides.</summary>
    public bool IsAlwaysTaken { get; init; }

    /// <summary>It begins with somebody else's name.</summary>
    public bool IsToSomebodyElse { get; init; }

    /// <summary>It mentions somebody who may be the bot; if so it comes once more, as an app_mention.</summary>
    public bool MayMentionBot { get; init; }

    /// <summary>That it was heard shows that the bot is in the conversation and may post there.</summary>
    public bool IsFromConversation { get; init; }

    /// <summary>A deletion: under which keys the message may have come in before.</summary>
    public IReadOnlyList<string> EarlierKeys { get; init; } = [];

    public static HeardMessage Certain(InboxEvent inboxEvent) => new(inboxEvent) { IsAlwaysTaken = true };
}
