namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Goes through the sentences of a chunk. Each is written as its distance from the one before; where some hold the term
/// otherwise than once, as twice that, and one more when a value follows: 0 for a sentence that only speaks of what the
/// term names, else the count less one.
/// </summary>
internal ref struct EntryReader(ReadOnlySpan<byte> bytes, int at, int count, bool hasValues)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at = at;
    private int _left = count;

    /// <summary>Counted from the window's first.</summary>
    public int Sentence { get; private set; }

    /// <summary>0 where the term is not written.</summary>
    public int Count { get; private set; } = 1;

    public bool MoveNext()
    {
        if (_left-- == 0)
            return false;
        var code = Varint.Read(_bytes, ref _at);
        if (!hasValues)
        {
            Sentence += code;
            return true;
        }
        Sentence += code >> 1;
        var value = (code & 1) == 0 ? -1 : Varint.Read(_bytes, ref _at);
        Count = value switch { -1 => 1, 0 => 0, _ => value + 1 };
        return true;
    }
}
