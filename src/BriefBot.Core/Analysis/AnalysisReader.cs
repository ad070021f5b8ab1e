using System.Runtime.InteropServices;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>Reads stored bytes with every length and offset checked, so that damage is told and never believed.</summary>
internal ref struct AnalysisReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damage();

    public int Unsigned()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Byte();
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                return value <= int.MaxValue ? (int)value : throw Damage();
        }
        throw Damage();
    }

    /// <summary>How many items follow: each takes a byte at least, so a greater number is damage and allocates nothing.</summary>
    public int Count()
    {
        var count = Unsigned();
        return count <= _bytes.Length - _at ? count : throw Damage();
    }

    public string Item(string[] table)
    {
        var place = Unsigned();
        return place < table.Length ? table[place] : throw Damage();
    }

    public TextSpan Span(ref int last)
    {
        var folded = Unsigned();
        var start = (long)last + ((folded >> 1) ^ -(folded & 1));
        var end = start + Unsigned();
        if (start < 0 || end > int.MaxValue)
            throw Damage();
        last = (int)end;
        return new TextSpan((int)start, (int)end);
    }

    public string Text()
    {
        var utf8 = Take(Unsigned());
        Span<char> room = stackalloc char[256];
        if (utf8.Length > room.Length)
            return Encoding.UTF8.GetString(utf8);
        return StringPool.Shared.Get(room[..Encoding.UTF8.GetChars(utf8, room)]);
    }

    public decimal Decimal()
    {
        Span<int> bits = stackalloc int[4];
        Take(16).CopyTo(MemoryMarshal.AsBytes(bits));
        try
        {
            return new decimal(bits);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException("The stored analysis is damaged.", error);
        }
    }

    public readonly void ExpectEnd()
    {
        if (_at != _bytes.Length)
            throw Damage();
    }

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
            throw Damage();
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    public static InvalidDataException Damage() => new("The stored analysis is damaged.");
}
