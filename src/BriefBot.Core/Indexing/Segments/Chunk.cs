namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// A term's postings in one window, with the greatest impact that it has there in a sentence and in a paragraph, so that a
/// search can pass over them unread.
/// </summary>
internal readonly struct Chunk
{
    /// <summary>Where the entries begin (see <see cref="EntryReader"/>).</summary>
    private readonly int _entries;

    /// <summary>Some of the sentences hold it otherwise than once.</summary>
    private readonly bool _hasValues;

    /// <param name="at">Where it begins: behind its distance from the chunk before.</param>
    public Chunk(ReadOnlySpan<byte> bytes, int at)
    {
        var head = Varint.Read(bytes, ref at);
        (Count, HasReferences, _hasValues) = (head >> 2, (head & 2) != 0, (head & 1) != 0);
        if (Count == 1)
        {
            (SentenceImpact, ParagraphImpact) = ImpactCode.ReadBoth(bytes[at++]);
            _entries = at;
            var code = Varint.Read(bytes, ref at);
            if (_hasValues && (code & 1) != 0)
                Varint.Read(bytes, ref at);
            End = at;
            return;
        }
        SentenceImpact = bytes[at++];
        ParagraphImpact = bytes[at++];
        var length = Varint.Read(bytes, ref at);
        (_entries, End) = (at, at + length);
    }

    /// <summary>How many sentences.</summary>
    public int Count { get; }

    /// <summary>Some of the sentences do not write the term.</summary>
    public bool HasReferences { get; }

    /// <summary>As <see cref="ImpactCode"/> writes it.</summary>
    public byte SentenceImpact { get; }

    public byte ParagraphImpact { get; }

    /// <summary>Where the next begins.</summary>
    public int End { get; }

    public EntryReader Read(ReadOnlySpan<byte> bytes) => new(bytes, _entries, Count, _hasValues);
}
