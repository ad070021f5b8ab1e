namespace BriefBot.Training;

/// <summary>
/// Rows of features with a label and a weight each. Rows may form groups of which one row is to be chosen: candidates of
/// one question.
/// </summary>
internal sealed class Examples(int featureCount)
{
    private readonly List<float[]> _rows = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];
    private readonly List<float> _bases = [];
    private readonly List<int> _groups = [];
    private readonly List<float> _groupWeights = [];

    public int FeatureCount => featureCount;

    public int Count => _rows.Count;

    public int GroupCount => _groups.Count;

    public float[] Row(int row) => _rows[row];

    public float Label(int row) => _labels[row];

    public float Weight(int row) => _weights[row];

    /// <summary>What is known already: trees learn what to add to it.</summary>
    public float Base(int row) => _bases[row];

    /// <returns>The rows of one group.</returns>
    public (int First, int End) Group(int group) =>
        (_groups[group], group + 1 < _groups.Count ? _groups[group + 1] : _rows.Count);

    /// <summary>How many groups one group stands for.</summary>
    public float GroupWeight(int group) => _groupWeights[group];

    /// <summary>Rows that are added from now on belong together.</summary>
    public void BeginGroup(float weight = 1)
    {
        _groups.Add(_rows.Count);
        _groupWeights.Add(weight);
    }

    /// <param name="label">The share of right that it is worth, 0 to 1.</param>
    /// <param name="weight">How many rows it stands for.</param>
    public void Add(float[] features, float label, float weight = 1, float known = 0)
    {
        if (features.Length != featureCount)
            throw new ArgumentException($"A row has {features.Length} features instead of {featureCount}.");
        _rows.Add(features);
        _labels.Add(label);
        _weights.Add(weight);
        _bases.Add(known);
    }
}
