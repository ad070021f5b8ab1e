using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed import FILE</c>: follows the feeds of a feed reader's list.</summary>
internal static class FeedImportCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var path = new Argument<string>("FILE") { Description = "A list of feeds in OPML, as feed readers export it. \"-\" reads standard input." };
        var collection = FeedOption.Collection();
        var json = CommonOptions.Json("Print what came of it as one JSON object.");
        var command = new DocumentedCommand(
            "import",
            "Follows the feeds of an OPML list.",
            "The feeds are not looked at: \"feed check\" or the first poll says which of them work. Those that are followed already stay as\nthey are. Entries that are no web address are reported, with exit status 1.",
            ("briefbot feed import subscriptions.opml", "All feeds of the list, whatever their folders."))
        {
            path, collection, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var name = arguments.GetRequiredValue(path);
            var reading = Opml.Read(await FeedFile.ReadAsync(name, environment.Input, cancellationToken), arguments.GetValue(collection));
            if (reading is not OpmlFeeds list)
                throw new UnusableInputException($"{name}: {((OpmlRefusal)reading).Reason}");
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var added = 0;
            foreach (var feed in list.Feeds)
                added += await bot.Feeds.AddAsync(feed, cancellationToken) ? 1 : 0;
            foreach (var entry in list.Unusable)
                environment.Error.WriteLine($"{name}: \"{entry}\" is not an http or https address.");
            var report = new FeedImportRecord(added, list.Feeds.Count - added, list.Unusable);
            environment.Output.WriteLine(arguments.GetValue(json)
                ? ContractJson.Line(report)
                : $"{report.Added} added, {report.Known} followed already, {report.Failures.Count} failed.");
            return list.Unusable.Count == 0 ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }
}
