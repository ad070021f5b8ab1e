using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// The segments of an index and how they change: what comes in becomes a small segment, written anew with each batch until
/// it is large enough; runs of segments of like size are merged, and all are brought to disk, in the background. One writer at a time; readers take
/// <see cref="Current"/> and wait for nobody.
/// </summary>
internal sealed class SegmentSet(IndexSnapshot start, SegmentSizes sizes, IndexKeeper? keeper) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<Segment, List<int>> _removed = [];
    private SegmentBuilder _added = new();
    private volatile IndexSnapshot _current = start;
    private HashSet<Segment> _merging = [];

    public IndexSnapshot Current => _current;

    /// <summary>Ends when no merge is under way or due.</summary>
    public Task Merging { get; private set; } = Task.CompletedTask;

    /// <summary>What was kept of it cannot be relied on any more.</summary>
    public bool IsDamaged => keeper is { IsLost: true } || _current.Segments.Any(segment => segment.Segment.Mapping is { IsDamaged: true });

    /// <summary>Takes an article out, from the next <see cref="Publish"/> on; one that is not there, or is being taken out, is left as it is.</summary>
    public void Remove(ArticleId id)
    {
        lock (_lock)
        {
            if (_current.Find(id) is not var (segment, slot))
                return;
            if (!_removed.TryGetValue(segment.Segment, out var slots))
                _removed[segment.Segment] = slots = [];
            slots.Add(slot);
        }
    }

    /// <param name="article">One that was taken out, or never was there, since the last <see cref="Publish"/>.</param>
    /// <param name="names">Of its facts, each with how many name it.</param>
    public void Add(IndexedArticle article, List<(int Name, int Facts)> names)
    {
        _added.Add(article, names);
        if (_added.Sentences >= sizes.Batch)
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
                segments.Add(new LiveSegment(_added.Build()));
            _added = new SegmentBuilder();
            MergeSmall(segments);
            _current = new IndexSnapshot(segments, change);
            if (Merging.IsCompleted && (MergePolicy.FindRun(segments, sizes.Small) is not null || keeper?.IsDue(_current) == true))
                Merging = Task.Run(MergeAll, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        Merging.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        if (keeper?.IsWorthSaving(_current) == true && !IsDamaged)
            keeper.Save(_current);
        _closing.Dispose();
    }

    private LiveSegment WithoutRemoved(LiveSegment segment) =>
        _removed.TryGetValue(segment.Segment, out var slots) ? segment.Without(slots) : segment;

    private void MergeSmall(List<LiveSegment> segments)
    {
        var first = segments.Count;
        while (first > 0 && segments[first - 1].Columns.Totals.Sentences < sizes.Small && !_merging.Contains(segments[first - 1].Segment))
            first--;
        if (segments.Count - first < 2)
            return;
        var merged = new SegmentMerge(segments[first..]).Run(CancellationToken.None);
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
                run = MergePolicy.FindRun(_current.Segments, sizes.Small);
                _merging = run is null ? [] : [.. run.Select(segment => segment.Segment)];
            }
            if (run is null)
            {
                if (keeper?.IsDue(_current) != true)
                    return;
                Save(keeper);
                continue;
            }
            var merge = new SegmentMerge(run);
            var merged = merge.Run(_closing.Token);
            lock (_lock)
            {
                Replace(run, merged, merge.Slots);
                _merging = [];
            }
        }
    }

    private void Save(IndexKeeper into)
    {
        var filed = into.Save(_current);
        lock (_lock)
        {
            foreach (var (segment, file) in filed)
            {
                if (_removed.Remove(segment, out var slots))
                    _removed[file] = slots;
            }
            _current = new IndexSnapshot([.. _current.Segments.Select(live => filed.TryGetValue(live.Segment, out var file) ? live.In(file) : live)], _current.Change);
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
