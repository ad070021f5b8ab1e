using System.Globalization;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Cli.Contract;

/// <summary>A feed that is followed, as <c>feed list --json</c> prints it. Times are ISO 8601 in UTC.</summary>
/// <param name="Health">"ok", "failing", or "new" before it was read.</param>
/// <param name="Minutes">How often it is asked for; null: as configured.</param>
/// <param name="Articles">New and revised ones of the last seven days.</param>
/// <param name="LastError">Also of a feed that works again.</param>
internal sealed record FeedStateRecord(
    string Address, string? Title, string Collection, double? Minutes, string Health, int Articles, string? LastSuccess, string? FailingSince,
    int Failures, string? LastError, string NextDue)
{
    public static FeedStateRecord From(FeedState feed) => new(
        feed.Source.Address.AbsoluteUri, feed.Source.Title, feed.Source.Collection, feed.Source.Interval?.TotalMinutes, HealthOf(feed),
        feed.RecentArticles, Time(feed.LastSuccess), Time(feed.FailingSince), feed.Failures, feed.LastError, Time(feed.NextDue)!);

    public static string HealthOf(FeedState feed) => feed switch
    {
        { FailingSince: not null } => "failing",
        { LastSuccess: not null } => "ok",
        _ => "new",
    };

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
