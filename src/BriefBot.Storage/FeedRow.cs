using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Storage;

internal sealed class FeedRow
{
    /// <summary>Wants the number of articles of the last seven days besides, as <c>RecentArticles</c>.</summary>
    public const string Columns =
        """
        number, fence, address, first_address AS FirstAddress, title, collection, "interval", time_to_live AS TimeToLive, etag, last_modified AS LastModified,
        next_due AS NextDue, failures, failing_since AS FailingSince, last_success AS LastSuccess, last_error AS LastError, reported
        """;

    public required long Number { get; init; }

    public required long Fence { get; init; }

    public required string Address { get; init; }

    public string? FirstAddress { get; init; }

    public string? Title { get; init; }

    public required string Collection { get; init; }

    public double? Interval { get; init; }

    public double? TimeToLive { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public required double NextDue { get; init; }

    public required int Failures { get; init; }

    public double? FailingSince { get; init; }

    public double? LastSuccess { get; init; }

    public string? LastError { get; init; }

    public required bool Reported { get; init; }

    public required int RecentArticles { get; init; }

    public LeasedFeed ToLeased() => new(ToState(), Fence);

    public FeedState ToState() => new(
        Number,
        new FeedSource(new Uri(Address))
        {
            Title = Title,
            Collection = Collection,
            Interval = Seconds(Interval),
            FirstAddress = FirstAddress is { } first ? new Uri(first) : null,
        })
    {
        Validators = new FetchValidators(ETag, LastModified),
        TimeToLive = Seconds(TimeToLive),
        NextDue = StoreClock.Read(NextDue),
        Failures = Failures,
        FailingSince = Time(FailingSince),
        LastSuccess = Time(LastSuccess),
        LastError = LastError,
        IsReported = Reported,
        RecentArticles = RecentArticles,
    };

    private static TimeSpan? Seconds(double? seconds) => seconds is { } length ? TimeSpan.FromSeconds(length) : null;

    private static DateTimeOffset? Time(double? seconds) => seconds is { } time ? StoreClock.Read(time) : null;
}

internal sealed class SeenItemRow
{
    public const string Columns = "item, version, settled, attempts, reason";

    public required string Item { get; init; }

    public required string Version { get; init; }

    public required bool Settled { get; init; }

    public required int Attempts { get; init; }

    public string? Reason { get; init; }

    public SeenItem ToItem() => new(Item, Version) { IsSettled = Settled, Attempts = Attempts, Reason = Reason };
}
