using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion;
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
            "Takes articles in. An article that is there already is left alone, or gets a new revision when its text "
                + "changed. What cannot be read is reported and passed over, and the exit status is 1 then.",
            ("briefbot ingest articles/", "All articles in a folder."),
            ("briefbot ingest https://example.com/news/story.html", "One page, without its navigation and advertisements."),
            ("zcat archive.jsonl.gz | briefbot ingest - --namespace archive", "JSON lines with id, title and text."))
        {
            paths, itemNamespace, json,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(paths),
            arguments.GetValue(itemNamespace),
            arguments.GetValue(json),
            common.Settings(arguments, environment),
            environment,
            cancellationToken));
        return command;
    }
}
