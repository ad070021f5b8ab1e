using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>A hit with what the engine thinks of it.</summary>
/// <param name="Score">The higher the better; comparable within one question.</param>
internal readonly record struct RankedPassage(PassageHit Hit, double Score, PassageFeatures Features);

/// <summary>Orders the retrieved sentences by how likely they are to hold the answer: a weighted sum of features.</summary>
internal static class Reranker
{
    /// <param name="definers">Term numbers of <see cref="AnswerTypes.Definers"/>.</param>
    /// <returns>Best first.</returns>
    public static IReadOnlyList<RankedPassage> Rank(QuestionAnalysis question, PassageHits hits, IReadOnlySet<int> definers)
    {
        var features = new FeatureExtractor(question, hits, definers);
        return [.. hits.Hits
            .Select(hit => Rank(hit, features.Of(hit)))
            .OrderByDescending(passage => passage.Score)];
    }

    private static RankedPassage Rank(PassageHit hit, PassageFeatures features) => new(hit, Score(features), features);

    /// <summary>Weights were set by hand on the SQuAD 2 and RealTimeQA questions under shared/data.</summary>
    private static double Score(PassageFeatures features) =>
        0.8 * features.FirstStage
        + 0.3 * features.Cover
        + 0.3 * features.ContextCover
        + 0.1 * features.Pairs
        + 0.3 * features.TypeFit
        - 0.8 * features.SaysNothing
        - 0.2 * features.IsShort;
}
