using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Answering;

/// <summary>How probable it is that the best sentence answers the question.</summary>
internal static class AnswerConfidence
{
    /// <param name="span">The short answer within the best sentence.</param>
    public static double Of(QuestionView question, IReadOnlyList<RankedPassage> ranked, SelectedSpan span, BoostedTrees calibrator) =>
        1 / (1 + Math.Exp(-calibrator.Sum(ConfidenceFeatures.Of(question, ranked, span))));

    /// <summary>The least confidence at which an answer is given.</summary>
    public static double Threshold(Strictness strictness) => strictness switch
    {
        Strictness.Strict => 0.7,
        Strictness.Eager => 0.3,
        _ => 0.5,
    };
}
