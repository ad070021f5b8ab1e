using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Postings of some articles, immutable. Of each term: in how many sentences it is written; how many bytes the slots of the
/// titles that hold it take, and these; the number of its chunks, and these, one a window (see <see cref="ChunkReader"/>).
/// Distances and counts are written as <see cref="Varint"/>s.
/// </summary>
internal sealed class Segment(SegmentColumns columns, int[] terms, int[] offsets, ReadOnlyMemory<byte> postings)
{
    private int[]? _kindCounts;

    /// <summary>The number of its file; null as long as it has none.</summary>
    public long? File { get; init; }

    /// <summary>What its file is read by; null as long as it has none.</summary>
    public MappedFile? Mapping { get; init; }

    public FactPostings Facts { get; init; } = FactPostings.None;

    /// <summary>For each of <see cref="SegmentColumns.Kinds"/> how many articles are of it.</summary>
    public int[] KindCounts => _kindCounts ??= CountKinds();

    public SegmentColumns Columns => columns;

    /// <summary>The numbers of the terms that occur, ascending.</summary>
    public int[] Terms => terms;

    /// <summary>Where each of <see cref="Terms"/> begins in <see cref="Postings"/>.</summary>
    public int[] Offsets => offsets;

    public ReadOnlyMemory<byte> Postings => postings;

    /// <summary>Of all that is packed; articles apart.</summary>
    public long Bytes => postings.Length + 8L * terms.Length + columns.Bytes + Facts.Bytes;

    /// <summary>Where a term's postings begin.</summary>
    public bool TryFind(int term, out int offset)
    {
        var at = Array.BinarySearch(terms, term);
        offset = at < 0 ? 0 : offsets[at];
        return at >= 0;
    }

    private int[] CountKinds()
    {
        var counts = new int[columns.Kinds.Length];
        foreach (var kind in columns.KindOf)
            counts[kind]++;
        return counts;
    }
}
