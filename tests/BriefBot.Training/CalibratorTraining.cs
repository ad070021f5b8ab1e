using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains the model that tells how probable it is that the chosen sentence is right, on questions that none of the models
/// before it have seen. A right sentence whose short answer is poor counts for less.
/// </summary>
internal static class CalibratorTraining
{
    private static readonly TreeSettings Settings = new() { Trees = 400, Depth = 5, Rate = 0.03f, LeastLeaf = 10, Shrink = 10, FeatureShare = 0.3f, Bags = 2 };

    /// <summary>The next ones are learnt from too, as if each were the first: there are few questions.</summary>
    private const int Places = 4;
    private const float NextWeight = 0.5f;

    /// <param name="looks">Each with a chooser that has not seen it.</param>
    public static BoostedTrees Train(IEnumerable<(SecondLook Look, BoostedTrees Chooser)> looks)
    {
        var rows = new Examples(ConfidenceFeatures.Count);
        foreach (var (look, chooser) in looks)
        {
            var ordered = AnswerJudge.Order(look.Passages, chooser);
            for (var place = 0; place < Math.Min(Places, ordered.Count); place++)
            {
                IReadOnlyList<JudgedPassage> first = [ordered[place], .. ordered.Where((_, i) => i != place)];
                var chosen = look.Passages.Index().First(one => one.Item.Passage == first[0].Passage).Index;
                var weight = (place == 0 ? 1 : NextWeight) * look.Example.Weight;
                rows.Add(ConfidenceFeatures.OfFirst(first), look.Worth[chosen], weight, (float)(AnswerJudge.Prior(look.Example.View) + first[0].OfKind));
            }
        }
        return TreeTrainer.Train(rows, Settings);
    }
}
