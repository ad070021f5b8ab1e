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

    /// <summary>The short answer in the reader's notation where that differs ("$1 billion" for "1 miljard dollar"): our words beside it, never a quote.</summary>
    public string? Gloss { get; init; }

    /// <summary>The passages that an answer rests on, in order of their numbers. Empty on every other kind.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Whether a language model wrote <see cref="Text"/>, which says so. The quotes are the articles' all the same.</summary>
    public bool IsComposed { get; init; }

    /// <summary>What answers each part of a question of several; <see cref="Text"/> says the same in words.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];

    /// <summary>Passages that are shown without being an answer: the nearest ones of a refusal, an article's first lines.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>More passages for those who ask for them ("other passages"); not shown at first.</summary>
    public IReadOnlyList<Passage> OtherPassages { get; init; } = [];

    /// <summary>What a list of sources lists.</summary>
    public IReadOnlyList<StoredArticle> Articles { get; init; } = [];

    /// <summary>Where the sources differ; null when they do not.</summary>
    public Disagreement? Disagreement { get; init; }

    /// <summary>Parts under headings of their own, as digests have them.</summary>
    public IReadOnlyList<ReplySection> Sections { get; init; } = [];

    /// <summary>What a digest tells, in the order of their numbers.</summary>
    public IReadOnlyList<ReplyStory> Stories { get; init; } = [];

    /// <summary>How many more stories there are; <see cref="Articles"/> names some of them.</summary>
    public int MoreStories { get; init; }

    public IReadOnlyList<ReplyPicture> Pictures { get; init; } = [];

    /// <summary>Things to do with one press; a channel without buttons offers the commands as words.</summary>
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];

    /// <summary>Things to say next, as the person would type them.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Remarks below the reply, such as that the articles are samples.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Asks for what a subscription needs, where the channel has forms; elsewhere the text says how to write it.</summary>
    public SubscribeForm? Form { get; init; }

    /// <summary>Nobody but who asked is to see it, where the channel can do that.</summary>
    public bool IsForAskerOnly { get; init; }

    /// <summary>The engine's result where the message was a question.</summary>
    public AnswerResult? Result { get; init; }

    /// <summary>Everything that is quoted and shown at first.</summary>
    public IEnumerable<Passage> Shown => Citations.Select(citation => citation.Passage)
        .Concat(Passages)
        .Concat(Sections.SelectMany(section => section.Passages))
        .Concat(Stories.SelectMany(story => story.Citations).Select(citation => citation.Passage));

    /// <summary>All that has a number, wherever it stands.</summary>
    public IEnumerable<Citation> Numbered => Citations.Concat(Stories.SelectMany(story => story.Citations));

    internal static Reply Problem(string language, string text) =>
        new() { Kind = ReplyKind.Problem, Language = language, Text = text };
}

/// <param name="TimeZone">To begin with: an IANA name; null where it is not known.</param>
public sealed record SubscribeForm(string? TimeZone);

/// <param name="Command">What pressing it says, as a person could type it.</param>
public sealed record ReplyButton(string Label, string Command);

/// <param name="Alternative">Says in words what the picture shows.</param>
public sealed record ReplyPicture(string MediaType, ReadOnlyMemory<byte> Data, string Alternative)
{
    /// <summary>The same drawn with characters, a line each, for where pictures do not show; null: the alternative stands for it.</summary>
    public string? Drawing { get; init; }
}

public sealed record ReplySection(string Heading, IReadOnlyList<Passage> Passages);

public enum ReplyKind
{
    /// <summary>Scheduled news.</summary>
    Digest,

    /// <summary>Said of an earlier reply whose quote does not hold any more.</summary>
    Correction,

    /// <summary>Something was done as asked; the text says what.</summary>
    Done,

    Answer,
    Refusal,
    Help,
    Sources,
    Article,

    /// <summary>The message could not be acted upon; the text says why and what to do.</summary>
    Problem,
}
