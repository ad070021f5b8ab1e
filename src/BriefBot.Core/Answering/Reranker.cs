using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>A hit with what the engine thinks of it.</summary>
/// <param name="Score">The higher the better; comparable within one question.</param>
internal readonly record struct RankedPassage(PassageHit Hit, double Score, PassageFeatures Features);

/// <summary>Orders the retrieved sentences by how likely they are to hold the answer: a weighted sum of features.</summary>
internal static class Reranker
{
    /// <returns>Best first.</returns>
    public static IReadOnlyList<RankedPassage> Rank(QuestionAnalysis question, PassageHits hits)
    {
        var features = new FeatureExtractor(question, hits);
        return [.. hits.Hits
            .Select(hit => Rank(hit, features.Of(hit)))
            .OrderByDescending(passage => passage.Score)];
    }

    private static RankedPassage Rank(PassageHit hit, PassageFeatures features) => new(hit, Score(features), features);

    /// <summary>Weights were set by hand on the SQuAD 2 and RealTimeQA questions under shared/data.</summary>
    private static double Score(PassageFeatures features) =>
        1.0 * features.FirstStage
        + 0.3 * features.Cover
        + 0.8 * features.ContextCover
        + 0.2 * features.Pairs
        + 0.2 * features.TypeFit
        - 0.8 * features.SaysNothing
        - 0.2 * features.IsShort;
}
