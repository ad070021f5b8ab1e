namespace BriefBot.Core.Indexing.Segments;

/// <summary>A segment and which of its articles were taken out since it was made. Immutable.</summary>
internal sealed class LiveSegment
{
    /// <summary>One bit a slot; null when all can be found.</summary>
    private readonly ulong[]? _dead;

    public LiveSegment(Segment segment)
        : this(segment, null, segment.Columns.Totals)
    {
    }

    private LiveSegment(Segment segment, ulong[]? dead, IndexTotals totals) => (Segment, _dead, Totals) = (segment, dead, totals);

    public Segment Segment { get; }

    public SegmentColumns Columns => Segment.Columns;

    public IndexTotals Totals { get; }

    public bool IsWhole => _dead is null;

    /// <summary>Those that were taken out.</summary>
    public IEnumerable<int> DeadSlots => _dead is null ? [] : Enumerable.Range(0, Columns.Articles.Length).Where(slot => !IsLive(slot));

    /// <summary>Dead sentences are passed over by every search; past a share they cost more than copying the living.</summary>
    public bool IsMostlyDead => Totals.Sentences * 2 < Columns.Totals.Sentences || Totals.Articles == 0;

    public IEnumerable<IndexedArticle> Articles => Slots.Select(slot => Columns.Articles[slot]);

    private IEnumerable<int> Slots => Enumerable.Range(0, Columns.Articles.Length).Where(IsLive);

    public bool IsLive(int slot) => _dead is null || (_dead[slot >> 6] >> (slot & 63) & 1) == 0;

    /// <summary>Of each of the segment's kinds how many articles can be found.</summary>
    public int[] CountKinds()
    {
        if (_dead is null)
            return Segment.KindCounts;
        var counts = new int[Columns.Kinds.Length];
        foreach (var slot in Slots)
            counts[Columns.KindOf[slot]]++;
        return counts;
    }

    /// <summary>The same with its segment in another place.</summary>
    public LiveSegment In(Segment file) => new(file, _dead, Totals);

    public LiveSegment Without(IEnumerable<int> slots)
    {
        var dead = _dead is null ? new ulong[Columns.Articles.Length / 64 + 1] : (ulong[])_dead.Clone();
        var totals = Totals;
        foreach (var slot in slots)
        {
            dead[slot >> 6] |= 1UL << (slot & 63);
            totals -= Columns.TotalsOf(slot);
        }
        return new LiveSegment(Segment, dead, totals);
    }
}
