using System.Numerics;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// When segments are merged: eight that follow each other and are of one tier or a lower one; each tier is four times as
/// large as the one below. So there are few segments, and a sentence is copied few times however many there are.
/// </summary>
internal static class MergePolicy
{
    private const int Together = 8;

    /// <summary>The segments to merge next; null when all is well.</summary>
    /// <param name="lowest">The sentences of a segment of the lowest tier.</param>
    public static List<LiveSegment>? FindRun(IReadOnlyList<LiveSegment> segments, int lowest)
    {
        for (var tier = 0; segments.Count >= Together && tier <= segments.Max(segment => Tier(segment, lowest)); tier++)
        {
            for (var first = 0; first + Together <= segments.Count; first++)
            {
                var run = segments.Skip(first).TakeWhile(segment => Tier(segment, lowest) <= tier).ToList();
                if (run.Count >= Together)
                    return run;
            }
        }
        return segments.FirstOrDefault(segment => segment.IsMostlyDead) is { } dead ? [dead] : null;
    }

    private static int Tier(LiveSegment segment, int lowest) => BitOperations.Log2((uint)(segment.Totals.Sentences / lowest) | 1) / 2;
}
