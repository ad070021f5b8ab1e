using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Articles;
using BriefBot.Hosting;

namespace BriefBot.Cli.Articles;

/// <summary><c>article list</c>: one line an article.</summary>
internal static class ArticleListCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object an article, without texts.");
        var command = new DocumentedCommand(
            "list",
            "Lists the stored articles, one a line.",
            "In the order in which they came: id, date, language, source id and title, separated by tabs.",
            ("briefbot article list", "All of them."),
            ("briefbot article list | grep -i alibaba", "Those with a word in their title."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var any = false;
            await foreach (var article in bot.Store.ReadAllAsync(cancellationToken))
            {
                environment.Output.WriteLine(arguments.GetValue(json) ? Json(article) : Row(article));
                any = true;
            }
            if (!any)
                environment.Error.WriteLine("There are no articles yet. Take some in with: briefbot ingest PATH");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string Json(Article article) => ContractJson.Line(ArticleRecord.From(article) with { Text = null });

    private static string Row(Article article) => string.Join(
        '\t',
        article.Id,
        article.Published?.ToString() ?? "-",
        article.Language,
        OneLine(article.SourceId),
        OneLine(article.Title));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
