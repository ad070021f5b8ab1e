using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class FirstStageFeatures
{
    /// <summary>k1 + 1: what BM25 gives at most for one unit of inverse document frequency.</summary>
    private const float HighestPerWeight = 2.2f;

    public static void Fill(QuestionView question, PassageHit hit, int rank, FeatureRow row)
    {
        var reachable = HighestPerWeight * question.Total;
        row[SentenceFeature.FirstStage] = (hit.Score - hit.Recency) / reachable;
        row[SentenceFeature.FirstStageOfBest] = (hit.Score - hit.Recency) / question.BestFirstStage;
        row[SentenceFeature.SentenceScore] = hit.SentenceScore / reachable;
        row[SentenceFeature.SentenceScoreOfBest] = hit.SentenceScore / question.BestSentence;
        row[SentenceFeature.ParagraphScore] = hit.ParagraphScore / reachable;
        row[SentenceFeature.ParagraphScoreOfBest] = hit.ParagraphScore / question.BestParagraph;
        row[SentenceFeature.TitleScore] = hit.TitleScore / reachable;
        row[SentenceFeature.Rank] = MathF.Log(1 + rank);
    }
}
