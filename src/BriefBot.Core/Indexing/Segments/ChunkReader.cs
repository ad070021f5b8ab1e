namespace BriefBot.Core.Indexing.Segments;

/// <summary>Goes through the chunks of a term. Before each stands its window's distance from the one before.</summary>
internal struct ChunkReader
{
    private int _left;

    /// <param name="at">Where the number of chunks stands, behind the titles.</param>
    public ChunkReader(ReadOnlySpan<byte> bytes, int at)
    {
        _left = Varint.Read(bytes, ref at);
        (At, Window) = (at, -1);
        MoveTo(bytes, at);
    }

    /// <summary>The window of the chunk at hand; beyond all others once there is none left.</summary>
    public int Window { get; private set; }

    /// <summary>Where it begins.</summary>
    public int At { get; private set; }

    public readonly bool IsAtEnd => Window == int.MaxValue;

    /// <param name="end">Where the chunk at hand ends.</param>
    public void MoveTo(ReadOnlySpan<byte> bytes, int end)
    {
        if (_left-- == 0)
        {
            Window = int.MaxValue;
            return;
        }
        Window += Varint.Read(bytes, ref end);
        At = end;
    }
}
