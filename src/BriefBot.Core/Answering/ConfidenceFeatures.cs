using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Answering;

/// <summary>
/// What is measured of one of the best sentences to tell how probable it is an answer: the sentence's own features
/// (<see cref="SentenceFeature"/>), those of its best span (<see cref="SpanFeature"/>), and behind them these.
/// </summary>
internal enum ConfidenceFeature
{
    /// <summary>The ranker's log odds for the sentence.</summary>
    Evidence,

    /// <summary>What its score is above the best of the others; negative when it is below.</summary>
    Lead,

    /// <summary>What its score is above the list's fifth.</summary>
    LeadOfFifth,

    /// <summary>Its share among the odds of all candidates.</summary>
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

    /// <summary>What its score is above the best of other paragraphs.</summary>
    LeadOfOthers,

    /// <summary>How many candidates of the same paragraph are above it.</summary>
    ParagraphRank,

    // After the second look: these the chooser does not see.

    /// <summary>The sentence's score by now.</summary>
    Score,

    /// <summary>What it is above the next; negative when it is below the first.</summary>
    ScoreLead,

    /// <summary>Its share among the odds of those that were looked at twice.</summary>
    ScoreShare,
}

internal static class ConfidenceFeatures
{
    public static readonly int Count = FeatureRow.Count + SpanFeatures.Count + Enum.GetValues<ConfidenceFeature>().Length;

    /// <summary>Of a sentence that stands alone.</summary>
    private const float LeadOfAll = 8;

    public static float[] Of(QuestionView question, IReadOnlyList<RankedPassage> ranked, RankedPassage passage, SelectedSpan span)
    {
        var row = new float[Count];
        passage.Features.Values.CopyTo(row, 0);
        span.Features?.CopyTo(row, FeatureRow.Count);
        var own = row.AsSpan(FeatureRow.Count + SpanFeatures.Count);
        own[(int)ConfidenceFeature.Evidence] = passage.Evidence;
        own[(int)ConfidenceFeature.Lead] = Lead(passage, ranked, passage == ranked[0] ? 1 : 0);
        own[(int)ConfidenceFeature.LeadOfFifth] = Lead(passage, ranked, 4);
        own[(int)ConfidenceFeature.Share] = Share(passage, ranked);
        own[(int)ConfidenceFeature.SpanEvidence] = span.Evidence;
        own[(int)ConfidenceFeature.SpanGap] = span.Gap;
        own[(int)ConfidenceFeature.UnknownTerms] = UnknownTerms(question);
        own[(int)ConfidenceFeature.MissingNames] =
            (1 - passage.Features[SentenceFeature.NameContextCover]) * passage.Features[SentenceFeature.QuestionNames];
        var polarity = Polarity.Compare(question, passage.Hit);
        own[(int)ConfidenceFeature.Opposite] = polarity.HasOpposite ? 1 : 0;
        own[(int)ConfidenceFeature.Negation] = polarity.DiffersInNegation ? 1 : 0;
        own[(int)ConfidenceFeature.LeadOfOthers] = LeadOfOthers(passage, ranked);
        own[(int)ConfidenceFeature.ParagraphRank] = ranked.TakeWhile(other => other != passage).Count(other => IsBeside(other, passage));
        return row;
    }

    /// <returns>The first's own features and how it stands among those that were looked at with it.</returns>
    public static float[] OfFirst(IReadOnlyList<JudgedPassage> ordered)
    {
        var row = (float[])ordered[0].Features.Clone();
        var own = row.AsSpan(FeatureRow.Count + SpanFeatures.Count);
        own[(int)ConfidenceFeature.Score] = (float)ordered[0].Score;
        own[(int)ConfidenceFeature.ScoreLead] = ordered.Count > 1 ? (float)Math.Min(LeadOfAll, ordered[0].Score - ordered[1].Score) : LeadOfAll;
        own[(int)ConfidenceFeature.ScoreShare] = (float)(1 / ordered.Sum(one => Math.Exp(one.Score - ordered[0].Score)));
        return row;
    }

    private static float Lead(RankedPassage passage, IReadOnlyList<RankedPassage> ranked, int other) =>
        other < ranked.Count ? (float)(passage.Score - ranked[other].Score) : LeadOfAll;

    private static float LeadOfOthers(RankedPassage passage, IReadOnlyList<RankedPassage> ranked)
    {
        foreach (var other in ranked)
        {
            if (!IsBeside(other, passage))
                return (float)(passage.Score - other.Score);
        }
        return LeadOfAll;
    }

    private static bool IsBeside(RankedPassage one, RankedPassage other) =>
        one.Hit.Article == other.Hit.Article
        && one.Hit.Article.Sentences[one.Hit.Sentence].Paragraph == other.Hit.Article.Sentences[other.Hit.Sentence].Paragraph;

    private static float Share(RankedPassage passage, IReadOnlyList<RankedPassage> ranked)
    {
        var sum = 0.0;
        foreach (var other in ranked)
            sum += Math.Exp(other.Score - passage.Score);
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
