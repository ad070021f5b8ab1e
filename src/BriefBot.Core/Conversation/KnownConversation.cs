namespace BriefBot.Core.Conversation;

/// <summary>A conversation that the bot is or was in, so that something can be posted there that nobody asked for.</summary>
/// <param name="Address">What the channel's client needs to post there; opaque to all others, never logged.</param>
/// <param name="Blocked">Why nothing can be posted there any more; null while it can.</param>
public sealed record KnownConversation(ConversationKey Key, ConversationKind Kind, string? Address, string? Blocked);
