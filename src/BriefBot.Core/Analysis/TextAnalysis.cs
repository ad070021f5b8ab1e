using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
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

    /// <summary>Names, in text order.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>In text order, not overlapping.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>In text order, not overlapping each other. A length of time inside one is a quantity too.</summary>
    public required IReadOnlyList<DateMention> Dates { get; init; }

    /// <summary>The tokens' parts of speech, parallel to <see cref="Tokens"/>; empty where nobody tagged them.</summary>
    public IReadOnlyList<PartOfSpeech> Tags { get; init; } = [];

    /// <summary>What the mentions name, each once, in the order of their first mention.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Pronouns and descriptions that stand for an entity, in text order. Hints: they change no text.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Concepts that stand in several words; those of single words follow from their forms.</summary>
    public IReadOnlyList<Expression> Expressions { get; init; } = [];

    /// <summary>Those of the title: their tokens are of <see cref="TitleTokens"/>.</summary>
    public IReadOnlyList<Expression> TitleExpressions { get; init; } = [];

    /// <summary>What a service read of it, and has still to read; null where none was asked. Stored beside the analysis.</summary>
    public ServiceReading? Reading { get; init; }

    /// <summary>What the service charges for this analysis, in text records. Not stored with it, but counted.</summary>
    public int TextRecords { get; init; }
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

/// <summary>What a name names.</summary>
public enum MentionKind : byte
{
    /// <summary>A people, a language, a belief; or nothing that can be told.</summary>
    Other,
    Person,

    /// <summary>A company, an authority, a party, a team, a newspaper.</summary>
    Organisation,

    /// <summary>A country, a town, a river, a street, a building.</summary>
    Place,

    /// <summary>A thing or a work: a model, a programme, a book, a medicine, a disease.</summary>
    Product,

    /// <summary>A war, a tournament, a festival, a storm.</summary>
    Event,
}

/// <summary>A name in the text, found by its capitals.</summary>
/// <param name="Span">The name without title, role or possessive.</param>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">How many tokens from there belong to the name.</param>
/// <param name="Entity">Index into <see cref="TextAnalysis.Entities"/>: the same for all names of one thing; -1 where nobody linked them.</param>
/// <param name="Role">What the text says here that the person is ("topman", "CEO of Acme"); empty where it says nothing.</param>
public readonly record struct Mention(
    TextSpan Span, int FirstToken, int TokenCount, MentionKind Kind = MentionKind.Other, int Entity = -1, TextSpan Role = default);

/// <summary>Somebody or something that an article names, once or more often.</summary>
/// <param name="Name">The fullest of its names in the article.</param>
public readonly record struct Entity(string Name, MentionKind Kind);

/// <summary>Words that stand for an entity that is named elsewhere: "he", "de techgigant", "the minister".</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="Entity">Index into <see cref="TextAnalysis.Entities"/>.</param>
/// <param name="Confidence">In percent: about how many of such references are right.</param>
public readonly record struct Reference(TextSpan Span, int FirstToken, int TokenCount, int Entity, byte Confidence);

/// <summary>An expression of the concept lexicon ("prime minister", "maakte … bekend").</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="LastToken">Of the same sentence; words in between need not belong to the expression.</param>
/// <param name="Concept">Its number in the lexicon. Stored by name, as numbers change with the lexicon.</param>
public readonly record struct Expression(int FirstToken, int LastToken, int Concept);
