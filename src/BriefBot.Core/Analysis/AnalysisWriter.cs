using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>Writes what <see cref="AnalysisReader"/> reads.</summary>
internal sealed class AnalysisWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Bytes(ReadOnlySpan<byte> values) => _bytes.Write(values);

    public void Unsigned(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }
        Byte((byte)rest);
    }

    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Bytes(MemoryMarshal.AsBytes(bits));
    }

    /// <summary>As distance and length; the distance may be negative, its sign is the lowest bit.</summary>
    /// <returns>The span's end: where the next distance counts from.</returns>
    public int Span(TextSpan span, int last)
    {
        var distance = span.Start - last;
        Unsigned((distance << 1) ^ (distance >> 31));
        Unsigned(span.Length);
        return span.End;
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Unsigned(length);
        _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(Math.Max(length, 1))));
    }
}
