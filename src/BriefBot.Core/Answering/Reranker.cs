using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>A hit with what the engine thinks of it.</summary>
/// <param name="Score">The higher the better; comparable within one question.</param>
/// <param name="Evidence">The model's part of it: log odds that the sentence answers.</param>
internal sealed record RankedPassage(PassageHit Hit, double Score, float Evidence, FeatureRow Features);

/// <summary>Orders the retrieved sentences by how likely they are to hold the answer.</summary>
internal static class Reranker
{
    /// <summary>What the prior is worth in log odds.</summary>
    private const float PriorWeight = 16;

    /// <summary>What an article of the last days is worth in log odds.</summary>
    private const float RecencyWeight = 1;

    /// <summary>What the nearest meaning is worth in log odds: about as much as half of the question's words. Set by hand.</summary>
    private const float SimilarityWeight = 8;

    /// <returns>Best first.</returns>
    public static IReadOnlyList<RankedPassage> Rank(QuestionView question, BoostedTrees model) =>
        Rank(question, FeatureExtractor.Extract(question), model);

    /// <param name="rows">Of the question's hits, in their order.</param>
    public static IReadOnlyList<RankedPassage> Rank(QuestionView question, IReadOnlyList<FeatureRow> rows, BoostedTrees model) =>
        [.. question.Hits.Hits.Select((hit, i) => Rank(hit, rows[i], model)).OrderByDescending(passage => passage.Score)];

    private static RankedPassage Rank(PassageHit hit, FeatureRow row, BoostedTrees model)
    {
        var evidence = model.Sum(row.Values);
        return new RankedPassage(hit, evidence + Known(hit, row), evidence, row);
    }

    /// <summary>What is added to the model's sum; it learns with a part of this known.</summary>
    public static float Known(PassageHit hit, FeatureRow row) => PriorWeight * Prior(hit, row) + (hit.Recency > 0 ? RecencyWeight : 0) + SimilarityWeight * hit.Similarity;

    /// <summary>
    /// What the model cannot know, as it never saw news: that recent articles matter, and that headings, questions and
    /// scraps of a page say nothing. Weights were set by hand on RealTimeQA.
    /// </summary>
    private static float Prior(PassageHit hit, FeatureRow row) =>
        0.8f * row[SentenceFeature.FirstStage] * (hit.Recency > 0 ? hit.Score / (hit.Score - hit.Recency) : 1)
        + 0.3f * row[SentenceFeature.Cover]
        + 0.3f * row[SentenceFeature.ContextCover]
        + 0.1f * row[SentenceFeature.Pairs]
        + 0.3f * row[SentenceFeature.TypeFit]
        - 0.8f * row[SentenceFeature.SaysNothing]
        - (row[SentenceFeature.Length] < 5 ? 0.2f : 0);
}
