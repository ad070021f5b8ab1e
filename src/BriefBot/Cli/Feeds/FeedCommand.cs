using System.CommandLine;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed …</c>: where articles come from by themselves.</summary>
internal static class FeedCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "feed",
            "Follows feeds: their articles come in by themselves while the program serves.",
            "A feed is asked for every 15 minutes (Feeds:PollInterval), or less often where it says so itself.",
            ("briefbot feed add https://example.com/news", "A feed, or a page that names one."),
            ("briefbot feed list", "Which there are, and how they fare."),
            ("briefbot feed check", "Asks for all of them now."))
        {
            FeedAddCommand.Create(common, environment),
            FeedListCommand.Create(common, environment),
            FeedRemoveCommand.Create(common, environment),
            FeedCheckCommand.Create(common, environment),
            FeedImportCommand.Create(common, environment),
            FeedExportCommand.Create(common, environment),
            FeedParseCommand.Create(environment),
        };
}
