namespace BriefBot.Core.Answering.Features;

internal static class RelativeFeatures
{
    private const int LowestRank = 20;

    /// <param name="rows">All candidates of one question.</param>
    public static void Fill(IReadOnlyList<FeatureRow> rows)
    {
        Compare(rows, SentenceFeature.Cover, SentenceFeature.CoverLessBest);
        Compare(rows, SentenceFeature.ContextCover, SentenceFeature.ContextCoverLessBest);
        Compare(rows, SentenceFeature.Pairs, SentenceFeature.PairsLessBest);
        Compare(rows, SentenceFeature.WordPairs, SentenceFeature.WordPairsLessBest);
        var covers = rows.Select(row => row[SentenceFeature.Cover]).ToArray();
        Array.Sort(covers);
        foreach (var row in rows)
        {
            var one = row;
            one[SentenceFeature.CoverRank] = Math.Min(LowestRank, Above(covers, row[SentenceFeature.Cover]));
        }
    }

    private static void Compare(IReadOnlyList<FeatureRow> rows, SentenceFeature own, SentenceFeature relative)
    {
        var best = rows.Select(row => row[own]).DefaultIfEmpty(0).Max();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            row[relative] = row[own] - best;
        }
    }

    /// <summary>How many values are higher.</summary>
    private static int Above(float[] ascending, float value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return ascending.Length - low;
    }
}
