using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed check</c>: asks for feeds now, and says what came.</summary>
internal static class FeedCheckCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var addresses = new Argument<string[]>("ADDRESS") { Arity = ArgumentArity.ZeroOrMore, Description = "Feeds that are followed. Default: all of them." };
        var json = CommonOptions.Json("Print one JSON object a feed.");
        var command = new DocumentedCommand(
            "check",
            "Asks for feeds now, due or not, takes in what is new and says what came.",
            "Exit status 1 when a feed failed or could not be asked for.",
            ("briefbot feed check", "All feeds, one after the other."),
            ("briefbot feed check https://example.com/news.xml --json", "One of them, for scripts."))
        {
            addresses, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            IReadOnlyList<Uri> asked = arguments.GetValue(addresses) is { Length: > 0 } named
                ? [.. named.Select(text => CommonOptions.Address(text)!)]
                : [.. (await bot.Feeds.ListAsync(cancellationToken)).Select(feed => feed.Source.Address)];
            if (asked.Count == 0)
                environment.Error.WriteLine("No feeds are followed yet. Follow one with: briefbot feed add ADDRESS");
            var poller = bot.CreatePoller();
            var isWell = true;
            foreach (var address in asked)
                isWell &= await CheckAsync(bot, poller, address, arguments.GetValue(json), environment, cancellationToken);
            return isWell ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }

    private static async Task<bool> CheckAsync(
        Bot bot, FeedPoller poller, Uri address, bool asJson, CliEnvironment environment, CancellationToken cancellationToken)
    {
        if (await poller.PollNowAsync(address, $"check:{Environment.ProcessId}", cancellationToken) is not { } report)
        {
            environment.Error.WriteLine(await bot.Feeds.FindAsync(address, cancellationToken) is null
                ? $"{address.AbsoluteUri} is not followed. Follow it with: briefbot feed add {address.AbsoluteUri}"
                : $"{address.AbsoluteUri}: it, or another feed of its host, is being read by another process right now.");
            return false;
        }
        if (asJson)
            environment.Output.WriteLine(ContractJson.Line(FeedCheckRecord.From(report)));
        else
            environment.Output.WriteLine($"{TextNormalizer.CleanTitle(report.Feed.Name)}: {Outcome(report)}");
        foreach (var failure in report.Failures)
            environment.Error.WriteLine(failure);
        return report.Status is PollStatus.Read or PollStatus.NotModified;
    }

    private static string Outcome(FeedReport report) => report.Status switch
    {
        PollStatus.NotModified => "nothing new.",
        PollStatus.Failed => report.Error ?? "failed.",
        PollStatus.Lost => "another process took it over, or it was removed meanwhile.",
        _ => $"{FeedOption.Items(report.Items)}, {report.Added} new, {report.Revised} revised, {report.Unchanged} unchanged, {report.Duplicates} known under another address, "
            + $"{report.Failures.Count} failed{(report.Postponed > 0 ? $", {report.Postponed} left for the next time" : "")}.",
    };
}
