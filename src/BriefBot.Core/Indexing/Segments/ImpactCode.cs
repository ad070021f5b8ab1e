namespace BriefBot.Core.Indexing.Segments;

/// <summary>Impacts in a byte each, rounded up, so that what is read bounds what was written: steps of three percent.</summary>
internal static class ImpactCode
{
    private const float Least = 0.05f;
    private const float Step = 1.03f;

    /// <summary>Stands for anything greater than the others can say.</summary>
    private const float Endless = 1e9f;

    private static readonly float[] Values = [.. Enumerable.Range(0, 256).Select(code => code == 255 ? Endless : Least * MathF.Pow(Step, code))];

    public static float Read(byte code) => Values[code];

    public static byte Write(float impact)
    {
        var at = Array.BinarySearch(Values, impact);
        return (byte)Math.Min(255, at < 0 ? ~at : at);
    }
}
