using System.Numerics;
using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>CRC-32C (Castagnoli, as in RFC 3720), which processors compute: a byte of damage is always seen.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Finish(Add(Start, bytes));

    /// <summary>To be given to <see cref="Add"/> first.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum = BitOperations.Crc32C(sum, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..])
            sum = BitOperations.Crc32C(sum, rest);
        return sum;
    }

    public static uint Finish(uint sum) => ~sum;
}
