using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Answering;

/// <summary>
/// What is measured of a ranked list to tell how probable its first sentence is an answer: the first sentence's own
/// features (<see cref="SentenceFeature"/>), and behind them these.
/// </summary>
internal enum ConfidenceFeature
{
    /// <summary>The ranker's log odds for the first sentence.</summary>
    Evidence,

    /// <summary>What the second has less.</summary>
    GapToSecond,
    GapToFifth,

    /// <summary>Share of the first among the odds of all candidates.</summary>
    Share,

    /// <summary>The span model's log odds for the sentence's best span.</summary>
    SpanEvidence,
    SpanGap,

    /// <summary>How many of the question's words no article holds.</summary>
    UnknownTerms,

    /// <summary>How many of the question's names and numbers the sentence, its neighbours and the title lack, by weight over the heaviest word.</summary>
    MissingNames,

    /// <summary>1 when the question holds a word and the sentence its opposite, or only one of them a negation.</summary>
    Opposite,
    Negation,
}

internal static class ConfidenceFeatures
{
    public static readonly int Count = FeatureRow.Count + Enum.GetValues<ConfidenceFeature>().Length;

    public static float[] Of(QuestionView question, IReadOnlyList<RankedPassage> ranked, SelectedSpan span)
    {
        var row = new float[Count];
        var best = ranked[0];
        best.Features.Values.CopyTo(row, 0);
        var own = row.AsSpan(FeatureRow.Count);
        own[(int)ConfidenceFeature.Evidence] = best.Evidence;
        own[(int)ConfidenceFeature.GapToSecond] = Gap(ranked, 1);
        own[(int)ConfidenceFeature.GapToFifth] = Gap(ranked, 4);
        own[(int)ConfidenceFeature.Share] = Share(ranked);
        own[(int)ConfidenceFeature.SpanEvidence] = span.Evidence;
        own[(int)ConfidenceFeature.SpanGap] = span.Gap;
        own[(int)ConfidenceFeature.UnknownTerms] = UnknownTerms(question);
        own[(int)ConfidenceFeature.MissingNames] =
            (1 - best.Features[SentenceFeature.NameContextCover]) * best.Features[SentenceFeature.QuestionNames];
        var polarity = Polarity.Compare(question, best.Hit);
        own[(int)ConfidenceFeature.Opposite] = polarity.HasOpposite ? 1 : 0;
        own[(int)ConfidenceFeature.Negation] = polarity.DiffersInNegation ? 1 : 0;
        return row;
    }

    private static float Gap(IReadOnlyList<RankedPassage> ranked, int other) =>
        (float)(ranked[0].Score - (other < ranked.Count ? ranked[other].Score : Math.Min(ranked[0].Score, -8)));

    private static float Share(IReadOnlyList<RankedPassage> ranked)
    {
        var sum = 0.0;
        foreach (var passage in ranked)
            sum += Math.Exp(passage.Score - ranked[0].Score);
        return (float)(1 / sum);
    }

    private static int UnknownTerms(QuestionView question)
    {
        var known = new HashSet<int>();
        foreach (var matches in question.Hits.Matches.Values)
        {
            foreach (var match in matches)
                known.Add(match.Term);
        }
        return question.Weights.Length - known.Count;
    }
}
