using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Decides whether an alert may be posted now, and whether it says anything that was not said.</summary>
internal sealed class AlertGate(IDigestStore store, IArticleStore articles, DigestOptions options)
{
    /// <summary>Between two looks of one alert: what appears in between is told together.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>A blocked conversation is looked at so often, to see whether it is open again.</summary>
    private static readonly TimeSpan BlockedInterval = TimeSpan.FromHours(1);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    /// <summary>A story that was told is news again once it has at least so many articles more, and is twice as large.</summary>
    private const int MuchMore = 3;

    /// <summary>A channel that fails is left alone for an hour, for two, for four, and so on up to a week.</summary>
    public static DateTimeOffset RetryAfter(ChannelTrouble trouble) =>
        trouble.Last + (trouble.Runs > 8 ? LongestRest : Hour * Math.Pow(2, trouble.Runs - 1));

    /// <summary>Null while it may be posted.</summary>
    public async Task<DateTimeOffset?> ClosedUntilAsync(LeasedSubscription leased, Place place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (place.Blocked is not null)
            return now + BlockedInterval;
        if (leased.Trouble is { } trouble && RetryAfter(trouble) is var retry && retry > now)
            return retry;
        if (QuietTime.EndAfter(now, leased.Subscription, place.Settings) is { } end)
            return end;
        var posted = (await store.ListRunsAsync(leased.Subscription.Number, options.AlertsPerHour, cancellationToken))
            .Where(run => run is { Kind: DigestRunKind.Alert, Parts: > 0 } && run.Recorded > now - Hour)
            .ToList();
        return posted.Count < options.AlertsPerHour ? null : posted.Min(run => run.Recorded) + Hour;
    }

    public async Task<bool> HasChangesAsync(DigestMemory memory, CancellationToken cancellationToken) =>
        await articles.LastChangeAsync(cancellationToken) > memory.Until;

    public static bool IsNews(DigestContent content, DigestMemory memory) => content.Parts.Count > 0
        && (content.Stories.Count == 0 || content.Stories.Any(story => IsNews(story, memory)));

    private static bool IsNews(ShownStory story, DigestMemory memory)
    {
        // A story that two became one keeps the older's name: it was told if any of its articles was.
        var told = memory.Stories.Where(shown => shown.Story == story.Story || shown.Articles.Intersect(story.Articles).Any()).ToList();
        if (told.Count == 0)
            return true;
        var known = told.SelectMany(shown => shown.Articles).Distinct().Count();
        return story.Articles.Count >= 2 * known && story.Articles.Count >= known + MuchMore;
    }
}
