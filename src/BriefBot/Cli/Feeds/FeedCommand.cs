using System.CommandLine;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed …</c>: where articles come from by themselves.</summary>
internal static class FeedCommand
{
    public static Command Create(CliEnvironment environment) =>
        new DocumentedCommand(
            "feed",
            "Reads feeds.",
            "",
            ("briefbot feed parse news.xml", "What is in a feed that was saved."))
        {
            FeedParseCommand.Create(environment),
        };
}
