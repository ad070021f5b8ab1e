using BriefBot.Core.Analysis;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>
/// A text's shingles (four words in a row) as the smallest values of many hash functions: the share of equal values
/// estimates the share of shingles that two texts have in common (Broder, "On the resemblance and containment of
/// documents", 1997).
/// </summary>
internal sealed class ShingleSketch
{
    public const int Bands = 24;

    private const int Rows = 4;
    private const int ShingleWords = 4;

    /// <summary>Texts of fewer shingles look alike by chance.</summary>
    private const int FewestShingles = 24;

    private static readonly (uint Multiply, uint Add)[] Functions = MakeFunctions();

    private readonly uint[] _smallest;

    private ShingleSketch(uint[] smallest) => _smallest = smallest;

    /// <summary>Whether the text is too short to be compared.</summary>
    public bool IsEmpty => _smallest.Length == 0;

    public static ShingleSketch Of(TextAnalysis analysis)
    {
        var words = new List<uint>(analysis.Tokens.Count);
        foreach (var token in analysis.Tokens)
        {
            if (!token.Kind.HasFlag(TokenKind.Sign))
                words.Add(Hash(token.Form));
        }
        var count = words.Count - ShingleWords + 1;
        if (count < FewestShingles)
            return new ShingleSketch([]);
        var smallest = new uint[Functions.Length];
        Array.Fill(smallest, uint.MaxValue);
        for (var first = 0; first < count; first++)
            Take(Shingle(words, first), smallest);
        return new ShingleSketch(smallest);
    }

    /// <summary>About which share of the shingles of both together stands in both, 0 to 1.</summary>
    public static float Likeness(ShingleSketch one, ShingleSketch other)
    {
        if (one.IsEmpty || other.IsEmpty)
            return 0;
        var equal = 0;
        for (var i = 0; i < one._smallest.Length; i++)
            equal += one._smallest[i] == other._smallest[i] ? 1 : 0;
        return (float)equal / one._smallest.Length;
    }

    /// <summary>Keys of which texts with much in common share at least one (banding).</summary>
    public IEnumerable<ulong> Keys()
    {
        for (var band = 0; band < Bands && !IsEmpty; band++)
        {
            var key = (ulong)band + 1;
            for (var row = 0; row < Rows; row++)
                key = (key ^ _smallest[band * Rows + row]) * 0x100000001B3 + (key >> 31);
            yield return key;
        }
    }

    private static void Take(uint shingle, uint[] smallest)
    {
        for (var i = 0; i < Functions.Length; i++)
        {
            var value = Functions[i].Multiply * shingle + Functions[i].Add;
            value ^= value >> 15;
            if (value < smallest[i])
                smallest[i] = value;
        }
    }

    private static uint Shingle(List<uint> words, int first)
    {
        var hash = 2166136261u;
        for (var i = first; i < first + ShingleWords; i++)
            hash = (hash ^ words[i]) * 16777619u + (hash >> 13);
        hash ^= hash >> 16;
        return hash * 0x85EBCA6B;
    }

    /// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Hash(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619u;
        return hash;
    }

    private static (uint Multiply, uint Add)[] MakeFunctions()
    {
        var state = 20_261_122u;
        var functions = new (uint, uint)[Bands * Rows];
        for (var i = 0; i < functions.Length; i++)
            functions[i] = (Next() | 1, Next());
        return functions;

        uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state;
        }
    }
}
