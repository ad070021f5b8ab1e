using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>
/// Tells sentences that are copies of each other but for a word or two, as many papers print one agency's text: four
/// fifths of their runs of five words are the same.
/// </summary>
internal sealed class NearCopies
{
    private const int Run = 5;
    private const double Shared = 0.8;

    private readonly List<(Passage Passage, HashSet<string> Runs, List<Passage> Copies)> _kept = [];

    /// <returns>False for a copy of a passage that came before.</returns>
    public bool Add(Passage passage)
    {
        var runs = Runs(passage.Quote.Text);
        foreach (var kept in _kept)
        {
            if (!Overlaps(runs, kept.Runs))
                continue;
            if (kept.Passage.Source.Id != passage.Source.Id && kept.Copies.TrueForAll(copy => copy.Source.Id != passage.Source.Id))
                kept.Copies.Add(passage);
            return false;
        }
        _kept.Add((passage, runs, []));
        return true;
    }

    /// <summary>The copies of a passage in other articles, one of each.</summary>
    public IReadOnlyList<Passage> Of(Passage passage) => _kept.Find(kept => kept.Passage == passage).Copies;

    private static bool Overlaps(HashSet<string> runs, HashSet<string> others)
    {
        var (fewer, more) = runs.Count < others.Count ? (runs, others) : (others, runs);
        return fewer.Count > Shared * more.Count && fewer.Count(more.Contains) > Shared * more.Count;
    }

    /// <summary>A sentence of fewer words is one run.</summary>
    private static HashSet<string> Runs(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '“', '”', '‘', '’', '(', ')')).Where(word => word.Length > 0).ToArray();
        if (words.Length <= Run)
            return [string.Join(' ', words)];
        return [.. Enumerable.Range(0, words.Length - Run + 1).Select(at => string.Join(' ', words, at, Run))];
    }
}
