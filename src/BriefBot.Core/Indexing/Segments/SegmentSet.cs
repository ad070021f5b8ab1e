using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// The segments of an index and how they change: what comes in becomes a small segment, written anew with each batch until
/// it is large enough; runs of segments of like size are merged in the background. One writer at a time; readers take
/// <see cref="Current"/> and wait for nobody.
/// </summary>
internal sealed class SegmentSet : IDisposable
{
    /// <summary>In sentences. Smaller segments are written anew with the next batch: it takes a millisecond or two.</summary>
    private const int Small = 2_048;

    /// <summary>In sentences: a batch that grows beyond is made findable in parts.</summary>
    private const int Batch = 16_384;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<ArticleId, (Segment Segment, int Slot)> _places = [];
    private readonly Dictionary<Segment, List<int>> _removed = [];
    private SegmentBuilder _added = new();
    private volatile IndexSnapshot _current = IndexSnapshot.Empty;
    private HashSet<Segment> _merging = [];

    public IndexSnapshot Current => _current;

    /// <summary>Ends when no merge is under way or due.</summary>
    public Task Merging { get; private set; } = Task.CompletedTask;

    public IndexedArticle? Find(ArticleId id)
    {
        lock (_lock)
            return _places.TryGetValue(id, out var place) ? place.Segment.Columns.Articles[place.Slot] : null;
    }

    /// <summary>Takes an article out, from the next <see cref="Publish"/> on.</summary>
    /// <returns>The article as it was; null when it was not there.</returns>
    public IndexedArticle? Remove(ArticleId id)
    {
        lock (_lock)
        {
            if (!_places.Remove(id, out var place))
                return null;
            if (!_removed.TryGetValue(place.Segment, out var slots))
                _removed[place.Segment] = slots = [];
            slots.Add(place.Slot);
            return place.Segment.Columns.Articles[place.Slot];
        }
    }

    /// <param name="article">One that was taken out, or never was there, since the last <see cref="Publish"/>.</param>
    public void Add(IndexedArticle article)
    {
        _added.Add(article);
        if (_added.Sentences >= Batch)
            Publish(article.Change);
    }

    /// <summary>Makes all that was added and removed so far visible at once.</summary>
    public void Publish(long change)
    {
        if (Merging.IsFaulted)
            Merging.GetAwaiter().GetResult();
        lock (_lock)
        {
            var segments = _current.Segments.Select(WithoutRemoved).Where(segment => segment.Totals.Articles > 0 || _merging.Contains(segment.Segment)).ToList();
            _removed.Clear();
            if (!_added.IsEmpty)
                segments.Add(new LiveSegment(Placed(_added.Build())));
            _added = new SegmentBuilder();
            MergeSmall(segments);
            _current = new IndexSnapshot(segments, change);
            if (Merging.IsCompleted && MergePolicy.FindRun(segments) is not null)
                Merging = Task.Run(MergeAll, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        Merging.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _closing.Dispose();
    }

    private LiveSegment WithoutRemoved(LiveSegment segment) =>
        _removed.TryGetValue(segment.Segment, out var slots) ? segment.Without(slots) : segment;

    private Segment Placed(Segment segment)
    {
        for (var slot = 0; slot < segment.Columns.Articles.Length; slot++)
            _places[segment.Columns.Articles[slot].Id] = (segment, slot);
        return segment;
    }

    private void MergeSmall(List<LiveSegment> segments)
    {
        var first = segments.Count;
        while (first > 0 && segments[first - 1].Columns.Totals.Sentences < Small && !_merging.Contains(segments[first - 1].Segment))
            first--;
        if (segments.Count - first < 2)
            return;
        var merged = Placed(new SegmentMerge(segments[first..]).Run(CancellationToken.None));
        segments.RemoveRange(first, segments.Count - first);
        segments.Add(new LiveSegment(merged));
    }

    private void MergeAll()
    {
        while (!_closing.IsCancellationRequested)
        {
            List<LiveSegment>? run;
            lock (_lock)
            {
                run = MergePolicy.FindRun(_current.Segments);
                _merging = run is null ? [] : [.. run.Select(segment => segment.Segment)];
            }
            if (run is null)
                return;
            var merge = new SegmentMerge(run);
            var merged = merge.Run(_closing.Token);
            lock (_lock)
            {
                Replace(run, merged, merge.Slots);
                _merging = [];
            }
        }
    }

    /// <summary>Puts a merged segment in the place of its parts, some of whose articles may have been taken out meanwhile.</summary>
    private void Replace(List<LiveSegment> parts, Segment merged, int[][] slots)
    {
        var segments = _current.Segments.ToList();
        var first = segments.FindIndex(segment => segment.Segment == parts[0].Segment);
        var gone = new List<int>();
        var going = new List<int>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, now) = (parts[i].Segment, segments[first + i]);
            for (var slot = 0; slot < slots[i].Length; slot++)
            {
                if (slots[i][slot] < 0)
                    continue;
                if (!now.IsLive(slot))
                    gone.Add(slots[i][slot]);
                else if (_removed.TryGetValue(part, out var removed) && removed.Contains(slot))
                    going.Add(slots[i][slot]);
                else
                    _places[part.Columns.Articles[slot].Id] = (merged, slots[i][slot]);
            }
            _removed.Remove(part);
        }
        if (going.Count > 0)
            _removed[merged] = going;
        segments.RemoveRange(first, parts.Count);
        if (merged.Columns.Articles.Length > 0)
            segments.Insert(first, gone.Count > 0 ? new LiveSegment(merged).Without(gone) : new LiveSegment(merged));
        _current = new IndexSnapshot(segments, _current.Change);
    }
}
