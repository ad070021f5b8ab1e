using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>How trees are grown.</summary>
internal sealed record TreeSettings
{
    public int Trees { get; init; } = 200;

    public int Depth { get; init; } = 5;

    /// <summary>Where the generator starts that draws rows and features.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Sums of trees, drawn differently, of which the mean is taken (Breiman, "Bagging predictors", 1996).</summary>
    public int Bags { get; init; } = 1;

    public float Rate { get; init; } = 0.08f;

    /// <summary>Pulls a leaf's value to 0, in units of the loss's second derivative.</summary>
    public float Shrink { get; init; } = 5;

    /// <summary>Least second derivative in a leaf.</summary>
    public float LeastLeaf { get; init; } = 8;

    /// <summary>Least gain of a split.</summary>
    public float LeastGain { get; init; } = 0.5f;

    /// <summary>Share of the rows that each tree is grown on.</summary>
    public float RowShare { get; init; } = 0.6f;

    /// <summary>Share of the features that each tree may ask.</summary>
    public float FeatureShare { get; init; } = 0.5f;

    /// <summary>Features that no tree may ask.</summary>
    public IReadOnlySet<int> Unasked { get; init; } = new HashSet<int>();

    /// <summary>
    /// Whether a sum is compared within its group only (the loss of Cao and others, "Learning to Rank: From Pairwise
    /// Approach to Listwise Approach", 2007) rather than being the log odds of its label.
    /// </summary>
    public bool IsListwise { get; init; }

    /// <summary>
    /// Whether it is enough that any of a group's labelled rows comes first, so that each counts as far as the sums so far
    /// favour it; else all are to share the first place by their labels.
    /// </summary>
    public bool IsAnyOf { get; init; }
}

/// <summary>
/// Gradient boosting on a logistic or listwise loss with second derivatives and histograms of at most 64 bins a feature (Chen and
/// Guestrin, "XGBoost", 2016; Ke and others, "LightGBM", 2017). All sums are taken in a fixed order, whatever the number
/// of threads, so the same examples give the same trees bit for bit.
/// </summary>
internal sealed class TreeTrainer
{
    private const int Bins = 64;
    private const double Negligible = 2e-5;

    /// <summary>Fewer are counted sooner than shared out.</summary>
    private const int ManyRows = 4_000;

    private readonly Examples _examples;
    private readonly TreeSettings _settings;
    private readonly byte[][] _binned;
    private readonly float[][] _edges;
    private readonly float[] _sums;
    private readonly double[] _gradients;
    private readonly double[] _curvatures;
    private readonly Derivatives[] _own;
    private readonly Random _random;
    private int[] _asked = [];

    private TreeTrainer(Examples examples, TreeSettings settings)
    {
        _examples = examples;
        _settings = settings;
        _random = new Random(settings.Seed);
        _edges = [.. Enumerable.Range(0, examples.FeatureCount).Select(Edges)];
        _binned = [.. Enumerable.Range(0, examples.FeatureCount).Select(Binned)];
        _sums = new float[examples.Count];
        _gradients = new double[examples.Count];
        _curvatures = new double[examples.Count];
        _own = new Derivatives[examples.Count];
    }

    public static BoostedTrees Train(Examples examples, TreeSettings settings)
    {
        var bags = new BoostedTrees[settings.Bags];
        for (var bag = 0; bag < bags.Length; bag++)
            bags[bag] = new TreeTrainer(examples, settings with { Seed = settings.Seed + bag }).Train();
        return BoostedTrees.Mean(bags);
    }

    private BoostedTrees Train()
    {
        var start = Start();
        for (var row = 0; row < _sums.Length; row++)
            _sums[row] = start + _examples.Base(row);
        var trees = new BoostedTrees(_examples.FeatureCount, start);
        for (var tree = 0; tree < _settings.Trees; tree++)
        {
            Derive();
            _asked = [.. Sample(_examples.FeatureCount, _settings.FeatureShare).Where(feature => !_settings.Unasked.Contains(feature))];
            trees.BeginTree();
            Grow(trees, Array.FindAll(Sample(_examples.Count, _settings.RowShare), Tells), null, 0);
            trees.EndTree();
            for (var row = 0; row < _sums.Length; row++)
                _sums[row] += trees.Of(tree, _examples.Row(row));
        }
        return trees;
    }

