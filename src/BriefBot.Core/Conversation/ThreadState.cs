namespace BriefBot.Core.Conversation;

/// <summary>One person's talk with the bot in one thread: two people in one thread each have their own.</summary>
public sealed record ThreadKey(ConversationKey Conversation, string? Thread, UserKey User);

/// <summary>What a follow-up may refer to.</summary>
public sealed record ThreadState
{
    /// <summary>As it was read: where it went on from an earlier one, with what that one added.</summary>
    public string? LastQuestion { get; init; }

    /// <summary>What was answered to it, as it was shown; null when it was refused.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>Language of the last reply.</summary>
    public string? Language { get; init; }

    /// <summary>What the last reply quoted, best first.</summary>
    public IReadOnlyList<QuoteReference> Cited { get; init; } = [];

    /// <summary>More that could be shown, best first.</summary>
    public IReadOnlyList<QuoteReference> Others { get; init; } = [];

    /// <summary>How many of <see cref="Others"/> were shown already.</summary>
    public int OthersShown { get; init; }

    /// <summary>Who asked for more last, and what was shown before, so that the same event shows the same when it is handled again.</summary>
    public MoreAsked? Asked { get; init; }

    /// <summary>How the last question was read, so that the same event is read the same when it is handled again.</summary>
    public QuestionRead? Read { get; init; }

    /// <summary>A command that lacks a time zone: a message that names one completes it.</summary>
    public string? Unfinished { get; init; }
}

/// <param name="Event">The event's key.</param>
/// <param name="ShownBefore"><see cref="ThreadState.OthersShown"/> as it was before.</param>
public sealed record MoreAsked(string Event, int ShownBefore);

/// <param name="Event">The event's key.</param>
/// <param name="Question">What was answered.</param>
/// <param name="Language">"nl" or "en": of the question's words.</param>
/// <param name="IsRewritten">Whether that is not what the person said, word for word.</param>
public sealed record QuestionRead(string Event, string Question, string Language, bool IsRewritten);
