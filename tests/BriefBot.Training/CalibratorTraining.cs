using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains the model that tells how probable it is that the chosen sentence is right, on questions that none of the models
/// before it have seen. A right sentence whose short answer is poor counts for less.
/// </summary>
internal static class CalibratorTraining
{
    private static readonly TreeSettings Settings = new() { Trees = 400, Depth = 4, Rate = 0.03f, LeastLeaf = 10, Shrink = 10, FeatureShare = 0.3f };

    /// <param name="looks">Each with a chooser that has not seen it.</param>
    public static BoostedTrees Train(IEnumerable<(SecondLook Look, BoostedTrees Chooser)> looks)
    {
        var rows = new Examples(ConfidenceFeatures.Count);
        foreach (var (look, chooser) in looks)
        {
            var ordered = AnswerJudge.Order(look.Passages, chooser);
            var chosen = look.Passages.Index().First(one => one.Item.Passage == ordered[0].Passage).Index;
            rows.Add(ConfidenceFeatures.OfFirst(ordered), look.Worth[chosen], look.Example.Weight, (float)AnswerJudge.Prior(look.Example.View));
        }
        return TreeTrainer.Train(rows, Settings);
    }
}