    /// <returns>Ascending; the same ones in each training, as the generator starts from the same seed.</returns>
    private int[] Sample(int count, float share)
    {
        var sample = new List<int>(count);
        for (var i = 0; i < count; i++)
        {
            if (_random.NextSingle() < share)
                sample.Add(i);
        }
        return [.. sample];
    }

    /// <summary>Most wrong rows of a long list are soon so sure to be wrong that they pull at nothing.</summary>
    private bool Tells(int row) => Math.Abs(_gradients[row]) + _curvatures[row] > Negligible;

    private float Start()
    {
        if (_settings.IsListwise)
            return 0;
        var (yes, all) = (0.0, 0.0);
        for (var row = 0; row < _examples.Count; row++)
        {
            yes += _examples.Label(row) * _examples.Weight(row);
            all += _examples.Weight(row);
        }
        return (float)Math.Log((yes + 1) / (all - yes + 1));
    }

    private void Derive()
    {
        if (_settings.IsListwise)
        {
            for (var group = 0; group < _examples.GroupCount; group++)
                DeriveGroup(_examples.Group(group), _examples.GroupWeight(group));
            return;
        }
        for (var row = 0; row < _sums.Length; row++)
        {
            var probability = 1 / (1 + Math.Exp(-_sums[row]));
            _gradients[row] = (probability - _examples.Label(row)) * _examples.Weight(row);
            _curvatures[row] = Math.Max(1e-6, probability * (1 - probability)) * _examples.Weight(row);
        }
    }

    /// <summary>The chance of a row is its share of the group's odds; what it should be, its share of the group's labels.</summary>
    private void DeriveGroup((int First, int End) rows, float weight)
    {
        var (odds, labels, highest) = (0.0, 0.0, double.MinValue);
        for (var row = rows.First; row < rows.End; row++)
            highest = Math.Max(highest, _sums[row]);
        for (var row = rows.First; row < rows.End; row++)
        {
            odds += Math.Exp(_sums[row] - highest) * _examples.Weight(row);
            labels += _examples.Label(row) * (_settings.IsAnyOf ? Math.Exp(_sums[row] - highest) : 1);
        }
        for (var row = rows.First; row < rows.End; row++)
        {
            var own = Math.Exp(_sums[row] - highest);
            var chance = own * _examples.Weight(row) / odds;
            var wanted = _examples.Label(row) * (_settings.IsAnyOf ? own : 1);
            _gradients[row] = weight * (chance - (labels > 0 ? wanted / labels : 0));
            _curvatures[row] = weight * Math.Max(1e-6, chance * (1 - chance));
        }
    }

    /// <param name="known">The rows' histogram where the parent could give it by subtraction.</param>
    private void Grow(BoostedTrees trees, int[] rows, Histogram? known, int depth)
    {
        if (depth == _settings.Depth)
        {
            AddLeaf(trees, rows);
            return;
        }
        var histogram = known ?? Count(rows);
        var split = Best(histogram);
        if (split is not { } best)
        {
            AddLeaf(trees, rows);
            return;
        }
        trees.AddSplit(best.Feature, _edges[best.Feature][best.Bin]);
        var column = _binned[best.Feature];
        var left = Array.FindAll(rows, row => column[row] <= best.Bin);
        var right = Array.FindAll(rows, row => column[row] > best.Bin);
        if (depth + 1 == _settings.Depth)
        {
            AddLeaf(trees, left);
            AddLeaf(trees, right);
            return;
        }
        var leftIsSmaller = left.Length <= right.Length;
        var smaller = Count(leftIsSmaller ? left : right);
        var larger = histogram.Less(smaller);
        Grow(trees, left, leftIsSmaller ? smaller : larger, depth + 1);
        Grow(trees, right, leftIsSmaller ? larger : smaller, depth + 1);
    }

    private void AddLeaf(BoostedTrees trees, int[] rows)
    {
        var (gradient, curvature) = (0.0, 0.0);
        foreach (var row in rows)
        {
            gradient += _gradients[row];
            curvature += _curvatures[row];
        }
        trees.AddLeaf((float)(-gradient / (curvature + _settings.Shrink) * _settings.Rate));
    }

