namespace BriefBot.Core.Indexing;

/// <summary>How many articles of which sources each collection holds. Not thread-safe by itself.</summary>
internal sealed class ArticleCounts
{
    private readonly Dictionary<string, int> _collections = new(StringComparer.Ordinal);

    /// <summary>For each source's name how many articles of each collection go by it; never 0.</summary>
    private readonly Dictionary<string, Dictionary<string, int>> _sources = new(StringComparer.Ordinal);

    /// <param name="sign">1 for an article that came in, -1 for one that was taken out.</param>
    public void Add(IndexedArticle article, int sign)
    {
        Add(_collections, article.Collection, sign);
        foreach (var name in article.SourceNames)
        {
            if (!_sources.TryGetValue(name, out var counts))
                _sources[name] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
            Add(counts, article.Collection, sign);
        }
    }

    /// <param name="collections">Null for all.</param>
    public int Of(IReadOnlySet<string>? collections) =>
        _collections.Where(count => collections?.Contains(count.Key) ?? true).Sum(count => count.Value);

    /// <param name="name">As <see cref="SourceNames.Key"/> writes it.</param>
    public bool Knows(string name, IReadOnlySet<string>? collections) =>
        _sources.TryGetValue(name, out var counts) && counts.Any(count => collections?.Contains(count.Key) ?? true);

    private static void Add(Dictionary<string, int> counts, string key, int sign)
    {
        counts[key] = counts.GetValueOrDefault(key) + sign;
        if (counts[key] == 0)
            counts.Remove(key);
    }
}
