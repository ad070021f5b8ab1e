using BriefBot.Core.Analysis;

namespace BriefBot.Core.Facts;

internal enum PhraseKind : byte
{
    Noun,
    Verb,
    Preposition,
    Conjunction,
    Subordinator,

    /// <summary>"who", "which", "die", "dat".</summary>
    Relative,
    Date,

    /// <summary>A sum, a share or a measure.</summary>
    Quantity,
    Comma,

    /// <summary>A quotation mark, a bracket, a dash, a colon or a semicolon.</summary>
    Break,
    Other,
}

/// <summary>A stretch of a sentence's tokens; marks have none.</summary>
/// <param name="First">Index into <see cref="TextAnalysis.Tokens"/>.</param>
internal readonly record struct Phrase(PhraseKind Kind, int First, int End);
