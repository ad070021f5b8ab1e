using System.CommandLine;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Stories;

/// <summary><c>story …</c>: articles about the same event.</summary>
internal static class StoryCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "story",
            "Lists and shows stories: articles about the same event.",
            "From whichever publisher, in Dutch and in English. An article that nobody else wrote about is no story.",
            ("briefbot story list", "One line a story."),
            ("briefbot story show qhsjm2ylb6vxi", "One story with its articles."))
        {
            StoryListCommand.Create(common, environment),
            StoryShowCommand.Create(common, environment),
        };

    internal static Option<string?> Language()
    {
        var language = new Option<string?>("--language") { HelpName = "L", Description = "Prefer titles in this language: nl or en." };
        language.AcceptOnlyFromAmong("nl", "en");
        return language;
    }

    internal static StoryReader Reader(Bot bot, string? language) => new(bot.Store, null, language);
}
