using System.Globalization;
using BriefBot.Core.Digests;

namespace BriefBot.Cli.Contract;

/// <summary>A row of the ledger as <c>digest history --json</c> prints it. Times are ISO 8601 in UTC.</summary>
/// <param name="State">"queued", "posted", "skipped", "uncertain" or "failed".</param>
/// <param name="Kind">"scheduled", "again" or "alert".</param>
/// <param name="Attempt">1 for the first of its due time and kind.</param>
/// <param name="Messages">How many it was put into.</param>
/// <param name="Stories">Ids, as "story show" takes them.</param>
internal sealed record DigestRunRecord(
    long Subscription, string State, string Kind, string Due, int Attempt, string Recorded, int Messages, IReadOnlyList<string> Stories, string? Reason)
{
    public static DigestRunRecord From(DigestRun run) => new(
        run.Subscription, Word(run.State), Word(run.Kind), Time(run.Due), run.Attempt, Time(run.Recorded), run.Parts,
        [.. run.Stories.Select(story => story.Story.Value)], run.Reason);

    public static string Word(DigestRunState state) => state.ToString().ToLowerInvariant();

    public static string Word(DigestRunKind kind) => kind.ToString().ToLowerInvariant();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
