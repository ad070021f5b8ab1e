using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Training;

/// <summary>
/// Trains the model that tells how probable the first sentence is right, on questions that the ranker and the span model
/// have not seen.
/// </summary>
internal sealed class CalibratorTraining(DataSet data)
{
    public static TreeSettings Settings { get; set; } = new() { Trees = 150, Depth = 4, Rate = 0.06f, LeastLeaf = 6, Shrink = 10 };

    public static BoostedTrees Train(IEnumerable<(float[] Features, bool IsRight)> rows)
    {
        var examples = new Examples(ConfidenceFeatures.Count);
        foreach (var (features, isRight) in rows)
            examples.Add(features, isRight ? 1 : 0);
        return TreeTrainer.Train(examples, Settings);
    }

    /// <returns>Null when no sentence was found.</returns>
    public (float[] Features, bool IsRight)? Read(Example example, BoostedTrees ranker, BoostedTrees spans)
    {
        if (example.Rows.Count == 0)
            return null;
        var ranked = Reranker.Rank(example.View, example.Rows, ranker);
        var first = ranked[0].Hit;
        var span = SpanSelector.Select(example.View, first, data.Articles[first.Article.Id].Text, spans);
        return (ConfidenceFeatures.Of(example.View, ranked, span), example.IsRight[IndexOf(example, first)]);
    }

    private static int IndexOf(Example example, Core.Indexing.PassageHit hit)
    {
        for (var i = 0; ; i++)
        {
            if (example.View.Hits.Hits[i] == hit)
                return i;
        }
    }
}
