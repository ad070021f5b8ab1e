using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Sentences that other articles took over, changed or not.</summary>
internal static class CopiedSentences
{
    private const int Depth = 10;
    private const double Alike = 0.75;

    /// <summary>
    /// The list without the first few passages that copy this one. That somebody says the same, or almost, makes a
    /// sentence no worse an answer, so it has no rivals in them.
    /// </summary>
    public static IReadOnlyList<RankedPassage> Without(IReadOnlyList<RankedPassage> ranked, RankedPassage passage)
    {
        var rivals = ranked.Where((other, i) => i >= Depth || ReferenceEquals(other, passage) || !IsCopy(other.Hit, passage.Hit)).ToList();
        return rivals.Count == ranked.Count ? ranked : rivals;
    }

    private static bool IsCopy(PassageHit one, PassageHit other)
    {
        var a = TermsOf(one);
        var b = TermsOf(other);
        if (one.Article.Id == other.Article.Id || Math.Min(a.Length, b.Length) < Alike / (2 - Alike) * Math.Max(a.Length, b.Length))
            return false;
        var counts = new Dictionary<int, int>();
        foreach (var term in a)
            counts[term] = counts.GetValueOrDefault(term) + 1;
        var shared = 0;
        foreach (var term in b)
        {
            if (counts.TryGetValue(term, out var left) && left > 0)
            {
                counts[term] = left - 1;
                shared++;
            }
        }
        return 2.0 * shared / (a.Length + b.Length) >= Alike;
    }

    private static ReadOnlySpan<int> TermsOf(PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        return hit.Article.Terms.AsSpan(sentence.FirstToken, sentence.TokenCount);
    }
}
