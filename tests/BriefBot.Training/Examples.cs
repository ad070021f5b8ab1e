namespace BriefBot.Training;

/// <summary>Rows of features with a label (0 or 1) and a weight each.</summary>
internal sealed class Examples(int featureCount)
{
    private readonly List<float[]> _rows = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];

    public int FeatureCount => featureCount;

    public int Count => _rows.Count;

    public float[] Row(int row) => _rows[row];

    public float Label(int row) => _labels[row];

    public float Weight(int row) => _weights[row];

    public void Add(float[] features, bool label, float weight = 1)
    {
        if (features.Length != featureCount)
            throw new ArgumentException($"A row has {features.Length} features instead of {featureCount}.");
        _rows.Add(features);
        _labels.Add(label ? 1 : 0);
        _weights.Add(weight);
    }
}
