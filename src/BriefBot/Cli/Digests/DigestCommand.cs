using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Digests;
using BriefBot.Core.Ingestion;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest …</c>: what conversations are told unasked, and what became of it.</summary>
internal static class DigestCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "digest",
            "Lists, previews, runs and repeats digests and alerts.",
            """
            Conversations subscribe by chat ("subscribe daily 08:30"). A digest that is due is composed and put into the outbox,
            from which the server that runs posts it, once; the ledger ("digest history") says what became of each.
            """,
            ("briefbot digest list", "Which there are, when they are due next, and which cannot be posted."),
            ("briefbot digest preview --topics \"cloud, alibaba\"", "What a digest on these topics would say now."),
            ("briefbot digest history --state uncertain", "Those of which nobody can tell whether they arrived."),
            ("briefbot digest again 3", "Posts the newest one of subscription 3 once more."))
        {
            DigestListCommand.Create(common, environment),
            DigestPreviewCommand.Create(common, environment),
            DigestHistoryCommand.Create(common, environment),
            DigestRunCommand.Create(common, environment),
            DigestAgainCommand.Create(common, environment),
        };

    public static Argument<long> Number() => new("NUMBER") { Description = "The subscription's number, as \"digest list\" prints it." };

    /// <summary>Names this process in what it holds.</summary>
    public static string Worker { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    public static string Row(DigestRun run) => string.Join(
        '\t',
        run.Subscription.ToString(CultureInfo.InvariantCulture),
        DigestRunRecord.Word(run.State),
        DigestRunRecord.Word(run.Kind),
        Time(run.Due),
        run.Parts.ToString(CultureInfo.InvariantCulture),
        run.Stories.Count.ToString(CultureInfo.InvariantCulture),
        TextNormalizer.CleanTitle(run.Reason)).TrimEnd('\t');

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
