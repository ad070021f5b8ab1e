namespace BriefBot.Core.Indexing.Segments;

/// <summary>Which articles of a segment a query looks in. Settled before anything is ranked.</summary>
internal sealed class VisibleArticles
{
    private readonly bool[]? _slots;
    private readonly bool[]? _windows;

    public VisibleArticles(LiveSegment segment, PassageQuery query)
    {
        if (query is { Collections: null, Sources: null } && segment.IsWhole)
            return;
        var columns = segment.Columns;
        (_slots, _windows) = (new bool[columns.Articles.Length], new bool[columns.WindowCount]);
        for (var window = 0; window < _windows.Length; window++)
        {
            for (var slot = columns.WindowArticle[window]; slot < columns.WindowArticle[window + 1]; slot++)
            {
                _slots[slot] = segment.IsLive(slot) && Takes(query, columns.Articles[slot]);
                _windows[window] |= _slots[slot];
            }
        }
    }

    public bool AreAll => _slots is null;

    public bool Holds(int slot) => _slots is null || _slots[slot];

    /// <summary>Whether any article of a window is among them.</summary>
    public bool HoldsAnyOf(int window) => _windows is null || _windows[window];

    private static bool Takes(PassageQuery query, IndexedArticle article) =>
        (query.Collections?.Contains(article.Collection) ?? true) && (query.Sources?.Takes(article) ?? true);
}
