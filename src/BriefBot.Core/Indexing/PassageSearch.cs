using System.Buffers;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One search: exactly the best sentences by <see cref="Bm25"/> and date, without scoring most others. Alternatives of a
/// term are merged before saturation, as if they were one word. Windows of some dozens of sentences are scored in the
/// order of what they can hold at the best, until no other can hold anything better than what was found (bounds by interval:
/// Chakrabarti, Chaudhuri and Ganti, "Interval-Based Pruning for Top-k Processing over Compressed Lists", 2011; best window
/// first: Mallia, Suel and Tonellotto, "Faster Learned Sparse Retrieval with Block-Max Pruning", 2024). The commonest terms
/// are not read where the others leave nothing to win (as in MaxScore: Turtle and Flood, "Query Evaluation: Strategies and
/// Optimizations", 1995).
/// </summary>
internal sealed class PassageSearch(IndexSnapshot snapshot, PassageQuery query, QueryGroups groups)
{
    /// <summary>Windows are put in order as coarsely as this: within a step by their place, as they lie in memory.</summary>
    private const int Steps = 16;

    private readonly SentenceImpacts _impacts = new(snapshot.Totals);

    public PassageHits Run()
    {
        var segments = snapshot.Segments.Select(segment => new SegmentQuery(segment, query, groups)).ToList();
        try
        {
            groups.Weigh(new SentenceCounts(segments, snapshot.Totals.Sentences), snapshot.Totals.Sentences);
            foreach (var segment in segments)
            {
                segment.ScoreTitles(snapshot.Totals);
                segment.ReadChunks(ImpactScale.Of(segment.Columns.Totals, snapshot.Totals), _impacts);
            }
            return new PassageHits(Best(segments), groups.Idf, groups.Matches) { Searched = snapshot.Totals.Sentences };
        }
        finally
        {
            segments.ForEach(segment => segment.Dispose());
        }
    }

    private List<PassageHit> Best(List<SegmentQuery> segments)
    {
        var best = new TopPassages(query.Limit);
        var scorer = new WindowScorer(query, groups, snapshot.Totals, _impacts, best);
        var count = segments.Sum(segment => segment.Columns.WindowCount);
        var windows = ArrayPool<(float Bound, int Segment, int Window)>.Shared.Rent(Math.Max(1, count));
        var recency = new RecencyScore(query);
        count = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            for (var window = 0; window < segments[i].Columns.WindowCount; window++)
            {
                if (segments[i].Bound(window) is > 0 and var bound)
                    windows[count++] = (bound + recency.Bound(segments[i].Columns.WindowLatest[window]), i, window);
            }
        }
        var order = ArrayPool<int>.Shared.Rent(Math.Max(1, count));
        PutBestFirst(windows.AsSpan(0, count), order);
        foreach (var at in order.AsSpan(0, count))
        {
            var (bound, segment, window) = windows[at];
            if (bound < best.Least)
                continue;
            scorer.Score(segments[segment], window, recency.Bound(segments[segment].Columns.WindowLatest[window]));
        }
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<(float, int, int)>.Shared.Return(windows);
        return best.ToHits();
    }

    /// <summary>A counting sort by steps of the bound, the greatest first.</summary>
    private static void PutBestFirst(ReadOnlySpan<(float Bound, int Segment, int Window)> windows, Span<int> order)
    {
        var most = 0f;
        foreach (var window in windows)
            most = Math.Max(most, window.Bound);
        Span<int> starts = stackalloc int[Steps + 2];
        starts.Clear();
        foreach (var window in windows)
            starts[Step(window.Bound, most) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        for (var i = 0; i < windows.Length; i++)
            order[starts[Step(windows[i].Bound, most)]++] = i;
    }

    private static int Step(float bound, float most) => (int)((1 - bound / most) * Steps);
}
