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
        using var reader = new BinaryReader(stream);
        var count = reader.ReadInt32();
        var rows = new Dictionary<uint, int>(count);
        var ends = new int[count];
        var (tags, weights) = (new List<byte>(count * 4), new List<short>(count * 4));
        for (var row = 0; row < count; row++)
        {
            rows.Add(reader.ReadUInt32(), row);
            for (var left = reader.ReadByte(); left > 0; left--)
            {
                tags.Add(reader.ReadByte());
                weights.Add(reader.ReadInt16());
            }
            ends[row] = tags.Count;
        }
        return new TaggerModel(rows, ends, [.. tags], [.. weights]);
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
