using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BriefBot.Core.Answering.Learning;

/// <summary>
/// A sum of small decision trees (Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", 2001). Written as
/// text: a line with the number of features and the sum's start, then a line a tree, its nodes in preorder: an inner node
/// "feature&lt;threshold", a leaf "=value". What is below the threshold goes to the first child.
/// </summary>
public sealed class BoostedTrees
{
    private const int Leaf = -1;

    private readonly List<int> _roots = [];
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];
    private readonly List<int> _others = [];
    private readonly float _start;

    /// <summary>What is summed over; made anew when a tree was added.</summary>
    private CompleteTrees? _complete;

    /// <param name="start">What the sum begins with.</param>
    public BoostedTrees(int featureCount, float start)
    {
        FeatureCount = featureCount;
        _start = start;
    }

    public int FeatureCount { get; }

    public int Count => _roots.Count;

    /// <exception cref="FormatException">Not written by <see cref="Write"/>.</exception>
    public static BoostedTrees Read(TextReader reader)
    {
        if (reader.ReadLine()?.Split(' ') is not [var features, var start])
            throw new FormatException("The model has no first line.");
        var trees = new BoostedTrees(int.Parse(features, CultureInfo.InvariantCulture), Number(start));
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            trees.BeginTree();
            foreach (var node in line.Split(' '))
            {
                if (node[0] == '=')
                    trees.AddLeaf(Number(node[1..]));
                else if (node.Split('<') is [var feature, var threshold])
                    trees.AddSplit(int.Parse(feature, CultureInfo.InvariantCulture), Number(threshold));
                else
                    throw new FormatException($"“{node}” is no node of a tree.");
            }
            trees.EndTree();
        }
        return trees;
    }

    /// <summary>The mean of several sums, all of whose first trees come first: the first trees of a mean are one too.</summary>
    /// <param name="sums">Of the same features and as many trees.</param>
    public static BoostedTrees Mean(IReadOnlyList<BoostedTrees> sums)
    {
        if (sums.Count == 1)
            return sums[0];
        var mean = new BoostedTrees(sums[0].FeatureCount, sums.Average(sum => sum._start));
        for (var tree = 0; tree < sums[0].Count; tree++)
        {
            foreach (var sum in sums)
                mean.AddTree(sum, tree, 1f / sums.Count);
        }
        return mean;
    }

    private void AddTree(BoostedTrees other, int tree, float share)
    {
        BeginTree();
        var end = tree + 1 < other.Count ? other._roots[tree + 1] : other._features.Count;
        for (var node = other._roots[tree]; node < end; node++)
        {
            if (other._features[node] == Leaf)
                AddLeaf(other._values[node] * share);
            else
                AddSplit(other._features[node], other._values[node]);
        }
        EndTree();
    }

    public void Write(TextWriter writer)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{FeatureCount} {_start:R}\n"));
        for (var tree = 0; tree < _roots.Count; tree++)
        {
            var end = tree + 1 < _roots.Count ? _roots[tree + 1] : _features.Count;
            writer.Write(string.Join(' ', Enumerable.Range(_roots[tree], end - _roots[tree]).Select(Text)));
            writer.Write('\n');
        }
    }

    /// <returns>The sum over all trees: log odds where the trees were trained on a logistic loss.</returns>
    public float Sum(ReadOnlySpan<float> features) => Sum(features, _roots.Count);

    /// <returns>The sum over the first trees: roughly the whole, as each tree mends what is left to mend.</returns>
    public float Sum(ReadOnlySpan<float> features, int trees) => (_complete ??= Complete()).AddTo(_start, features, trees);

    /// <returns>
    /// What each feature adds to the sum: along each tree's path, the step from a node's mean to that of the child which
    /// is taken goes to the feature asked there (Saabas, "Interpreting random forests", 2014). The mean is that of all
    /// paths, each split taken to go either way alike, as the file does not keep how many examples went where.
    /// </returns>
    public float[] Contributions(ReadOnlySpan<float> features)
    {
        var means = new float[_features.Count];
        var contributions = new float[FeatureCount];
        for (var node = _features.Count - 1; node >= 0; node--)
            means[node] = _features[node] == Leaf ? _values[node] : (means[node + 1] + means[_others[node]]) / 2;
        foreach (var root in _roots)
        {
            for (var node = root; _features[node] != Leaf;)
            {
                var next = features[_features[node]] < _values[node] ? node + 1 : _others[node];
                contributions[_features[node]] += means[next] - means[node];
                node = next;
            }
        }
        return contributions;
    }

    /// <returns>What one tree adds.</returns>
    public float Of(int tree, ReadOnlySpan<float> features) => LeafValue(
        _roots[tree], CollectionsMarshal.AsSpan(_features), CollectionsMarshal.AsSpan(_values), CollectionsMarshal.AsSpan(_others), features);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LeafValue(
        int node, ReadOnlySpan<int> asked, ReadOnlySpan<float> values, ReadOnlySpan<int> others, ReadOnlySpan<float> features)
    {
        while (asked[node] != Leaf)
            node = features[asked[node]] < values[node] ? node + 1 : others[node];
        return values[node];
    }

    /// <summary>Nodes are then added in preorder.</summary>
    public void BeginTree() => _roots.Add(_features.Count);

    public void AddLeaf(float value) => Add(Leaf, Rounded(value));

    public void AddSplit(int feature, float threshold)
    {
        if (feature < 0 || feature >= FeatureCount)
            throw new FormatException($"The model has {FeatureCount} features, and none of number {feature}.");
        Add(feature, Rounded(threshold));
    }

    /// <summary>Finds each split's second child.</summary>
    /// <exception cref="FormatException">The nodes are no tree.</exception>
    public void EndTree()
    {
        if (Close(_roots[^1]) != _features.Count)
            throw new FormatException($"Tree {_roots.Count} has nodes that belong to no split.");
        _complete = null;
    }

    private CompleteTrees Complete() => new(
        CollectionsMarshal.AsSpan(_roots), CollectionsMarshal.AsSpan(_features), CollectionsMarshal.AsSpan(_values), CollectionsMarshal.AsSpan(_others));

    /// <summary>Five digits: a file of half the size, and the trees in memory are those of the file.</summary>
    private static float Rounded(float value) => Number(value.ToString("G5", CultureInfo.InvariantCulture));

    private void Add(int feature, float value)
    {
        _features.Add(feature);
        _values.Add(value);
        _others.Add(0);
    }

    /// <returns>Where the subtree ends.</returns>
    private int Close(int node)
    {
        if (node >= _features.Count)
            throw new FormatException($"Tree {_roots.Count} ends in a split without children.");
        if (_features[node] == Leaf)
            return node + 1;
        _others[node] = Close(node + 1);
        return Close(_others[node]);
    }

    private string Text(int node) => _features[node] == Leaf
        ? string.Create(CultureInfo.InvariantCulture, $"={_values[node]:R}")
        : string.Create(CultureInfo.InvariantCulture, $"{_features[node]}<{_values[node]:R}");

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
