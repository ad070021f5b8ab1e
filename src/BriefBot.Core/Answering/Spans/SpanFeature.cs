namespace BriefBot.Core.Answering.Spans;

/// <summary>
/// What is measured of a stretch of a sentence as a short answer. Distances count tokens, up to 20, 20 also where there
/// is nothing to measure to. The order is that of the trained model's columns.
/// </summary>
internal enum SpanFeature
{
    // What is asked.
    ExpectsPerson,
    ExpectsPlace,
    ExpectsName,
    ExpectsDate,
    ExpectsCount,
    ExpectsAmount,
    ExpectsDuration,
    ExpectsReason,
    ExpectsManner,
    ExpectsDefinition,

    /// <summary>Whether a noun stands behind the question word.</summary>
    HasHead,

    /// <summary>Classes of the words before and behind the question word, and of the question's last.</summary>
    QuestionBefore,
    QuestionNext,
    QuestionLast,

    // Shape.
    Length,
    ContentWords,
    Names,
    Numbers,
    FunctionWords,
    Commas,
    StartsSentence,
    EndsSentence,

    /// <summary>Place of the start in the sentence, 0 to 1.</summary>
    Place,

    // Names and numbers.

    /// <summary>1 when it is exactly a name.</summary>
    IsName,
    IsNumber,
    IsDate,

    /// <summary>1 when it begins or ends within a name or number.</summary>
    Cuts,

    /// <summary>How well it fits the expected kind when it is exactly such a thing, half of it when it holds one.</summary>
    Fits,

    /// <summary>1 when it begins where a noun chunk does, articles aside.</summary>
    StartsChunk,
    EndsChunk,

    /// <summary>1 when it is exactly one noun chunk, articles aside.</summary>
    IsChunk,

    /// <summary>1 when it begins or ends within a noun chunk, articles aside; 2 when both.</summary>
    CutsChunk,

    /// <summary>What kind of name it is exactly, 0 when none.</summary>
    MentionKind,

    /// <summary>What kind of quantity it is exactly, 0 when none.</summary>
    QuantityKind,

    /// <summary>1 when a bracket is open there that is not at the sentence's start.</summary>
    InBrackets,

    /// <summary>Share of its content words that the title holds.</summary>
    InTitle,

    /// <summary>Share of its content words that the sentences before hold.</summary>
    SaidBefore,

    /// <summary>Verb groups within it.</summary>
    Verbs,

    /// <summary>1 when it is what the rules choose, else the share of tokens in common.</summary>
    RulesAgree,

    // The question's words in it.
    Asked,
    AskedShare,

    /// <summary>Whether it holds the noun behind the question word.</summary>
    HoldsHead,
    EndsInHead,
    HeadFollows,
    HeadPrecedes,

    // Around it: <see cref="WordClass"/>.
    Previous,
    BeforePrevious,
    First,
    Last,
    Next,
    AfterNext,

    /// <summary>Punctuation before it: 1 comma, 2 bracket, 3 quotation mark, 4 other.</summary>
    BreakBefore,
    BreakAfter,

    /// <summary>How many words before it, in a row, the question holds too, function words included; up to 4.</summary>
    SharedBefore,
    SharedAfter,

    /// <summary>1 when the word before it, 2 when its first word is the preposition that the question asks with.</summary>
    Preposition,

    // Where the question's words stand.
    NearestLeft,
    NearestRight,
    AskedLeft,
    AskedRight,

    /// <summary>Mean distance, each word by its weight.</summary>
    MeanDistance,

    /// <summary>To the first of the question's words that the sentence holds; negative when that stands behind the span.</summary>
    FirstTermDistance,
    LastTermDistance,
    HeadDistance,
    RarestDistance,

    /// <summary>To the nearest of the question's verbs that the sentence holds; negative when that stands behind the span.</summary>
    VerbDistance,

    /// <summary>To the nearest verb of the sentence on either side.</summary>
    AnyVerbLeft,
    AnyVerbRight,

    /// <summary>Whether only function words stand between the nearest word asked about and the span.</summary>
    OnlyFunctionWordsLeft,
    OnlyFunctionWordsRight,

    /// <summary>Breaks between it and the nearest word asked about.</summary>
    BreaksLeft,
    BreaksRight,

    // Against what else could be the answer.

    /// <summary>Things of the expected kind, noun chunks where none is expected, that are not asked about; up to 6.</summary>
    Rivals,

    /// <summary>How many of them stand nearer to a word asked about.</summary>
    NearerRivals,

    /// <summary>Noun chunks between it and the nearest of the question's verbs that the sentence holds; negative when that stands behind it.</summary>
    NounsToVerb,

    /// <summary>What the question measures ("how far") against the unit: 1 the same, -1 another, 0 where either is unknown.</summary>
    Unit,

    /// <summary>Which word asks, as <see cref="AskingKind"/>.</summary>
    Asks,

    /// <summary>Words of the question that the sentence holds.</summary>
    Held,
}
