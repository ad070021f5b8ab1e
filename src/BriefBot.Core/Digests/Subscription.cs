using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests;

public enum SubscriptionKind
{
    /// <summary>Stories since the last one, at the times of a schedule.</summary>
    Digest,

    /// <summary>A story as soon as it appears, grouped and capped per hour.</summary>
    Alert,
}

/// <summary>What a conversation asked to be told unasked.</summary>
public sealed record Subscription
{
    /// <summary>Given by the store; 0 before it is stored. People name a subscription by it.</summary>
    public long Number { get; init; }

    public required SubscriptionKind Kind { get; init; }

    public required ConversationKey Conversation { get; init; }

    /// <summary>The thread that is posted to; null for the conversation itself.</summary>
    public string? Thread { get; init; }

    /// <summary>May change it, beside the administrators.</summary>
    public required UserKey Creator { get; init; }

    /// <summary>"nl" or "en": the language of everything that is not quoted.</summary>
    public required string Language { get; init; }

    /// <summary>Null for an alert.</summary>
    public DigestSchedule? Schedule { get; init; }

    /// <summary>IANA name: of the schedule, of quiet hours, of dates in the text.</summary>
    public required string TimeZone { get; init; }

    public TopicFilter Topics { get; init; } = TopicFilter.Everything;

    /// <summary>At most so many stories; the rest is counted.</summary>
    public int MaxStories { get; init; } = 5;

    /// <summary>Nothing is posted in these; null: as the conversation's settings say.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>Whether to say that there is nothing new, rather than to say nothing.</summary>
    public bool TellsWhenEmpty { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Paused { get; init; }

    /// <summary>The next due instant, in UTC; null while paused. An alert is due whenever it is looked at.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Why nothing can be posted, since when the last attempts failed; null while all is well.</summary>
    public string? Failure { get; init; }
}

/// <summary>Which stories a subscription is about.</summary>
/// <param name="Wanted">As people typed them; a story matches when it matches one of them. Empty: everything.</param>
/// <param name="Unwanted">A story that matches one of them is left out.</param>
/// <param name="Language">"nl" or "en": only articles in it; null for all.</param>
public sealed record TopicFilter(IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted, string? Language = null)
{
    public static TopicFilter Everything { get; } = new([], []);
}
