using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>What sentences gain by their date, in units of BM25.</summary>
internal readonly struct RecencyScore(PassageQuery query)
{
    /// <summary>What an article of the last days gains over one of the same words from long ago.</summary>
    public const float Weight = 1.5f;
    private const double Days = 9;

    /// <summary>For a question about now: what articles of the last quarter gain.</summary>
    private const float FreshnessWeight = 0.75f;
    private const double FreshDays = 92;

    /// <summary>The most that a sentence can gain by the time that it speaks of.</summary>
    public float OfPeriod => query.Period is null ? 0 : Weight;

    /// <summary>The most that a sentence can gain by its date where no article is newer than this one (<see cref="SegmentColumns.WindowLatest"/>).</summary>
    public float Bound(DateTimeOffset latest)
    {
        if (query.Period is not null)
            return Weight;
        var days = (query.Asked - latest).TotalDays;
        return days <= Days ? Weight : days <= FreshDays && query.IsAboutNow ? FreshnessWeight : 0;
    }

    public bool IsOfPeriod(IndexedArticle article, int sentence) =>
        query.Period is { } period && article.SpeaksOf(period, article.Sentences[sentence]);

    public float Of(IndexedArticle article)
    {
        if (article.Published is not { } published)
            return 0;
        if (query.Period is { } period && !period.IsRecent(query.Asked.DateTime))
            return published.Precision >= DatePrecision.Month && TimeInterval.Of(published).Overlaps(period.WithAftermath()) ? Weight : 0;
        if (published.Precision < DatePrecision.Day)
            return 0;
        var days = (query.Asked - published.Earliest).TotalDays;
        return days < -1 ? 0 : days <= Days ? Weight : days <= FreshDays && query.IsAboutNow ? FreshnessWeight : 0;
    }
}
