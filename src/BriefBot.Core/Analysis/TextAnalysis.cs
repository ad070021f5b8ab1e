using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// What is known of an article's words: made once at ingestion, stored with the revision, never part of a quote. All
/// spans are offsets into the article's text, save those of <see cref="TitleTokens"/>, which are into its title.
/// </summary>
public sealed record TextAnalysis
{
    /// <summary>ISO 639-1 code of the body's main language ("nl", "en", "fr" …), "und" when it cannot be told, with its script
    /// where that is not Latin ("und-Cyrl").</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<Token> TitleTokens { get; init; }

    /// <summary>In text order, not overlapping. Every token of the text lies in exactly one sentence.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>Tokens of the text, in text order.</summary>
    public required IReadOnlyList<Token> Tokens { get; init; }

    public required IReadOnlyList<Mention> Mentions { get; init; }

    public required IReadOnlyList<Number> Numbers { get; init; }

    /// <summary>Concepts that stand in several words; those of single words follow from their forms.</summary>
    public IReadOnlyList<Expression> Expressions { get; init; } = [];
}

/// <summary>The unit that is quoted. At most <see cref="MaxLength"/> code units; longer ones are cut at a clause.</summary>
/// <param name="Span">Without surrounding white space.</param>
/// <param name="Paragraph">Counts from 0; sentences with the same number stand in one paragraph.</param>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">How many tokens from there belong to the sentence.</param>
/// <param name="Language">ISO 639-1, or "und"; the paragraph's where it differs from the article's.</param>
/// <param name="IsHeading">A line that titles what follows and says nothing by itself.</param>
/// <param name="IsQuestion">Ends in a question mark, quoted or not.</param>
public readonly record struct Sentence(
    TextSpan Span, int Paragraph, int FirstToken, int TokenCount, string Language, bool IsHeading, bool IsQuestion = false)
{
    /// <summary>In UTF-16 code units: what a chat message can quote in one piece.</summary>
    public const int MaxLength = 600;
}

/// <summary>A word or a number. Punctuation is not a token; "%" and currency signs are.</summary>
/// <param name="Span">The characters as they stand.</param>
/// <param name="Form">Lower-case, diacritics and curly quotes folded, possessive 's taken off; a number in invariant notation ("1500.5").</param>
/// <param name="Stem">The form's stem in the sentence's language; equal to the form for numbers, signs and other languages.</param>
public readonly record struct Token(TextSpan Span, string Form, string Stem, TokenKind Kind);

[Flags]
public enum TokenKind : byte
{
    None = 0,
    Word = 1,
    Number = 2,
    Sign = 4,

    /// <summary>Starts with an upper-case letter.</summary>
    Capitalised = 8,

    /// <summary>Two or more letters, all upper-case.</summary>
    AllCaps = 16,

    /// <summary>First token of its sentence, where a capital says little.</summary>
    SentenceStart = 32,

    /// <summary>A function word of the sentence's language.</summary>
    StopWord = 64,
}

/// <summary>A name in the text, found by its capitals. What kind of thing it names is not known yet.</summary>
/// <param name="Span">The name without title, role or possessive.</param>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">How many tokens from there belong to the name.</param>
public readonly record struct Mention(TextSpan Span, int FirstToken, int TokenCount);

public enum NumberKind : byte
{
    Count,
    Year,
    Date,
    Percent,
    Money,
    Ordinal,
    Duration,
    Time,
}

/// <summary>A number with what belongs to it ("1 miljard dollar", "18%", "30 December 2022", "three weeks").</summary>
/// <param name="Span">With unit, sign and scale word.</param>
/// <param name="Value">The number itself with its scale word applied; for a date its year, or 0.</param>
public readonly record struct Number(TextSpan Span, decimal Value, NumberKind Kind);

/// <summary>An expression of the concept lexicon ("prime minister", "maakte … bekend").</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="LastToken">Of the same sentence; words in between need not belong to the expression.</param>
/// <param name="Concept">Its number in the lexicon. Stored by name, as numbers change with the lexicon.</param>
public readonly record struct Expression(int FirstToken, int LastToken, int Concept);
