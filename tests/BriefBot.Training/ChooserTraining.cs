using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains the model that orders the best few sentences once their short answers are known: it learns what the first look's
/// score lacks.
/// </summary>
internal static class ChooserTraining
{
    private static readonly TreeSettings Settings = new()
    {
        Trees = 120, Depth = 3, Rate = 0.06f, IsListwise = true, LeastLeaf = 4, Shrink = 6, FeatureShare = 0.3f, Bags = 3,
        Unasked = RankerTraining.OfItsKindOfText.Append((int)SentenceFeature.Rank).ToHashSet(),
    };

    public static BoostedTrees Train(IEnumerable<SecondLook> looks)
    {
        var rows = new Examples(ConfidenceFeatures.Count);
        foreach (var look in looks.Where(look => look.Worth.Any(worth => worth > 0) && look.Worth.Contains(0)))
        {
            for (var copy = 0; copy < look.Example.Weight; copy++)
                Add(look, rows);
        }
        return TreeTrainer.Train(rows, Settings);
    }

    private static void Add(SecondLook look, Examples rows)
    {
        rows.BeginGroup();
        for (var i = 0; i < look.Passages.Count; i++)
            rows.Add(look.Passages[i].Features, look.Worth[i] > 0 ? 1 : 0, known: (float)(look.Passages[i].Score + look.Passages[i].OfKind));
    }
}
