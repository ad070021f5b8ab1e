namespace BriefBot.Training;

/// <summary>Deals groups out, the largest first to the emptiest fold, so that no group is in two folds.</summary>
internal static class Folds
{
    /// <returns>Each example's fold.</returns>
    public static int[] Deal(IReadOnlyList<Example> examples, int folds)
    {
        var sizes = new int[folds];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in examples.GroupBy(example => example.Group)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var emptiest = Array.IndexOf(sizes, sizes.Min());
            foldOf[group.Key] = emptiest;
            sizes[emptiest] += group.Count();
        }
        return [.. examples.Select(example => foldOf[example.Group])];
    }
}
