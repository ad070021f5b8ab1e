namespace BriefBot.Core.Answering;

/// <summary>How sure the engine must be to answer.</summary>
internal static class AnswerConfidence
{
    /// <summary>The least confidence at which an answer is given.</summary>
    public static double Threshold(Strictness strictness) => strictness switch
    {
        Strictness.Strict => 0.7,
        Strictness.Eager => 0.3,
        _ => 0.5,
    };
}
