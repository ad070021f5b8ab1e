using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>What is shown first when room is short: from the most important to the least.</summary>
internal enum Importance
{
    FirstCitation,
    Text,
    Disagreement,
    Notice,
    Citation,
    Section,
    Article,
    Picture,
    Button,
    Passage,
    Suggestion,
}

/// <summary>
/// A piece of a reply that is shown whole or not at all, before any renderer has put it into its own form.
/// </summary>
/// <param name="Forms">Ways to show it, the fullest first; the first one that fits is taken.</param>
internal sealed record ReplyPart(Importance Importance, params IReadOnlyList<ReplyLine[]> Forms)
{
    /// <summary>How many of the forms say all that matters; the others are there so that something is said at all.</summary>
    public int CompleteForms { get; init; } = Forms.Count;

    /// <summary>Our own words, which may be cut where they do not fit; null for everything else.</summary>
    public string? Words { get; init; }
}

internal enum LineKind
{
    /// <summary>Running text. It alone may hold line feeds.</summary>
    Text,

    Heading,

    /// <summary>The title of a story, which leads to it.</summary>
    Headline,

    /// <summary>What comes next within a story.</summary>
    Label,

    /// <summary>A remark in small letters.</summary>
    Note,

    /// <summary>One of a list.</summary>
    Item,

    Quote,

    /// <summary>Where the quote above it is from.</summary>
    Source,
}

/// <param name="Apart">Whether an empty line comes before it.</param>
internal sealed record ReplyLine(LineKind Kind, bool Apart, params IReadOnlyList<StyledText> Texts);

internal enum TextStyle
{
    /// <summary>Our own words. They too can hold what others said: a question, a title.</summary>
    Plain,

    /// <summary>The number of a citation in brackets: ours, and the only text that needs no escaping.</summary>
    Number,

    /// <summary>Words of an article.</summary>
    Quote,

    /// <summary>The short answer, by itself or within its quote.</summary>
    Answer,

    /// <summary>A source by name.</summary>
    Source,

    /// <summary>What a person can type.</summary>
    Command,
}

/// <param name="Target">What a link on these words leads to.</param>
internal readonly record struct StyledText(string Text, TextStyle Style, Quote? Target = null);
