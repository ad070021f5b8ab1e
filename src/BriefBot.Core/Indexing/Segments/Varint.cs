using System.Runtime.CompilerServices;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>Whole numbers in seven bits a byte, lowest first.</summary>
internal static class Varint
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        int value = bytes[at++];
        return value < 0x80 ? value : ReadOn(bytes, ref at, value & 0x7F);
    }

    public static void Write(List<byte> bytes, int value)
    {
        var left = (uint)value;
        for (; left >= 0x80; left >>= 7)
            bytes.Add((byte)(left | 0x80));
        bytes.Add((byte)left);
    }

    private static int ReadOn(ReadOnlySpan<byte> bytes, ref int at, int value)
    {
        for (var shift = 7; ; shift += 7)
        {
            int next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
