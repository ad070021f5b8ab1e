namespace BriefBot.Core.Indexing.Segments;

/// <summary>A query's terms as numbers, and how rare each is among what the asker may see.</summary>
internal sealed class QueryGroups
{
    public QueryGroups(PassageQuery query, Vocabulary vocabulary)
    {
        Alternatives = new (int, float)[query.Terms.Count][];
        LastOwn = new int[query.Terms.Count];
        Idf = new float[query.Terms.Count];
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

    /// <param name="sentences">How many there are in all.</param>
    public void Weigh(SentenceCounts counts, int sentences)
    {
        for (var group = 0; group < Idf.Length; group++)
            Idf[group] = Bm25.Idf(Telling(counts.Of(group, LastOwn[group] + 1), counts.Of(group, Alternatives[group].Length)), sentences);
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
