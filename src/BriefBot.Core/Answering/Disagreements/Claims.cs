using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Chooses of what was found which values are set against each other.</summary>
internal static class Claims
{
    private const int Most = 4;

    /// <summary>From what probability on two articles are said to differ; the least at which anything is answered unless it is asked to be eager.</summary>
    private const double LeastProbability = 0.38;

    /// <summary>
    /// Log odds that the model lacks: it learnt from encyclopedia paragraphs, which hardly ever differ, and from fewer pairs that
    /// do. Set by hand on RAMDocs and SQuAD 2.
    /// </summary>
    private const double Prior = 3.3;

    /// <summary>How probable it is that a question is answered by what one article changed in another's sentence.</summary>
    private const double OfRevised = 0.6;

    /// <summary>The answer and those that oppose it in the same words.</summary>
    /// <param name="rivals">The answer's own statement first.</param>
    public static Dispute? Opposed(IReadOnlyList<Statement> rivals)
    {
        if (rivals.Count < 2)
            return null;
        var opposed = rivals.Skip(1).Where(rival => Rivals.Oppose(rival, rivals[0])).OrderByDescending(Strength);
        return Make(rivals[0], opposed, 0, isCertain: opposed.Any(one => one.IsRevision));
    }

    /// <param name="pairs">Best first.</param>
    /// <param name="answer">What is set first where it is among them.</param>
    public static Dispute? Revised(IReadOnlyList<(Statement One, Statement Other)> pairs, Quote answer) => pairs.Count == 0
        ? null
        : Around(pairs, answer, OfRevised, isCertain: true);

    /// <param name="pairs">Of all articles that are about the same.</param>
    /// <param name="answer">What is set first where it is among them.</param>
    public static Dispute? Different(IEnumerable<WitnessPair> pairs, Quote answer)
    {
        var probable = pairs.Select(pair => (Pair: pair, Odds: Prior + PairModel.Default.Sum(pair.Features)))
            .Where(one => one.Odds >= Math.Log(LeastProbability / (1 - LeastProbability)))
            .OrderByDescending(one => one.Odds)
            .ToList();
        return probable.Count == 0
            ? null
            : Around(probable.ConvertAll(one => (one.Pair.One.Statement, one.Pair.Other.Statement)), answer, 1 / (1 + Math.Exp(-probable[0].Odds)), isCertain: false);
    }

    private static Dispute? Around(IReadOnlyList<(Statement One, Statement Other)> pairs, Quote answer, double probability, bool isCertain)
    {
        var (first, second) = pairs[0];
        foreach (var (one, other) in pairs)
        {
            if (one.Passage.Quote == answer || other.Passage.Quote == answer)
            {
                (first, second) = one.Passage.Quote == answer ? (one, other) : (other, one);
                break;
            }
        }
        var others = pairs.Where(pair => Touches(pair, first) || Touches(pair, second)).SelectMany(pair => new[] { pair.One, pair.Other });
        return Make(first, others.Prepend(second), probability, isCertain);
    }

    private static bool Touches((Statement One, Statement Other) pair, Statement statement) =>
        pair.One.Passage.Quote == statement.Passage.Quote || pair.Other.Passage.Quote == statement.Passage.Quote;

    private static Dispute? Make(Statement first, IEnumerable<Statement> others, double probability, bool isCertain)
    {
        var claims = new List<Statement> { first };
        foreach (var other in others)
        {
            if (claims.Count < Most && claims.TrueForAll(claim => ValueComparison.Compare(claim.Value, other.Value) == Agreement.Different))
                claims.Add(other);
        }
        return claims.Count < 2 ? null : new Dispute(default, claims, probability, isCertain);
    }

    private static double Strength(Statement statement) => statement.Ranked.Evidence + statement.SpanEvidence + (statement.IsRevision ? 10 : 0);
}
