using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>Trains the model that ranks sentences.</summary>
internal static class RankerTraining
{
    /// <summary>What is further down the first stage's list is much alike: some stand for all.</summary>
    private const int Depth = 30;
    private const int Step = 4;

    /// <summary>
    /// What the prior counts while trees are grown: they learn what it lacks, though not to undo it, as it knows of news
    /// what the encyclopedia does not tell.
    /// </summary>
    private const float PriorShare = 0.5f;

    /// <summary>
    /// What a question without an answer counts: it was written about one paragraph, which tells what paragraph a question
    /// is about, and not which of its sentences.
    /// </summary>
    private const float UnanswerableWeight = 0.3f;

    /// <summary>They tell an encyclopedia's paragraphs apart, and say something else of a news page.</summary>
    public static readonly IReadOnlySet<int> OfItsKindOfText = new HashSet<int>
    {
        (int)SentenceFeature.Length, (int)SentenceFeature.Position, (int)SentenceFeature.ParagraphLength,
        (int)SentenceFeature.ParagraphCandidates, (int)SentenceFeature.QuestionTerms, (int)SentenceFeature.QuestionNames,
    };

    private static readonly TreeSettings Settings = new()
    {
        Trees = 300, Depth = 4, Rate = 0.08f, IsListwise = true, IsAnyOf = true, LeastLeaf = 3, Shrink = 2, FeatureShare = 0.4f,
        Unasked = OfItsKindOfText,
    };

    public static BoostedTrees Train(IEnumerable<Example> examples)
    {
        var rows = new Examples(FeatureRow.Count);
        foreach (var example in examples)
        {
            if (example.IsRight.Contains(true))
            {
                for (var copy = 0; copy < example.Weight; copy++)
                    Add(example, example.IsRight, 1, rows);
            }
            else if (!example.Question.Answerable)
            {
                Add(example, example.IsAbout(), UnanswerableWeight, rows);
            }
        }
        return TreeTrainer.Train(rows, Settings);
    }

    /// <param name="isWanted">Of each hit; one of these is to come first.</param>
    private static void Add(Example example, IReadOnlyList<bool> isWanted, float weight, Examples rows)
    {
        if (!isWanted.Contains(true))
            return;
        rows.BeginGroup(weight);
        for (var i = 0; i < example.Rows.Count; i++)
        {
            var known = PriorShare * Reranker.Known(example.View.Hits.Hits[i], example.Rows[i]);
            if (i < Depth || isWanted[i])
                rows.Add(example.Rows[i].Values, isWanted[i] ? 1 : 0, 1, known);
            else if (i % Step == 0)
                rows.Add(example.Rows[i].Values, 0, Step, known);
        }
    }
}
