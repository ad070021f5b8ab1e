namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>
/// Where a quote says the words of a sentence: names, nouns, values and what describes them in the sentence's own order,
/// as near together as they stand. Verbs and adverbs are looked for apart, as their place is the language's.
/// </summary>
internal sealed class Alignment
{
    private const int Unreachable = int.MaxValue / 2;

    private Alignment(IReadOnlyList<Word> said, IReadOnlyList<Word> quoted, Dictionary<int, int> places) =>
        (Said, Quoted, Places) = (said, quoted, places);

    public IReadOnlyList<Word> Said { get; }

    public IReadOnlyList<Word> Quoted { get; }

    /// <summary>Indexes into <see cref="Quoted"/> by those into <see cref="Said"/>.</summary>
    public Dictionary<int, int> Places { get; }

    /// <returns>Null where the quote lacks a word, or has them in another order only.</returns>
    public static Alignment? Of(IReadOnlyList<Word> said, IReadOnlyList<Word> quoted, WordMatch match)
    {
        var framed = Enumerable.Range(0, said.Count).Where(i => IsFramed(said, i)).ToList();
        var costs = new int[framed.Count, quoted.Count];
        var before = new int[framed.Count, quoted.Count];
        for (var i = 0; i < framed.Count; i++)
        {
            for (var at = 0; at < quoted.Count; at++)
                (costs[i, at], before[i, at]) = match.Holds(said[framed[i]], quoted[at]) ? Step(said, quoted, costs, framed, i, at) : (Unreachable, -1);
        }
        var places = new Dictionary<int, int>();
        if (framed.Count > 0)
        {
            var last = Enumerable.Range(0, quoted.Count).MinBy(at => costs[framed.Count - 1, at]);
            if (costs[framed.Count - 1, last] >= Unreachable)
                return null;
            for (var i = framed.Count - 1; i >= 0; last = before[i--, last])
                places[framed[i]] = last;
        }
        return new Alignment(said, quoted, places);
    }

    /// <summary>The first word of a value stands for it.</summary>
    private static bool IsFramed(IReadOnlyList<Word> said, int at) =>
        said[at].IsContent && !said[at].IsVerb && !said[at].IsAdverb && (said[at].Value is null || at == 0 || said[at - 1].Value != said[at].Value);

    private static (int Cost, int Before) Step(IReadOnlyList<Word> said, IReadOnlyList<Word> quoted, int[,] costs, List<int> framed, int i, int at)
    {
        if (i == 0)
            return (0, -1);
        var (cost, best) = (Unreachable, -1);
        for (var from = 0; from <= at; from++)
        {
            // Two words of an expression may be one in the quote ("prime minister", "premier").
            if (from == at && (said[framed[i]].Value is not null || !said[framed[i]].Concepts.Intersect(said[framed[i - 1]].Concepts).Any()))
                continue;
            if (costs[i - 1, from] + at - from < cost)
                (cost, best) = (costs[i - 1, from] + at - from, from);
        }
        return (Math.Min(cost, Unreachable), best);
    }
}
