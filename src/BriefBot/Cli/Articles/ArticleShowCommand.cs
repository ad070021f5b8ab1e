using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Articles;
using BriefBot.Hosting;

namespace BriefBot.Cli.Articles;

/// <summary><c>article show ID</c>: one article with its text.</summary>
internal static class ArticleShowCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var name = new Argument<string>("ID") { Description = "The article's id, its source's own id, or its address." };
        var revision = new Option<int?>("--revision") { HelpName = "N", Description = "An older text of it. Default: the newest." };
        var json = CommonOptions.Json("Print it as one JSON object, as \"article export\" does.");
        var command = new DocumentedCommand(
            "show",
            "Shows one article with its text.",
            "Of a removed article there is no text left, only where it came from. The exit status is 1 then, as for an unknown one.",
            ("briefbot article show qhsjm2ylb6vxi", "By its id."),
            ("briefbot article show story-17 --revision 1 --json", "The first text stored under the source's own id."))
        {
            name, revision, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var article = await ArticleLookup.FindAsync(
                bot.Store, arguments.GetRequiredValue(name), arguments.GetValue(revision), environment.Error, cancellationToken);
            if (article is null)
                return ExitStatus.Failures;
            if (arguments.GetValue(json))
                environment.Output.WriteLine(ContractJson.Line(ArticleRecord.From(article)));
            else
                Write(ArticleRecord.From(article), environment.Output);
            if (article is RemovedArticle)
                environment.Error.WriteLine("This article was removed: its text is gone.");
            return article is RemovedArticle ? ExitStatus.Failures : ExitStatus.Ok;
        });
        return command;
    }

    internal static void Write(ArticleRecord article, TextWriter output)
    {
        output.WriteLine(article.Title);
        (string Name, string? Value)[] fields =
        [
            ("id", $"{article.Id} (revision {article.Revision})"), ("source id", article.SourceId),
            ("also known as", article.Aliases.Count > 0 ? string.Join(", ", article.Aliases) : null),
            ("address", article.Url), ("published", article.Published), ("publisher", article.Publisher),
            ("author", article.Author), ("language", article.Language),
        ];
        foreach (var (field, value) in fields)
        {
            if (value is not null)
                output.WriteLine($"{field + ":",-15}{value}");
        }
        if (article.Text is not null)
            output.WriteLine($"\n{article.Text}");
    }
}
