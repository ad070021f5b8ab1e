namespace BriefBot.Core.Indexing.Segments;

/// <summary>Which articles of a segment a query looks in. Settled before anything is ranked.</summary>
internal sealed class VisibleArticles
{
    private readonly bool[]? _slots;
    private readonly bool[]? _windows;

    public VisibleArticles(LiveSegment segment, PassageQuery query)
    {
        var columns = segment.Columns;
        var isTaken = Array.ConvertAll(columns.Kinds, kind => TakesLike(query, kind));
        var isPicky = query.Sources is { TakesAllAlike: false };
        if (segment.IsWhole && !isPicky && !isTaken.Contains(false))
            return;
        (_slots, _windows) = (new bool[columns.Articles.Length], new bool[columns.WindowCount]);
        for (var window = 0; window < _windows.Length; window++)
        {
            for (var slot = columns.WindowArticle[window]; slot < columns.WindowArticle[window + 1]; slot++)
            {
                _slots[slot] = isTaken[columns.KindOf[slot]] && segment.IsLive(slot) && (!isPicky || query.Sources!.TakesItself(columns.Articles[slot]));
                _windows[window] |= _slots[slot];
            }
        }
    }

    public bool AreAll => _slots is null;

    public bool Holds(int slot) => _slots is null || _slots[slot];

    /// <summary>Whether any article of a window is among them.</summary>
    public bool HoldsAnyOf(int window) => _windows is null || _windows[window];

    private static bool TakesLike(PassageQuery query, IndexedArticle article) =>
        (query.Collections?.Contains(article.Collection) ?? true) && (query.Sources?.TakesLike(article) ?? true);
}
