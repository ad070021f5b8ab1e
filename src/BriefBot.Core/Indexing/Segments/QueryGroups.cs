namespace BriefBot.Core.Indexing.Segments;

/// <summary>A query's terms as numbers, and how rare each is among what the asker may see.</summary>
internal sealed class QueryGroups
{
    /// <summary>
    /// The commonest terms of a query that have no more than this share of its rarity are not worth reading everywhere:
    /// more than what they save goes into windows that their bounds let pass.
    /// </summary>
    private const float CommonShare = 0.12f;

    private readonly bool[] _isCommon;

    public QueryGroups(PassageQuery query, Vocabulary vocabulary)
    {
        Alternatives = new (int, float)[query.Terms.Count][];
        LastOwn = new int[query.Terms.Count];
        (Idf, _isCommon) = (new float[query.Terms.Count], new bool[query.Terms.Count]);
        for (var i = 0; i < Alternatives.Length; i++)
        {
            Alternatives[i] = [.. Known(query.Terms[i], vocabulary)];
            LastOwn[i] = Array.FindLastIndex(Alternatives[i], alternative => alternative.Weight == 1);
            foreach (var (term, weight) in Alternatives[i])
                Matches[term] = [.. Matches.GetValueOrDefault(term, []), new TermMatch(i, weight)];
        }
    }

    /// <summary>For each term of the query the alternatives that occur anywhere.</summary>
    public (int Term, float Weight)[][] Alternatives { get; }

    /// <summary>For each term of the query the place of the last alternative that is the word itself; -1 for none.</summary>
    public int[] LastOwn { get; }

    public Dictionary<int, TermMatch[]> Matches { get; } = [];

    public float[] Idf { get; }

    public int Count => Alternatives.Length;

    /// <summary>Whether a term is one of the commonest, which tell little of what is asked for. Settled by <see cref="Weigh"/>.</summary>
    public bool IsCommon(int group) => _isCommon[group];

    /// <param name="sentences">How many there are in all.</param>
    public void Weigh(SentenceCounts counts, int sentences)
    {
        for (var group = 0; group < Idf.Length; group++)
            Idf[group] = Bm25.Idf(Telling(counts.Of(group, LastOwn[group] + 1), counts.Of(group, Alternatives[group].Length)), sentences);
        var left = CommonShare * Idf.Sum();
        foreach (var group in Enumerable.Range(0, Count).OrderBy(group => Idf[group]))
            _isCommon[group] = (left -= Idf[group]) >= 0;
    }

    /// <summary>A word stays as rare as it is although its synonyms are common: these count for half.</summary>
    private static int Telling(int own, int all) => own == 0 ? all : (own + all) / 2;

    private static IEnumerable<(int Term, float Weight)> Known(QueryTerm term, Vocabulary vocabulary)
    {
        foreach (var (alternative, weight) in term.Alternatives)
        {
            if (vocabulary.TryGetNumber(alternative, out var number))
                yield return (number, weight);
        }
    }
}
