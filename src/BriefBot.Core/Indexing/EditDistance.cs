namespace BriefBot.Core.Indexing;

/// <summary>How many slips make one word of another: a letter wrong, missing, too many, or swapped with its neighbour.</summary>
internal static class EditDistance
{
    private const int Longest = 64;

    /// <summary>
    /// Damerau's distance, each pair of letters swapped at most once (optimal string alignment: Boytsov, "Indexing Methods
    /// for Approximate Dictionary Searching", 2011).
    /// </summary>
    /// <returns>Anything above <paramref name="most"/> when it is more than that.</returns>
    public static int Of(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
            return most + 1;
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }
        return last[b.Length];
    }
}
