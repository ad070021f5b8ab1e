using System.Buffers;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>The chunks of a query's terms in one segment by window; within a window by term, then by alternative.</summary>
internal sealed class WindowChunks : IDisposable
{
    private readonly QueryChunk[] _chunks;
    private readonly int[] _starts;

    private WindowChunks(QueryChunk[] chunks, int[] starts) => (_chunks, _starts) = (chunks, starts);

    public ReadOnlySpan<QueryChunk> At(int window) => _chunks.AsSpan(_starts[window].._starts[window + 1]);

    public void Dispose()
    {
        ArrayPool<QueryChunk>.Shared.Return(_chunks);
        ArrayPool<int>.Shared.Return(_starts);
    }

    public static WindowChunks Read(Segment segment, QueryGroups groups)
    {
        var found = ArrayPool<QueryChunk>.Shared.Rent(1024);
        var count = 0;
        var bytes = segment.Postings.Span;
        for (var group = 0; group < groups.Count; group++)
        {
            var alternatives = groups.Alternatives[group];
            for (var place = 0; place < alternatives.Length; place++)
            {
                if (!segment.TryFind(alternatives[place].Term, out var at))
                    continue;
                Varint.Read(bytes, ref at);
                for (var left = Varint.Read(bytes, ref at); left > 0; left--)
                    Varint.Read(bytes, ref at);
                for (var chunks = new ChunkReader(segment, at); chunks.MoveNext(bytes); count++)
                {
                    if (count == found.Length)
                        Grow(ref found);
                    found[count] = new QueryChunk(chunks, group, place, alternatives[place].Weight);
                }
            }
        }
        var sorted = ByWindow(found.AsSpan(0, count), segment.Columns.WindowCount);
        ArrayPool<QueryChunk>.Shared.Return(found);
        return sorted;
    }

    /// <summary>A counting sort, which keeps the order of those of one window.</summary>
    private static WindowChunks ByWindow(ReadOnlySpan<QueryChunk> found, int windows)
    {
        var starts = ArrayPool<int>.Shared.Rent(windows + 2);
        Array.Clear(starts, 0, windows + 2);
        foreach (ref readonly var chunk in found)
            starts[chunk.Window + 2]++;
        for (var i = 1; i < windows + 2; i++)
            starts[i] += starts[i - 1];
        var sorted = ArrayPool<QueryChunk>.Shared.Rent(Math.Max(1, found.Length));
        // Each start moves up to the next while its chunks are put down, and so is where it belongs in the end.
        foreach (ref readonly var chunk in found)
            sorted[starts[chunk.Window + 1]++] = chunk;
        return new WindowChunks(sorted, starts);
    }

    private static void Grow(ref QueryChunk[] chunks)
    {
        var larger = ArrayPool<QueryChunk>.Shared.Rent(2 * chunks.Length);
        chunks.CopyTo(larger, 0);
        ArrayPool<QueryChunk>.Shared.Return(chunks);
        chunks = larger;
    }
}
