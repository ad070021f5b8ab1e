namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Goes through the chunks of a term: its postings in one window each, with the greatest impact that it has there in a
/// sentence and in a paragraph, so that a search can pass over them unread.
/// </summary>
/// <param name="at">Where the number of chunks stands, behind the titles.</param>
internal ref struct ChunkReader(Segment segment, int at)
{
    private int _at = at;
    private int _left = -1;
    private int _next = at;

    public int Window { get; private set; } = -1;

    /// <summary>How many sentences.</summary>
    public int Count { get; private set; }

    /// <summary>Some of the sentences do not write the term.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>As <see cref="ImpactCode"/> writes it.</summary>
    public byte SentenceImpact { get; private set; }

    public byte ParagraphImpact { get; private set; }

    /// <summary>Where the entries begin: the distance from the one before, twice, and one more when a value follows.</summary>
    public int Entries { get; private set; }

    public readonly Segment Segment => segment;

    public bool MoveNext(ReadOnlySpan<byte> bytes)
    {
        if (_left < 0)
        {
            _left = Varint.Read(bytes, ref _at);
            _next = _at;
        }
        if (_left-- == 0)
            return false;
        _at = _next;
        Window += Varint.Read(bytes, ref _at);
        var count = Varint.Read(bytes, ref _at);
        (Count, HasReferences) = (count >> 1, (count & 1) != 0);
        SentenceImpact = bytes[_at++];
        ParagraphImpact = bytes[_at++];
        var length = Varint.Read(bytes, ref _at);
        Entries = _at;
        _next = _at + length;
        return true;
    }
}
