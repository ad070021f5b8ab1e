namespace BriefBot.Core.Indexing.Segments;

/// <summary>By a sentence's length: its impact if it holds a term once, as a bound.</summary>
internal sealed class SentenceImpacts(IndexTotals totals)
{
    /// <summary>Sentences longer than this are taken to be as long.</summary>
    private const int Long = 255;

    private readonly float[] _once =
        [.. Enumerable.Range(0, Long + 1).Select(length => ImpactScale.Slack * Bm25.Impact(1, Bm25.SentenceB, length / totals.AverageSentenceLength))];

    /// <param name="count">As <see cref="EntryReader.Count"/>.</param>
    public float Of(int length, int count) => _once[Math.Min(Long, length)] * (count == 0 ? Bm25.ReferenceWeight : count);
}
