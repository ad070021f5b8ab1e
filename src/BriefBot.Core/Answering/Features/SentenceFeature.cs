namespace BriefBot.Core.Answering.Features;

/// <summary>
/// What is measured of a sentence for a question. A share is of the question's total weight (inverse document frequency
/// times term weight), so 0 to 1. The order is that of the trained models' columns: a change here asks for training anew.
/// </summary>
internal enum SentenceFeature
{
    // First stage: BM25 as the index scores it, over the highest that the question's terms could reach.

    /// <summary>The whole score, without what recent articles gain.</summary>
    FirstStage,

    /// <summary>The same over the list's best.</summary>
    FirstStageOfBest,

    /// <summary>The sentence's own part.</summary>
    SentenceScore,
    SentenceScoreOfBest,
    ParagraphScore,
    ParagraphScoreOfBest,
    TitleScore,

    /// <summary>Logarithm of the place in the first stage's list.</summary>
    Rank,

    // Cover: which of the question's words are there.

    /// <summary>Share that the sentence itself holds.</summary>
    Cover,

    /// <summary>Share that sentence and title hold.</summary>
    CoverWithTitle,

    /// <summary>Share that the sentence, its neighbours and the title hold.</summary>
    ContextCover,

    /// <summary>Share that the paragraph and the title hold.</summary>
    ParagraphCover,

    PreviousCover,
    NextCover,

    /// <summary>What the sentence before adds to the sentence's own share.</summary>
    GainOfPrevious,
    GainOfNext,

    /// <summary>Share that the sentence holds in the question's own words, no synonym, translation or part.</summary>
    LiteralCover,

    /// <summary>Share of the words that are no names.</summary>
    CommonCover,

    /// <summary>Share of the names and numbers that the sentence holds; 1 when the question has none.</summary>
    NameCover,

    /// <summary>The same for the sentence, its neighbours and the title.</summary>
    NameContextCover,

    /// <summary>The same for the paragraph and the title.</summary>
    NameParagraphCover,

    /// <summary>Share of the question's numbers that the sentence holds; 1 when it has none.</summary>
    NumberCover,

    /// <summary>Weight of the heaviest word that the sentence lacks, over the heaviest of the question.</summary>
    HighestMissing,
    HighestMissingAround,
    HighestMissingInParagraph,

    /// <summary>How many of the question's words the sentence lacks.</summary>
    Missing,
    Matched,

    /// <summary>How well the noun behind the question word is matched ("which river").</summary>
    HeadMatch,
    FirstTermMatch,
    LastTermMatch,

    /// <summary>How well the rarest word is matched.</summary>
    RarestMatch,

    /// <summary>Share of the question's verbs that the sentence holds; 0.5 when it has none. So on for the other kinds of words.</summary>
    VerbCover,
    NounCover,
    AdjectiveCover,

    /// <summary>The same of the paragraph and the title.</summary>
    VerbParagraphCover,
    NounParagraphCover,
    AdjectiveParagraphCover,

    /// <summary>Weight of the words that neither paragraph nor title holds, counted over an average word's.</summary>
    MissingInParagraph,

    /// <summary>
    /// Share that the sentence holds together with the next where that begins with a word that stands for something said
    /// before: the answer stands with the name and not with the pronoun.
    /// </summary>
    CoverWithReferring,

    /// <summary>Share that the sentence holds when a word that begins like one asked for counts for half ("govern", "governor").</summary>
    RelatedCover,

    /// <summary>Share that the sentence holds when it counts as holding the names that it speaks of by "he" or "Smith".</summary>
    ReferredCover,

    /// <summary>The same of the names and numbers alone.</summary>
    ReferredNameCover,

    /// <summary>Share that the sentence and those before it in the paragraph hold, less for each sentence further back.</summary>
    CoverSoFar,

    /// <summary>Sentences from the one of the paragraph that holds most to this one, -5 to 5.</summary>
    FromBest,

    // Order: whether they stand as in the question.

    /// <summary>Share of the question's neighbouring words that are neighbours, in order.</summary>
    Pairs,

    /// <summary>Longest sequence of matched words in the question's order, over the question's words.</summary>
    InOrder,

    /// <summary>Matched words over the smallest stretch that holds them all.</summary>
    Density,

    /// <summary>Greatest share within ten tokens in a row.</summary>
    WindowCover,

    /// <summary>Longest run of the question's tokens that stands there word for word, function words included.</summary>
    WordRun,

    /// <summary>Share of the question's token pairs that stand there word for word, function words included.</summary>
    WordPairs,

    /// <summary>Share of the weight of the question's neighbouring words that stand within four tokens of each other.</summary>
    NearPairs,

    /// <summary>
    /// By weight, how many more of the question's words stand on the same side of its verb as in the question than on the
    /// other; 0 where the sentence lacks the verb.
    /// </summary>
    Sides,

    // Type: whether something of the expected kind is there.

    /// <summary>1 when something of the expected kind is there that the question does not name, 0.5 when nothing is expected.</summary>
    TypeFit,

    /// <summary>How near the nearest of them stands to matched words: 1 beside one, towards 0 far away.</summary>
    TypeNearness,

    /// <summary>Weight of the matched words around the place where the answer rather stands, the nearer the more.</summary>
    AnswerNearness,

    /// <summary>For a number: 1 when one stands right before the noun behind the question word, 0.5 where no such thing is asked.</summary>
    NumberAtHead,

    /// <summary>For why and how: 1 when a word that gives causes or means is there, 0.5 where neither is asked.</summary>
    SaysWhy,
    ExpectsName,
    ExpectsNumber,
    ExpectsDate,
    ExpectsClause,

    /// <summary>Names that the question does not mention.</summary>
    NewNames,
    NewNumbers,

    // Shape.

    /// <summary>Tokens, up to 60.</summary>
    Length,

    /// <summary>Place in the paragraph, up to 8.</summary>
    Position,

    /// <summary>Sentences of the paragraph, up to 8.</summary>
    ParagraphLength,

    /// <summary>1 when the sentence begins with a word that stands for something said before.</summary>
    StartsWithReference,

    /// <summary>1 for a heading or a question: it says nothing by itself.</summary>
    SaysNothing,

    /// <summary>Share of the sentence's content words that the question does not hold.</summary>
    NewContent,

    /// <summary>1 when the sentence is not in the question's language.</summary>
    OtherLanguage,

    /// <summary>The question's words.</summary>
    QuestionTerms,
    QuestionNames,

    // Relative to the other candidates.

    /// <summary>Cover less the best cover of the list.</summary>
    CoverLessBest,
    WindowCoverLessBest,
    ContextCoverLessBest,
    PairsLessBest,
    WordPairsLessBest,

    /// <summary>Cover less the best cover of the paragraph's candidates.</summary>
    CoverLessParagraph,
    FirstStageLessParagraph,
    TypeFitLessParagraph,

    /// <summary>Candidates of the same paragraph, up to 8.</summary>
    ParagraphCandidates,

    /// <summary>How many candidates have a higher cover, up to 20.</summary>
    CoverRank,

    ParagraphCoverLessBest,
    RelatedCoverLessBest,
    ReferredCoverLessBest,
    AnswerNearnessLessBest,
    AnswerNearnessLessParagraph,
    NearPairsLessBest,

    /// <summary>
    /// For why: 3 when a word that gives causes is there, 2 when one that may ("after", "nadat"), 1 when a neighbour holds one
    /// that gives causes, 0 when none does; -1 where no reason is asked for.
    /// </summary>
    Cause,
}
