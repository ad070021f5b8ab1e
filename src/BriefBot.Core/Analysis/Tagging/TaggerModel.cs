using System.Buffers.Binary;
using System.Numerics;

namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// Weights of a linear tagger: for each feature that matters, a whole number for some of the tags. Stored as a count,
/// then for each feature (in ascending order) its hash, how many tags follow, and each tag with its weight.
/// </summary>
internal sealed class TaggerModel
{
    private const int RowHead = 5;
    private const int RowItem = 3;

    private readonly byte[] _bytes;
    private readonly uint[] _features;
    private readonly int[] _rows;

    /// <summary>For each value of a feature's upper bits, its first row; the rows are in ascending order.</summary>
    private readonly int[] _first;
    private readonly int _shift;

    private TaggerModel(byte[] bytes)
    {
        _bytes = bytes;
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        (_features, _rows) = (new uint[count], new int[count]);
        var bits = Math.Max(1, BitOperations.Log2((uint)count + 1) + 1);
        _shift = 32 - bits;
        _first = new int[(1 << bits) + 1];
        var at = sizeof(int);
        for (var row = 0; row < count; row++)
        {
            (_features[row], _rows[row]) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)), at + RowHead);
            _first[(_features[row] >> _shift) + 1] = row + 1;
            at += RowHead + bytes[at + RowHead - 1] * RowItem;
        }
        for (var i = 1; i < _first.Length; i++)
            _first[i] = Math.Max(_first[i], _first[i - 1]);
    }

    public static TaggerModel Read(Stream stream)
    {
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return new TaggerModel(bytes);
    }

    public static void Write(Stream stream, IReadOnlyDictionary<uint, double[]> features, double scale)
    {
        using var writer = new BinaryWriter(stream);
        var rows = features
            .Select(feature => (feature.Key, Weights: Rounded(feature.Value, scale)))
            .Where(row => row.Weights.Length > 0)
            .OrderBy(row => row.Key)
            .ToList();
        writer.Write(rows.Count);
        foreach (var (hash, weights) in rows)
        {
            writer.Write(hash);
            writer.Write((byte)weights.Length);
            foreach (var (tag, weight) in weights)
            {
                writer.Write(tag);
                writer.Write(weight);
            }
        }
    }

    /// <summary>Adds a feature's weights to the scores of the tags.</summary>
    public void AddTo(uint feature, Span<int> scores)
    {
        var bucket = feature >> _shift;
        for (var row = _first[bucket]; row < _first[bucket + 1]; row++)
        {
            if (_features[row] != feature)
                continue;
            var weights = _bytes.AsSpan(_rows[row], _bytes[_rows[row] - 1] * RowItem);
            for (; !weights.IsEmpty; weights = weights[RowItem..])
                scores[weights[0]] += BinaryPrimitives.ReadInt16LittleEndian(weights[1..]);
            return;
        }
    }

    private static (byte Tag, short Weight)[] Rounded(double[] weights, double scale) =>
        [.. weights.Index()
            .Select(entry => ((byte)entry.Index, (short)Math.Round(entry.Item * scale)))
            .Where(entry => entry.Item2 != 0)];
}
