using System.CommandLine;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed export</c>: the list of feeds for another feed reader, or for a backup.</summary>
internal static class FeedExportCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var command = new DocumentedCommand(
            "export",
            "Prints the list of feeds as OPML 2.0.",
            "\"feed import\" reads it back, collections and intervals included; other feed readers read the rest.",
            ("briefbot feed export > feeds.opml", "Keeps the list."));
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            environment.Output.Write(Opml.Write(await bot.Feeds.ListAsync(cancellationToken), environment.Clock.GetUtcNow()));
            return ExitStatus.Ok;
        });
        return command;
    }
}
