using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Stories;

/// <summary><c>story show ID</c>: one story with its articles.</summary>
internal static class StoryShowCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var name = new Argument<string>("ID") { Description = "The story's id, or any name of one of its articles." };
        var language = StoryCommand.Language();
        var json = CommonOptions.Json("Print it as one JSON object.");
        var command = new DocumentedCommand(
            "show",
            "Shows one story with its articles, earliest first.",
            "Of an article that nobody else wrote about there is no story. The exit status is 1 then, as for an unknown one.",
            ("briefbot story show qhsjm2ylb6vxi", "By its id; the id of a story that went into another shows that one."),
            ("briefbot story show https://example.com/story --json", "The story that an article belongs to."))
        {
            name, language, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var text = arguments.GetRequiredValue(name);
            if (await FindAsync(bot, text, cancellationToken) is not { } found
                || await StoryCommand.Reader(bot, arguments.GetValue(language)).ReadAsync(found, cancellationToken) is not { } story)
            {
                environment.Error.WriteLine($"There is no story \"{text}\". List them with: briefbot story list");
                return ExitStatus.Failures;
            }
            if (arguments.GetValue(json))
                environment.Output.WriteLine(ContractJson.Line(StoryRecord.From(story)));
            else
                Write(story, environment.Output);
            return ExitStatus.Ok;
        });
        return command;
    }

    private static async Task<Story?> FindAsync(Bot bot, string name, CancellationToken cancellationToken)
    {
        var links = await bot.Stories.CatchUpAsync(cancellationToken);
        if (StoryId.TryParse(name, out var id) && links.Find(id) is { } story)
            return story;
        var articles = await bot.Store.FindNamedAsync(name, cancellationToken);
        return articles.Select(article => links.Of(article.Id)).FirstOrDefault(of => of is not null);
    }

    private static void Write(StoryView story, TextWriter output)
    {
        output.WriteLine(story.Title);
        output.WriteLine($"id:            {story.Id}");
        output.WriteLine($"seen:          {StoryListCommand.Day(story.FirstSeen)} to {StoryListCommand.Day(story.LastSeen)}");
        output.WriteLine();
        foreach (var article in story.Articles)
            output.WriteLine(string.Join('\t', article.Id, article.Published?.ToString() ?? "-", article.Publisher ?? "-", article.Heading.ReplaceLineEndings(" ")));
    }
}
