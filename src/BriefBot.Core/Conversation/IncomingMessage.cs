using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>What a person said, freed of its channel's wire format (mentions of the bot already taken out).</summary>
public sealed record IncomingMessage
{
    public required string Text { get; init; }

    public required DateTimeOffset Received { get; init; }

    /// <summary>"nl" or "en" where the channel knows it; null: identified from the text.</summary>
    public string? Language { get; init; }

    /// <summary>Collections that this conversation may see; null for all of them.</summary>
    public IReadOnlySet<string>? Collections { get; init; }

    /// <summary>Overrides the configured strictness; see <see cref="Answering.Question.Threshold"/>.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether a question's answer is to say why (<see cref="Answering.Question.Explain"/>).</summary>
    public bool Explain { get; init; }

    /// <summary>Whether a language model may word the answer, where one is set up: not for what nobody is waiting to read.</summary>
    public bool MayBeComposed { get; init; }

    /// <summary>Where it was said, when follow-ups, settings and feedback are to work; null: every message stands alone.</summary>
    public MessagePlace? Place { get; init; }

    /// <summary>Whether this conversation may see the article.</summary>
    public bool MaySee(StoredArticle article) => Collections?.Contains(article.Collection) ?? true;
}

/// <summary>Where and by whom something was said.</summary>
/// <param name="Thread">The platform's thread within the conversation; null outside threads.</param>
public sealed record MessagePlace(ConversationKey Conversation, ConversationKind Kind, string? Thread, UserKey User)
{
    /// <summary>The platform's id of the message: on some platforms the answer to it, and what follows, is a thread of this name.</summary>
    public string? MessageId { get; init; }

    /// <summary>The key of the event: the same message, handled once more, must not do once more what it did.</summary>
    public string? EventKey { get; init; }

    /// <summary>The person's IANA time zone where the platform tells it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language that the platform says the person reads, for where the words do not tell.</summary>
    public string? Language { get; init; }
}
