namespace BriefBot.Core.Indexing.Segments;

/// <summary>Impacts in a byte each, rounded up, so that what is read bounds what was written: steps of three percent.</summary>
internal static class ImpactCode
{
    private const float Least = 0.05f;
    private const float Step = 1.03f;

    /// <summary>Stands for anything greater than the others can say.</summary>
    private const float Endless = 1e9f;

    private static readonly float[] Values = [.. Enumerable.Range(0, 256).Select(code => code == 255 ? Endless : Least * MathF.Pow(Step, code))];

    /// <summary>The least that half a byte says, and how many codes lie between two of its values.</summary>
    private const int HalfLeast = 68;
    private const int HalfStep = 4;

    public static float Read(byte code) => Values[code];

    public static byte Write(float impact)
    {
        var at = Array.BinarySearch(Values, impact);
        return (byte)Math.Min(255, at < 0 ? ~at : at);
    }

    /// <summary>Two impacts in one byte, more coarsely: enough for a place where a word stands once.</summary>
    public static byte WriteBoth(float one, float other) => (byte)(Half(one) << 4 | Half(other));

    /// <returns>Codes as <see cref="Read"/> takes them.</returns>
    public static (byte One, byte Other) ReadBoth(byte codes) => (Whole(codes >> 4), Whole(codes & 15));

    private static int Half(float impact) => Math.Clamp((Write(impact) - HalfLeast + HalfStep - 1) / HalfStep, 0, 15);

    private static byte Whole(int half) => (byte)(half == 15 ? 255 : HalfLeast + HalfStep * half);
}
