using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed export</c>: the list of feeds for another feed reader, or for a backup.</summary>
internal static class FeedExportCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object a feed in place of OPML, as \"feed list\" does.");
        var command = new DocumentedCommand(
            "export",
            "Prints the list of feeds as OPML 2.0.",
            "\"feed import\" reads it back, collections and intervals included; other feed readers read the rest.",
            ("briefbot feed export > feeds.opml", "Keeps the list."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var feeds = await bot.Feeds.ListAsync(cancellationToken);
            if (!arguments.GetValue(json))
                environment.Output.Write(Opml.Write(feeds, environment.Clock.GetUtcNow()));
            foreach (var feed in arguments.GetValue(json) ? feeds : [])
                environment.Output.WriteLine(ContractJson.Line(FeedStateRecord.From(feed)));
            return ExitStatus.Ok;
        });
        return command;
    }
}
