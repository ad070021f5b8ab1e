using System.Buffers.Binary;

namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// Weights of a linear tagger: for each feature that matters, a whole number for some of the tags. Stored as a count,
/// then for each feature (in ascending order) its hash, how many tags follow, and each tag with its weight.
/// </summary>
internal sealed class TaggerModel
{
    private readonly Dictionary<uint, int> _rows;
    private readonly short[] _weights;
    private readonly byte[] _tags;
    private readonly int[] _ends;

    private TaggerModel(Dictionary<uint, int> rows, int[] ends, byte[] tags, short[] weights) =>
        (_rows, _ends, _tags, _weights) = (rows, ends, tags, weights);

    public static TaggerModel Read(Stream stream)
    {
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var rows = new Dictionary<uint, int>(count);
        var ends = new int[count];
        var most = (bytes.Length - 4 - count * 5) / 3;
        var (tags, weights) = (new byte[most], new short[most]);
        var (at, next) = (4, 0);
        for (var row = 0; row < count; row++)
        {
            rows.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)), row);
            var left = bytes[at + 4];
            at += 5;
            for (; left > 0; left--, at += 3, next++)
                (tags[next], weights[next]) = (bytes[at], BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + 1)));
            ends[row] = next;
        }
        return new TaggerModel(rows, ends, tags, weights);
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
        if (!_rows.TryGetValue(feature, out var row))
            return;
        for (var i = row == 0 ? 0 : _ends[row - 1]; i < _ends[row]; i++)
            scores[_tags[i]] += _weights[i];
    }

    private static (byte Tag, short Weight)[] Rounded(double[] weights, double scale) =>
        [.. weights.Index()
            .Select(entry => ((byte)entry.Index, (short)Math.Round(entry.Item * scale)))
            .Where(entry => entry.Item2 != 0)];
}
