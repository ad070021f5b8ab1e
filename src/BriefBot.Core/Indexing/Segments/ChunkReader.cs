namespace BriefBot.Core.Indexing.Segments;

/// <summary>Goes through the chunks of a term. Before each stands its window's distance from the one before.</summary>
/// <param name="at">Where the number of chunks stands, behind the titles.</param>
internal ref struct ChunkReader(ReadOnlySpan<byte> bytes, int at)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _left = -1;
    private int _next = at;

    public int Window { get; private set; } = -1;

    /// <summary>Where <see cref="Current"/> begins.</summary>
    public int At { get; private set; }

    public Chunk Current { get; private set; }

    public bool MoveNext()
    {
        if (_left < 0)
            _left = Varint.Read(_bytes, ref _next);
        if (_left-- == 0)
            return false;
        Window += Varint.Read(_bytes, ref _next);
        At = _next;
        Current = new Chunk(_bytes, At);
        _next = Current.End;
        return true;
    }
}
