namespace BriefBot.Core.Answering.Disagreements;

/// <summary>
/// What is measured of two articles' answers to one question. "Both" is the less of the two, "apart" how far they are from each
/// other. The order is that of the trained weights: a change here asks for training anew.
/// </summary>
internal enum PairFeature
{
    // How well each answers.

    /// <summary>Log odds of the one that is less probable right.</summary>
    OddsOfBoth,
    OddsOfBetter,
    EvidenceOfBoth,
    EvidenceApart,

    /// <summary>Log odds of the short answer within its sentence.</summary>
    SpanEvidenceOfBoth,
    SpanGapOfBoth,

    // How much of the question each holds.
    CoverOfBoth,
    ContextCoverOfBoth,
    ParagraphCoverOfBoth,
    ParagraphCoverApart,
    CommonCoverOfBoth,
    CommonCoverApart,
    NameCoverOfBoth,
    VerbCoverOfBoth,
    VerbParagraphCoverOfBoth,
    NounParagraphCoverOfBoth,
    AdjectiveParagraphCoverOfBoth,
    TypeFitOfBoth,
    TypeNearnessOfBoth,

    /// <summary>Share of what one of the two holds of the question that both hold.</summary>
    SameWordsAsked,

    // Whether they speak of the same.

    /// <summary>Share of the shorter sentence's other words that are in the longer one.</summary>
    SharedRest,

    /// <summary>1 where the one article also holds the other's value somewhere.</summary>
    SaysOtherValue,

    /// <summary>Share of the question's names that the titles and beginnings of both articles hold.</summary>
    NamesAtBeginning,

    // The question.

    /// <summary>Share of the names in the question's weight.</summary>
    NameShare,
    Terms,

    /// <summary>Logarithm of the number of articles that are about what the question names.</summary>
    Articles,

    IsOfClass,
    IsDate,
    IsAmount,
    IsFirst,

    /// <summary>Whether both are in one language.</summary>
    SameLanguage,
}
