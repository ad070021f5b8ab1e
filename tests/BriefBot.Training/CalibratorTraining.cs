using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Indexing;

namespace BriefBot.Training;

/// <summary>
/// Trains the model that tells how probable it is that a sentence is right, on questions that the ranker and the span model
/// have not seen.
/// </summary>
internal sealed class CalibratorTraining(DataSet data)
{
    private static readonly TreeSettings Settings = new() { Trees = 200, Depth = 4, Rate = 0.05f, LeastLeaf = 10, Shrink = 10, FeatureShare = 0.3f };

    public static BoostedTrees Train(IEnumerable<(float[] Features, bool IsRight)> rows)
    {
        var examples = new Examples(ConfidenceFeatures.Count);
        foreach (var (features, isRight) in rows)
            examples.Add(features, isRight ? 1 : 0);
        return TreeTrainer.Train(examples, Settings);
    }

    /// <returns>The features of each sentence that gets a second look, and whether it is right.</returns>
    public IEnumerable<(float[] Features, bool IsRight)> Read(Example example, BoostedTrees ranker, BoostedTrees spans)
    {
        var ranked = Reranker.Rank(example.View, example.Rows, ranker);
        foreach (var passage in ranked.Take(AnswerJudge.Depth))
        {
            var span = SpanSelector.Select(example.View, passage.Hit, data.Articles[passage.Hit.Article.Id].Text, spans);
            yield return (ConfidenceFeatures.Of(example.View, ranked, passage, span), example.IsRight[IndexOf(example, passage.Hit)]);
        }
    }

    private static int IndexOf(Example example, PassageHit hit)
    {
        for (var i = 0; ; i++)
        {
            if (example.View.Hits.Hits[i] == hit)
                return i;
        }
    }
}
