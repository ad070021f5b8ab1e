using System.CommandLine;
using BriefBot.Hosting;

namespace BriefBot.Cli.Articles;

/// <summary><c>article remove ID</c>: takes an article out and leaves its stub.</summary>
internal static class ArticleRemoveCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var name = new Argument<string>("ID") { Description = "The article's id, its source's own id, or its address." };
        var command = new DocumentedCommand(
            "remove",
            "Takes one article out.",
            "No answer cites it any more and its texts are deleted. Title, source and date are kept, so that citations in old\nconversations say what became of it.",
            ("briefbot article remove story-17", "Takes it out at once, without asking."))
        {
            name,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var article = await ArticleLookup.FindAsync(bot.Store, arguments.GetRequiredValue(name), null, environment.Error, cancellationToken);
            if (article is null)
                return ExitStatus.Failures;
            if (!await bot.Store.RemoveAsync(article.Id, cancellationToken))
            {
                environment.Error.WriteLine($"{article.Id} was removed before.");
                return ExitStatus.Failures;
            }
            environment.Output.WriteLine($"Removed {article.Id}: {article.Heading}");
            return ExitStatus.Ok;
        });
        return command;
    }
}
