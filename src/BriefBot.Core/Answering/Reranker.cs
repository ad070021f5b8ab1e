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
    /// <summary>
    /// What a unit of BM25 is worth in log odds. The model has never seen news, where the first stage knows better: this
    /// was set on RealTimeQA.
    /// </summary>
    public static float FirstStageWeight = 0.05f;

    /// <returns>Best first.</returns>
    public static IReadOnlyList<RankedPassage> Rank(QuestionView question, BoostedTrees model) =>
        Rank(question, FeatureExtractor.Extract(question), model);

    /// <param name="rows">Of the question's hits, in their order.</param>
    public static IReadOnlyList<RankedPassage> Rank(QuestionView question, IReadOnlyList<FeatureRow> rows, BoostedTrees model) =>
        [.. question.Hits.Hits.Select((hit, i) => Rank(hit, rows[i], model)).OrderByDescending(passage => passage.Score)];

    private static RankedPassage Rank(PassageHit hit, FeatureRow row, BoostedTrees model)
    {
        var evidence = model.Sum(row.Values);
        return new RankedPassage(hit, evidence + FirstStageWeight * hit.Score, evidence, row);
    }
}
