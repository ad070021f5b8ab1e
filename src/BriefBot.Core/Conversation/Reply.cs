using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>
/// What is said back, as data. Channels render it; none of it is encoded or formatted yet, and its quotes and titles
/// come from articles, so nothing in it may be trusted as markup.
/// </summary>
public sealed record Reply
{
    public required ReplyKind Kind { get; init; }

    /// <summary>"nl" or "en": the language of everything here that is not from an article.</summary>
    public required string Language { get; init; }

    /// <summary>What is said in our own words, as one or more paragraphs of plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The passages that an answer rests on, in order of their numbers. Empty on every other kind.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Passages that are shown without being an answer: the nearest ones of a refusal, an article's first lines.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>More passages for those who ask for them ("other passages"); not shown at first.</summary>
    public IReadOnlyList<Passage> OtherPassages { get; init; } = [];

    /// <summary>What a list of sources lists.</summary>
    public IReadOnlyList<StoredArticle> Articles { get; init; } = [];

    /// <summary>Things to say next, as the person would type them.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Remarks below the reply, such as that the articles are samples.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The engine's result where the message was a question.</summary>
    public AnswerResult? Result { get; init; }

    internal static Reply Problem(string language, string text) =>
        new() { Kind = ReplyKind.Problem, Language = language, Text = text };
}

public enum ReplyKind
{
    Answer,
    Refusal,
    Help,
    Sources,
    Article,

    /// <summary>The message could not be acted upon; the text says why and what to do.</summary>
    Problem,
}
