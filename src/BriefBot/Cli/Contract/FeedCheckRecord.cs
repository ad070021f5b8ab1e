using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Cli.Contract;

/// <summary>What one <c>feed check</c> of a feed came to, counted in items.</summary>
/// <param name="Status">"read", "not-modified", "failed" or "lost".</param>
/// <param name="Postponed">Left for the next poll.</param>
/// <param name="NextInMinutes">When it is due again.</param>
internal sealed record FeedCheckRecord(
    string Address, string Status, string? Error, int Items, int Added, int Revised, int Unchanged, int Duplicates, int Postponed,
    IReadOnlyList<IngestFailureRecord> Failures, double NextInMinutes)
{
    public static FeedCheckRecord From(FeedReport report) => new(
        report.Feed.Source.Address.AbsoluteUri,
        report.Status == PollStatus.NotModified ? "not-modified" : report.Status.ToString().ToLowerInvariant(),
        report.Error,
        report.Items,
        report.Added,
        report.Revised,
        report.Unchanged,
        report.Duplicates,
        report.Postponed,
        [.. report.Failures.Select(failure => new IngestFailureRecord(failure.Name, failure.Line, failure.Reason))],
        Math.Round(report.NextIn.TotalMinutes, 1));
}
