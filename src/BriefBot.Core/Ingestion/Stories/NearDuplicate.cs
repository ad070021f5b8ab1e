using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>Two articles of which one is nearly the text of the other: agency copy, or a later version at another address.</summary>
/// <param name="First">The one whose id sorts first, so that a pair is written in one way.</param>
/// <param name="Likeness">About which share of the runs of four words of both together stands in both, 0.5 to 1.</param>
public readonly record struct NearDuplicate(ArticleId First, ArticleId Second, float Likeness)
{
    /// <summary>Below, two texts have passages in common, and each has something of its own to say.</summary>
    public const float LeastLikeness = 0.5f;

    public ArticleId Other(ArticleId article) => article == First ? Second : First;

    internal static NearDuplicate Of(ArticleId one, ArticleId other, float likeness) =>
        string.CompareOrdinal(one.Value, other.Value) < 0 ? new(one, other, likeness) : new(other, one, likeness);
}
