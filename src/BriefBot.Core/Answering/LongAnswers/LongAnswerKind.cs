namespace BriefBot.Core.Answering.LongAnswers;

/// <summary>What kind of question wants more than one sentence.</summary>
internal enum LongAnswerKind
{
    /// <summary>It does not: a name or a figure answers it.</summary>
    None,

    /// <summary>Why: the cause, and what came of it.</summary>
    Reason,

    /// <summary>How: by what means.</summary>
    Manner,

    /// <summary>What happened: in the order of the dates.</summary>
    Events,

    /// <summary>"Tell me more about", "explain".</summary>
    Topic,
}
