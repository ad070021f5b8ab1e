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

    /// <summary>Some of the sentences hold it otherwise than once.</summary>
    public bool HasValues { get; private set; }

    /// <summary>Where the entries begin (see <see cref="EntryReader"/>).</summary>
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
        var head = Varint.Read(bytes, ref _at);
        (Count, HasReferences, HasValues) = (head >> 2, (head & 2) != 0, (head & 1) != 0);
        if (Count == 1)
            ReadSingle(bytes);
        else
            ReadSeveral(bytes);
        return true;
    }

    private void ReadSingle(ReadOnlySpan<byte> bytes)
    {
        (SentenceImpact, ParagraphImpact) = ImpactCode.ReadBoth(bytes[_at++]);
        (Entries, _next) = (_at, _at);
        if ((Varint.Read(bytes, ref _next) & 1) != 0 && HasValues)
            Varint.Read(bytes, ref _next);
    }

    private void ReadSeveral(ReadOnlySpan<byte> bytes)
    {
        SentenceImpact = bytes[_at++];
        ParagraphImpact = bytes[_at++];
        var length = Varint.Read(bytes, ref _at);
        Entries = _at;
        _next = _at + length;
    }
}
