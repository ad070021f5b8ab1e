using System.CommandLine;
using BriefBot.Azure;
using BriefBot.Cli.Contract;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>ingest PATH…</c>: takes articles in.</summary>
internal static class IngestCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "A .jsonl, .txt, .html or .htm file (or one of these with .gz), a folder of them, an http(s) "
                + "address, or \"-\" for JSONL on standard input.",
        };
        var itemNamespace = new Option<string?>("--namespace")
        {
            HelpName = "N",
            Description = "Where the articles' own ids are unique. Default: the name of each input.",
        };
        var json = CommonOptions.Json("Print the outcome as one JSON object.");
        var command = new DocumentedCommand(
            "ingest",
            "Takes articles in.",
            """
            JSON lines have "id", "title", "text" and optionally "url", "published" (ISO 8601), "publisher", "author",
            "language". An article that is there already is left alone, or gets a new revision when its text changed. What
            cannot be read is reported with its name and line, the rest goes in, and the exit status is 1. The first article
            takes the samples away.
            """,
            ("briefbot ingest articles/", "All articles in a folder."),
            ("briefbot ingest https://example.com/news/story.html", "One page, without its navigation and advertisements."),
            ("zcat archive.jsonl.gz | briefbot ingest - --namespace archive", "JSON lines with id, title and text."))
        {
            paths, itemNamespace, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var hadSamples = (await bot.Store.CountAsync(cancellationToken)).Samples > 0;
            var intake = new ArticleIntake(bot, environment);
            var report = await intake.RunAsync(arguments.GetRequiredValue(paths), arguments.GetValue(itemNamespace), cancellationToken);
            environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(IngestRecord.From(report)) : Summary(report));
            if (bot.Language is { } language)
                WriteLanguage(language, environment.Error);
            if (hadSamples && (await bot.Store.CountAsync(cancellationToken)).Samples == 0)
                environment.Error.WriteLine("The sample articles have been taken away.");
            return Status(report, environment.Error);
        });
        return command;
    }

    private static void WriteLanguage(AzureTextAnalyzer language, TextWriter error)
    {
        error.WriteLine($"Azure AI Language: {language.Usage.Records} text records.");
        if (language.Usage.Unavailable > 0)
            error.WriteLine($"It could not read everything{(language.Circuit.Problem is { } problem ? $", as {problem}" : "")}. What it missed has the embedded analysis and is read again while the server runs.");
    }

    private static string Summary(IngestReport report) =>
        $"{report.Added} new, {report.Revised} revised, {report.Unchanged} unchanged, {report.Duplicates} known under another id, {report.Failures.Count} failed.";

    private static int Status(IngestReport report, TextWriter error)
    {
        if (report.StoreFailure is { } failure)
            error.WriteLine(report.Stored > 0 ? $"{failure.Message} What is counted above is stored." : failure.Message);
        if (report.Cancelled)
            error.WriteLine("Stopped. What is counted above is stored; the same command goes on from there.");
        return report switch
        {
            { Cancelled: true } => ExitStatus.Interrupted,
            { StoreFailure: not null } => ExitStatus.Unusable,
            { IsComplete: true } => ExitStatus.Ok,
            // Nothing at all that could be read is more than a failure here and there.
            { Stored: 0 } => ExitStatus.Unusable,
            _ => ExitStatus.Failures,
        };
    }
}
