using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>Trains the model that ranks sentences.</summary>
internal static class RankerTraining
{
    /// <summary>What is further down the first stage's list is much alike: some stand for all.</summary>
    private const int Depth = 30;
    private const int Step = 4;

    /// <summary>They tell an encyclopedia's paragraphs apart, and say something else of a news page.</summary>
    public static readonly IReadOnlySet<int> OfItsKindOfText = new HashSet<int>
    {
        (int)SentenceFeature.Length, (int)SentenceFeature.Position, (int)SentenceFeature.ParagraphLength,
        (int)SentenceFeature.ParagraphCandidates, (int)SentenceFeature.QuestionTerms, (int)SentenceFeature.QuestionNames,
    };

    private static readonly TreeSettings Settings = new()
    {
        Trees = 250, Depth = 5, Rate = 0.08f, IsListwise = true, LeastLeaf = 3, Shrink = 2, Unasked = OfItsKindOfText,
    };

    public static BoostedTrees Train(IEnumerable<Example> examples)
    {
        var rows = new Examples(FeatureRow.Count);
        foreach (var example in examples.Where(example => example.IsRight.Contains(true)))
        {
            for (var copy = 0; copy < example.Weight; copy++)
                Add(example, rows);
        }
        return TreeTrainer.Train(rows, Settings);
    }

    private static void Add(Example example, Examples rows)
    {
        rows.BeginGroup();
        for (var i = 0; i < example.Rows.Count; i++)
        {
            if (i < Depth || example.IsRight[i])
                rows.Add(example.Rows[i].Values, example.IsRight[i] ? 1 : 0);
            else if (i % Step == 0)
                rows.Add(example.Rows[i].Values, 0, Step);
        }
    }
}
