namespace BriefBot.Core.Conversation;

public enum InboxEventKind
{
    /// <summary>Somebody said something to the bot.</summary>
    Message,

    /// <summary>Somebody changed what they said; the earlier reply is to be updated.</summary>
    Edited,

    /// <summary>Somebody took back what they said; the earlier reply is to be deleted.</summary>
    Deleted,

    /// <summary>Somebody pressed a button: the text is the button's command.</summary>
    Button,

    /// <summary>The bot came into a conversation, and introduces itself; the text is empty.</summary>
    Joined,
}

/// <summary>One incoming event, freed of its channel's wire format, as it is stored before it is acknowledged.</summary>
public sealed record InboxEvent
{
    /// <summary>The same event delivered twice has the same key; unique over all channels (so it begins with the channel's name).</summary>
    public required string Key { get; init; }

    public required InboxEventKind Kind { get; init; }

    public required ConversationKey Conversation { get; init; }

    public required ConversationKind ConversationKind { get; init; }

    /// <summary>The platform's thread within the conversation; null when the message starts one or there are none.</summary>
    public string? Thread { get; init; }

    /// <summary>The platform's id of the message; for an edit or a deletion, of the original one.</summary>
    public required string MessageId { get; init; }

    public required UserKey User { get; init; }

    /// <summary>What was said, mentions of the bot taken out.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the bot was addressed: always in a personal chat, else by a mention, a command or a button.</summary>
    public bool IsAddressed { get; init; } = true;

    /// <summary>The user's language where the platform tells it, ISO 639-1; else null.</summary>
    public string? Language { get; init; }

    /// <summary>The user's IANA time zone where the platform tells it; else null.</summary>
    public string? TimeZone { get; init; }

    public required DateTimeOffset Received { get; init; }

    /// <summary>What the channel's client needs to answer (service address, response address …); opaque to all others, never logged.</summary>
    public string? ReplyContext { get; init; }
}
