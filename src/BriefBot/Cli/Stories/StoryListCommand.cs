using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Stories;

/// <summary><c>story list</c>: one line a story.</summary>
internal static class StoryListCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var language = StoryCommand.Language();
        var json = CommonOptions.Json("Print one JSON object a story, with its articles.");
        var command = new DocumentedCommand(
            "list",
            "Lists the stories, one a line.",
            "The latest first: id, first and last day, number of articles and title, separated by tabs.",
            ("briefbot story list", "All of them."),
            ("briefbot story list --language nl", "With Dutch titles where there is a Dutch article."))
        {
            language, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var links = await bot.Stories.CatchUpAsync(cancellationToken);
            var stories = await StoryCommand.Reader(bot, arguments.GetValue(language)).ListAsync(links, cancellationToken);
            foreach (var story in stories)
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(StoryRecord.From(story)) : Row(story));
            if (stories.Count == 0)
                environment.Error.WriteLine("There are no stories: no two articles are about the same event.");
            return ExitStatus.Ok;
        });
        return command;
    }

    internal static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Row(StoryView story) => string.Join(
        '\t', story.Id, Day(story.FirstSeen), Day(story.LastSeen), story.Articles.Count, story.Title.ReplaceLineEndings(" ").Replace('\t', ' '));
}
