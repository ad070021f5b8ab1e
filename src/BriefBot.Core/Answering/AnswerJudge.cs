using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Answering;

/// <param name="Span">The short answer that it gives.</param>
/// <param name="Confidence">How probable it is that the sentence answers the question.</param>
internal sealed record JudgedPassage(RankedPassage Passage, SelectedSpan Span, double Confidence);

/// <summary>Takes a second look at the best few sentences: which short answer each gives, and how probable it is right.</summary>
internal static class AnswerJudge
{
    /// <summary>How many get a second look.</summary>
    public const int Depth = 3;

    /// <param name="ranked">The list that the passage is from.</param>
    public static JudgedPassage Judge(
        QuestionView question, IReadOnlyList<RankedPassage> ranked, RankedPassage passage, string articleText, AnswerModels models)
    {
        var span = SpanSelector.Select(question, passage.Hit, articleText, models.Spans);
        var odds = models.Calibrator.Sum(ConfidenceFeatures.Of(question, ranked, passage, span));
        return new JudgedPassage(passage, span, 1 / (1 + Math.Exp(-odds)));
    }
}
