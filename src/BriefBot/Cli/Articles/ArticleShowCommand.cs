using System.CommandLine;
using System.Globalization;
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
        var revisions = new Option<bool>("--revisions") { Description = "List its revisions instead: when each came in, and how many sentences changed." };
        var json = CommonOptions.Json("Print it as one JSON object, as \"article export\" does; with --revisions one a line.");
        var command = new DocumentedCommand(
            "show",
            "Shows one article with its text.",
            "Of a removed article there is no text left, only where it came from. The exit status is 1 then, as for an unknown one.",
            ("briefbot article show qhsjm2ylb6vxi", "By its id."),
            ("briefbot article show story-17 --revision 1 --json", "The first text stored under the source's own id."),
            ("briefbot article show story-17 --revisions", "What became of it since."))
        {
            name, revision, revisions, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var article = await ArticleLookup.FindAsync(
                bot.Store, arguments.GetRequiredValue(name), arguments.GetValue(revision), environment.Error, cancellationToken);
            if (article is null)
                return ExitStatus.Failures;
            if (arguments.GetValue(revisions))
            {
                await foreach (var record in ArticleRevisions.ReadAsync(bot.Store, article.Id, cancellationToken))
                    environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(record) : ArticleRevisions.Row(record));
                return ExitStatus.Ok;
            }
            if (arguments.GetValue(json))
                environment.Output.WriteLine(ContractJson.Line(ArticleRecord.From(article)));
            else
                Write(ArticleRecord.From(article), environment.Output, await CopiesAsync(bot, article.Id, cancellationToken));
            if (article is RemovedArticle)
                environment.Error.WriteLine("This article was removed: its text is gone.");
            return article is RemovedArticle ? ExitStatus.Failures : ExitStatus.Ok;
        });
        return command;
    }

    internal static void Write(ArticleRecord article, TextWriter output, IReadOnlyList<string>? copies = null)
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
        foreach (var copy in copies ?? [])
            output.WriteLine($"nearly the same as {copy}");
        if (article.Text is not null)
            output.WriteLine($"\n{article.Text}");
    }

    /// <summary>The most alike first.</summary>
    private static async Task<IReadOnlyList<string>> CopiesAsync(Bot bot, ArticleId id, CancellationToken cancellationToken)
    {
        var links = await bot.Stories.CatchUpAsync(cancellationToken);
        var copies = new List<string>();
        foreach (var copy in links.NearDuplicates.Where(copy => copy.First == id || copy.Second == id).OrderByDescending(copy => copy.Likeness))
        {
            if (await bot.Store.FindAsync(copy.Other(id), null, cancellationToken) is Article other)
                copies.Add(string.Create(CultureInfo.InvariantCulture, $"{other.Id} ({copy.Likeness * 100:F0} %): {string.Join(", ", new[] { other.Publisher, other.Heading }.OfType<string>())}"));
        }
        return copies;
    }
}
