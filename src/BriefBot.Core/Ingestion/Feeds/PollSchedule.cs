namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>When a feed is asked for again. Jitter keeps feeds that were added together from being asked for together.</summary>
internal sealed class PollSchedule(FeedOptions options, Random random)
{
    private const double Jitter = 0.1;
    private const int MostDoublings = 10;
    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(6);
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    /// <summary>The longest of what we, the feed and its server want, of which the last two can ask for a day at most.</summary>
    public TimeSpan AfterSuccess(FeedSource feed, TimeSpan? timeToLive, TimeSpan? freshFor) =>
        Later(Longest(Interval(feed), Capped(timeToLive), Capped(freshFor)));

    /// <summary>For the items that were left over.</summary>
    public TimeSpan ForTheRest(TimeSpan? retryAfter) => Later(Longest(SoonAgain, Capped(retryAfter)));

    /// <summary>Doubles with each failure.</summary>
    /// <param name="failures">In a row, this one included.</param>
    public TimeSpan AfterFailure(FeedSource feed, int failures, TimeSpan? retryAfter)
    {
        var interval = Interval(feed);
        var backoff = interval * Math.Pow(2, Math.Clamp(failures - 1, 0, MostDoublings));
        var longest = interval > LongestBackoff ? interval : LongestBackoff;
        return Later(Longest(backoff < longest ? backoff : longest, Capped(retryAfter)));
    }

    private TimeSpan Interval(FeedSource feed) => feed.Interval ?? options.PollInterval;

    private TimeSpan Later(TimeSpan wait) => wait * (1 + Jitter * random.NextDouble());

    private static TimeSpan Capped(TimeSpan? wish) => wish is not { } wait ? TimeSpan.Zero : wait < LongestWish ? wait : LongestWish;

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = waits[0];
        foreach (var wait in waits)
            longest = wait > longest ? wait : longest;
        return longest;
    }
}