    private Histogram Count(int[] rows)
    {
        // The rows' derivatives side by side: each feature reads them all again.
        for (var i = 0; i < rows.Length; i++)
            _own[i] = new Derivatives(_gradients[rows[i]], _curvatures[rows[i]]);
        var histogram = new Histogram(_examples.FeatureCount * Bins);
        if (rows.Length < ManyRows)
        {
            foreach (var feature in _asked)
                Count(rows, feature, histogram);
        }
        else
        {
            // Each feature's sums are its own, so that the order of summing stays fixed.
            Parallel.ForEach(_asked, feature => Count(rows, feature, histogram));
        }
        return histogram;
    }

    private void Count(int[] rows, int feature, Histogram histogram)
    {
        var own = _own.AsSpan(0, rows.Length);
        var column = _binned[feature];
        var bins = histogram.Bins.AsSpan(feature * Bins, Bins);
        for (var i = 0; i < rows.Length; i++)
        {
            ref var bin = ref bins[column[rows[i]]];
            bin = new Derivatives(bin.Gradient + own[i].Gradient, bin.Curvature + own[i].Curvature);
        }
    }

    private Split? Best(Histogram histogram)
    {
        Split? best = null;
        foreach (var feature in _asked)
        {
            var edges = _edges[feature].Length;
            var (allGradient, allCurvature) = histogram.Total(feature * Bins, edges + 1);
            var (gradient, curvature) = (0.0, 0.0);
            for (var bin = 0; bin < edges; bin++)
            {
                gradient += histogram.Bins[feature * Bins + bin].Gradient;
                curvature += histogram.Bins[feature * Bins + bin].Curvature;
                if (curvature < _settings.LeastLeaf || allCurvature - curvature < _settings.LeastLeaf)
                    continue;
                var gain = Worth(gradient, curvature) + Worth(allGradient - gradient, allCurvature - curvature) - Worth(allGradient, allCurvature);
                if (gain > Math.Max(_settings.LeastGain, best?.Gain ?? 0))
                    best = new Split(feature, bin, gain);
            }
        }
        return best;
    }

    private double Worth(double gradient, double curvature) => gradient * gradient / (curvature + _settings.Shrink);

    /// <summary>Ascending; a row is in bin i when its value is below edge i and not below edge i - 1.</summary>
    private float[] Edges(int feature)
    {
        var values = new float[_examples.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = _examples.Row(row)[feature];
        Array.Sort(values);
        var edges = new List<float>();
        for (var bin = 1; bin < Bins; bin++)
        {
            var value = values[(int)((long)bin * values.Length / Bins)];
            if (value > values[0] && (edges.Count == 0 || value > edges[^1]))
                edges.Add(value);
        }
        return [.. edges];
    }

    private byte[] Binned(int feature)
    {
        var edges = _edges[feature];
        var column = new byte[_examples.Count];
        for (var row = 0; row < column.Length; row++)
        {
            var at = Array.BinarySearch(edges, _examples.Row(row)[feature]);
            column[row] = (byte)(at >= 0 ? at + 1 : ~at);
        }
        return column;
    }

    private readonly record struct Split(int Feature, int Bin, double Gain);

    private readonly record struct Derivatives(double Gradient, double Curvature);

    private sealed class Histogram(int size)
    {
        public Derivatives[] Bins { get; } = new Derivatives[size];

        public (double Gradient, double Curvature) Total(int from, int count)
        {
            var (gradient, curvature) = (0.0, 0.0);
            for (var i = from; i < from + count; i++)
            {
                gradient += Bins[i].Gradient;
                curvature += Bins[i].Curvature;
            }
            return (gradient, curvature);
        }

        public Histogram Less(Histogram part)
        {
            var rest = new Histogram(Bins.Length);
            for (var i = 0; i < Bins.Length; i++)
                rest.Bins[i] = new Derivatives(Bins[i].Gradient - part.Bins[i].Gradient, Bins[i].Curvature - part.Bins[i].Curvature);
            return rest;
        }
    }
}
