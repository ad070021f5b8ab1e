using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Indexing;

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

    /// <summary>How much of the sentence's answer its best span probably is, 0 to 1: many of its spans may overlap.</summary>
    SpanAgreement,

    /// <summary>Share of the question that the article and its title hold anywhere.</summary>
    ArticleCover,

    /// <summary>The same of the names and numbers alone; 1 when the question has none.</summary>
    ArticleNameCover,

    /// <summary>Weight of the heaviest word that the article lacks, over the heaviest of the question.</summary>
    HighestMissingInArticle,

    /// <summary>1 when the best span is not of the kind that is asked for: a number, a date, a name.</summary>
    OtherKind,

    /// <summary>
    /// Whether the sentence has the question's verb with the word before it: 2 near it, 1 elsewhere in the sentence, 0 not at
    /// all ("opened its gates", asked who opened the inquiry); -1 where it lacks the verb or the question has none.
    /// </summary>
    WithWordBefore,

    /// <summary>The same of the word behind the verb.</summary>
    WithWordBehind,

    // After the second look: these the chooser does not see.

    /// <summary>The sentence's score by now.</summary>
    Score,

    /// <summary>What it is above the next that says something else; negative when it is below the first.</summary>
    ScoreLead,

    /// <summary>Its share, together with those that say the same, among the odds of those that were looked at twice.</summary>
    ScoreShare,

    /// <summary>How many of other articles say the same.</summary>
    Seconded,
}

internal static class ConfidenceFeatures
{
    public static readonly int Count = FeatureRow.Count + SpanFeatures.Count + Enum.GetValues<ConfidenceFeature>().Length;

    /// <summary>Of a sentence that stands alone.</summary>
    private const float LeadOfAll = 8;

    /// <summary>Tokens between a verb and what belongs to it.</summary>
    private const int NearVerb = 6;

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
        own[(int)ConfidenceFeature.SpanAgreement] = span.Agreement;
        FillArticle(question, passage.Hit.Article, own);
        own[(int)ConfidenceFeature.OtherKind] = IsOfOtherKind(question.Question.Expected, span) ? 1 : 0;
        own[(int)ConfidenceFeature.WithWordBefore] = VerbWith(question, passage.Hit, -1);
        own[(int)ConfidenceFeature.WithWordBehind] = VerbWith(question, passage.Hit, 1);
        own[(int)ConfidenceFeature.ParagraphRank] = ranked.TakeWhile(other => other != passage).Count(other => IsBeside(other, passage));
        return row;
    }

    /// <returns>The first's own features and how it stands among those that were looked at with it.</returns>
    public static float[] OfFirst(IReadOnlyList<JudgedPassage> ordered)
    {
        var row = (float[])ordered[0].Features.Clone();
        var own = row.AsSpan(FeatureRow.Count + SpanFeatures.Count);
        own[(int)ConfidenceFeature.Score] = (float)ordered[0].Score;
        var other = ordered.Skip(1).FirstOrDefault(one => !SaysTheSame(one, ordered[0]));
        own[(int)ConfidenceFeature.ScoreLead] = other is null ? LeadOfAll : (float)Math.Min(LeadOfAll, ordered[0].Score - other.Score);
        var (same, all) = (0.0, 0.0);
        foreach (var one in ordered)
        {
            var odds = Math.Exp(one.Score - ordered[0].Score);
            all += odds;
            if (!SaysTheSame(one, ordered[0]))
                continue;
            same += odds;
            own[(int)ConfidenceFeature.Seconded] += one.Passage.Hit.Article == ordered[0].Passage.Hit.Article ? 0 : 1;
        }
        own[(int)ConfidenceFeature.ScoreShare] = (float)(same / all);
        return row;
    }

    /// <summary>Whether it gives the same short answer, or one that holds the other.</summary>
    private static bool SaysTheSame(JudgedPassage one, JudgedPassage other) =>
        one == other || one.Span.Words is { Count: > 0 } words && other.Span.Words is { Count: > 0 } others && (words.IsSubsetOf(others) || others.IsSubsetOf(words));

    /// <summary>Whether a number, a date or a name is asked for, and the short answer has none.</summary>
    public static bool IsOfOtherKind(AnswerType expected, SelectedSpan span)
    {
        if (span.Features is not { } features || features[(int)SpanFeature.Fits] > 0)
            return false;
        return AnswerTypes.IsNumber(expected) ? features[(int)SpanFeature.Numbers] == 0
            : expected is AnswerType.Date ? features[(int)SpanFeature.Numbers] == 0
            : expected is AnswerType.Person or AnswerType.Place or AnswerType.Name && features[(int)SpanFeature.Names] == 0;
    }

    private static void FillArticle(QuestionView question, IndexedArticle article, Span<float> own)
    {
        var matched = new float[question.Weights.Length];
        question.MatchTitle(article, matched);
        foreach (var term in article.Terms)
            Match(question, term, matched);
        foreach (var (_, term) in article.ExpressionsIn(0, article.Terms.Length))
            Match(question, term, matched);
        var (covered, names, allNames, missing) = (0f, 0f, 0f, 0f);
        for (var term = 0; term < matched.Length; term++)
        {
            var weight = question.Weights[term];
            covered += weight * matched[term];
            missing = Math.Max(missing, weight * (1 - matched[term]));
            if (!question.Question.Terms[term].IsName)
                continue;
            allNames += weight;
            names += weight * matched[term];
        }
        own[(int)ConfidenceFeature.ArticleCover] = covered / question.Total;
        own[(int)ConfidenceFeature.ArticleNameCover] = allNames > 0 ? names / allNames : 1;
        own[(int)ConfidenceFeature.HighestMissingInArticle] = missing / question.Heaviest;
    }

    private static int VerbWith(QuestionView question, PassageHit hit, int step)
    {
        var places = question.Match(hit.Article, hit.Sentence).Places;
        var found = -1;
        foreach (var (at, verb) in places)
        {
            var word = verb + step;
            if (question.Kinds[verb] is not WordKind.Verb || word < 0 || word >= question.Weights.Length)
                continue;
            found = Math.Max(found, 0);
            foreach (var (token, term) in places)
            {
                if (term == word && token != at)
                    found = Math.Max(found, Math.Abs(token - at) <= NearVerb ? 2 : 1);
            }
        }
        return found;
    }

    private static void Match(QuestionView question, int term, float[] matched)
    {
        foreach (var match in question.MatchesOf(term) ?? [])
            matched[match.Term] = Math.Max(matched[match.Term], match.Weight);
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
