using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.LanguageModels;

/// <summary>Passages that get a vector each, and vectors a signed byte a dimension: a quarter of the room, and as near.</summary>
internal static class PassageVectors
{
    /// <summary>In UTF-16 code units, about 400 tokens: fits every model's window.</summary>
    private const int Longest = 1_500;

    /// <summary>Shorter ones are headings and scraps.</summary>
    private const int Shortest = 25;

    /// <summary>An article's lines that say something; a longer one is cut behind a sentence where it can be.</summary>
    public static IEnumerable<TextSpan> Cut(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var line = text.IndexOf('\n', start);
            var end = line < 0 ? text.Length : line;
            if (end - start > Longest)
                end = Behind(text, start);
            var span = new TextSpan(start, end);
            if (span.In(text).Trim().Length >= Shortest)
                yield return span;
            start = end < text.Length && text[end] == '\n' ? end + 1 : end;
        }
    }

    public static string Hash(string passage) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(passage)).AsSpan(0, 16));

    public static byte[] Pack(float[] vector)
    {
        var scale = sbyte.MaxValue / vector.Max(MathF.Abs);
        return [.. vector.Select(number => (byte)(sbyte)MathF.Round(number * scale))];
    }

    public static float Length(byte[] packed) => MathF.Sqrt(Dot(packed, packed));

    /// <summary>Exact: products of two signed bytes fit 16 bits, and their sums 32.</summary>
    public static int Dot(byte[] first, byte[] second)
    {
        ReadOnlySpan<sbyte> a = MemoryMarshal.Cast<byte, sbyte>(first);
        ReadOnlySpan<sbyte> b = MemoryMarshal.Cast<byte, sbyte>(second);
        var (sum, i) = (Vector<int>.Zero, 0);
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var a1, out var a2);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var b1, out var b2);
            Vector.Widen(a1 * b1, out var low1, out var high1);
            Vector.Widen(a2 * b2, out var low2, out var high2);
            sum += low1 + high1 + low2 + high2;
        }
        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    private static int Behind(string text, int start)
    {
        var window = text.AsSpan(start, Longest);
        var stop = window.LastIndexOf(". ");
        var end = start + (stop > Longest / 2 ? stop + 2 : window.LastIndexOf(' ') is var space and > 0 ? space + 1 : Longest);
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
