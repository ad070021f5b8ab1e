namespace BriefBot.Core.Indexing.Segments;

/// <summary>How large what an index is made of may grow, in sentences.</summary>
internal sealed record SegmentSizes
{
    public static SegmentSizes Default { get; } = new();

    /// <summary>Smaller segments are written anew with the next batch: it takes a millisecond or two.</summary>
    public int Small { get; init; } = 2_048;

    /// <summary>A batch that grows beyond is made findable in parts.</summary>
    public int Batch { get; init; } = 16_384;

    /// <summary>So much is in memory only, at the most, before it is written to disk: some fifty megabytes.</summary>
    public int Unsaved { get; init; } = 200_000;

    /// <summary>So much is worth writing when the program ends: less is read from the store again as fast.</summary>
    public int WorthSaving { get; init; } = 1_024;

    /// <summary>After so long anything new is written with the next change.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);
}
