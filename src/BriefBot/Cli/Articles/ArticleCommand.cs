using System.CommandLine;

namespace BriefBot.Cli.Articles;

/// <summary><c>article …</c>: what is in the store.</summary>
internal static class ArticleCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "article",
            "Lists, shows, exports and removes stored articles.",
            "",
            ("briefbot article list", "One line an article."),
            ("briefbot article show 000_alibaba.txt", "One article with its text."))
        {
            ArticleListCommand.Create(common, environment),
            ArticleShowCommand.Create(common, environment),
            ArticleExportCommand.Create(common, environment),
            ArticleRemoveCommand.Create(common, environment),
        };
}
