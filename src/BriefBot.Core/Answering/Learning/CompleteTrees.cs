using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BriefBot.Core.Answering.Learning;

/// <summary>
/// Trees filled up to their full depth, level by level, so that each takes the same number of steps and none has to be
/// guessed by the processor: the place of the next node is computed from the comparison (as in Asadi, Lin and de Vries,
/// "Runtime Optimizations for Tree-based Machine Learning Models", 2014). Sums are the same to the bit as along the
/// branches.
/// </summary>
internal sealed class CompleteTrees
{
    private readonly Tree[] _trees;
    private readonly Split[] _splits;
    private readonly float[] _leaves;

    /// <param name="roots">Each tree's first node; nodes are in preorder.</param>
    /// <param name="features">Below 0 for a leaf.</param>
    /// <param name="values">Thresholds and leaves' values.</param>
    /// <param name="others">Each split's second child.</param>
    public CompleteTrees(ReadOnlySpan<int> roots, ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<int> others)
    {
        _trees = new Tree[roots.Length];
        var (splits, leaves) = (new List<Split>(), new List<float>());
        for (var i = 0; i < roots.Length; i++)
        {
            var depth = Depth(roots[i], features, others);
            _trees[i] = new Tree(depth, splits.Count, leaves.Count);
            splits.AddRange(new Split[(1 << depth) - 1]);
            leaves.AddRange(new float[1 << depth]);
            Fill(roots[i], 0, depth, features, values, others, CollectionsMarshal.AsSpan(splits)[_trees[i].Splits..], CollectionsMarshal.AsSpan(leaves)[_trees[i].Leaves..]);
        }
        _splits = [.. splits];
        _leaves = [.. leaves];
    }

    /// <returns>What the first trees add to <paramref name="sum"/>.</returns>
    // A question takes half a million steps here: the first ones should not be slow until the runtime notices.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float AddTo(float sum, ReadOnlySpan<float> features, int trees)
    {
        var splits = _splits.AsSpan();
        var leaves = _leaves.AsSpan();
        foreach (var tree in _trees.AsSpan(0, Math.Min(trees, _trees.Length)))
        {
            var node = 0;
            for (var level = 0; level < tree.Depth; level++)
            {
                var split = splits[tree.Splits + node];
                node = 2 * node + 2 - Unsafe.BitCast<bool, byte>(features[split.Feature] < split.Threshold);
            }
            sum += leaves[tree.Leaves + node - ((1 << tree.Depth) - 1)];
        }
        return sum;
    }

    private static int Depth(int node, ReadOnlySpan<int> features, ReadOnlySpan<int> others) =>
        features[node] < 0 ? 0 : 1 + Math.Max(Depth(node + 1, features, others), Depth(others[node], features, others));

    /// <summary>A leaf above the last level stands at each place below it, whichever way the splits that are left at zero go.</summary>
    private static void Fill(
        int node, int place, int depth, ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<int> others, Span<Split> splits, Span<float> leaves)
    {
        if (depth == 0)
        {
            leaves[place - splits.Length] = values[node];
            return;
        }
        var isLeaf = features[node] < 0;
        if (!isLeaf)
            splits[place] = new Split(features[node], values[node]);
        Fill(isLeaf ? node : node + 1, 2 * place + 1, depth - 1, features, values, others, splits, leaves);
        Fill(isLeaf ? node : others[node], 2 * place + 2, depth - 1, features, values, others, splits, leaves);
    }

    private readonly record struct Tree(int Depth, int Splits, int Leaves);

    private readonly record struct Split(int Feature, float Threshold);
}
