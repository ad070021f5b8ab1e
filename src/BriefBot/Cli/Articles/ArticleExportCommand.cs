using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Hosting;

namespace BriefBot.Cli.Articles;

/// <summary><c>article export</c>: every article's newest text, for scripts.</summary>
internal static class ArticleExportCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "One JSON object a line. There is no other form: scripts say it to be safe.",
        };
        var command = new DocumentedCommand(
            "export",
            "Prints every stored article with its newest text, one JSON object a line.",
            "Offsets of citations count UTF-16 code units of \"text\". Removed articles are left out. \"ingest\" reads it back.",
            ("briefbot article export --jsonl > articles.jsonl", "A copy of everything."))
        {
            jsonl,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            await foreach (var article in bot.Store.ReadAllAsync(cancellationToken))
                environment.Output.WriteLine(ContractJson.Line(ArticleRecord.From(article)));
            return ExitStatus.Ok;
        });
        return command;
    }
}
