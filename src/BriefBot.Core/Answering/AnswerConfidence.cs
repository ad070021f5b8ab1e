namespace BriefBot.Core.Answering;

/// <summary>How sure the engine must be to answer.</summary>
internal static class AnswerConfidence
{
    /// <summary>The least confidence at which an answer is given; docs/answering.md shows what each buys.</summary>
    public static double Threshold(Strictness strictness) => strictness switch
    {
        Strictness.Strict => 0.55,
        Strictness.Eager => 0.25,
        _ => 0.38,
    };
}
