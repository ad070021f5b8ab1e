using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>How many articles of which sources each collection holds, at one moment.</summary>
internal sealed class ArticleCounts
{
    private readonly Dictionary<string, int> _collections = new(StringComparer.Ordinal);

    /// <summary>For each source's name how many articles of each collection go by it; never 0.</summary>
    private readonly Dictionary<string, Dictionary<string, int>> _sources = new(StringComparer.Ordinal);

    public static ArticleCounts Of(IReadOnlyList<LiveSegment> segments)
    {
        var all = new ArticleCounts();
        foreach (var segment in segments)
        {
            var counts = segment.CountKinds();
            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                    all.Add(segment.Columns.Kinds[i].Kind, counts[i]);
            }
        }
        return all;
    }

    /// <param name="collections">Null for all.</param>
    public int Of(IReadOnlySet<string>? collections) =>
        _collections.Where(count => collections?.Contains(count.Key) ?? true).Sum(count => count.Value);

    /// <param name="name">As <see cref="SourceNames.Key"/> writes it.</param>
    public bool Knows(string name, IReadOnlySet<string>? collections) =>
        _sources.TryGetValue(name, out var counts) && counts.Any(count => collections?.Contains(count.Key) ?? true);

    private void Add(ArticleKind kind, int count)
    {
        Add(_collections, kind.Collection, count);
        foreach (var name in kind.SourceNames)
        {
            if (!_sources.TryGetValue(name, out var counts))
                _sources[name] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
            Add(counts, kind.Collection, count);
        }
    }

    private static void Add(Dictionary<string, int> counts, string key, int count) => counts[key] = counts.GetValueOrDefault(key) + count;
}
