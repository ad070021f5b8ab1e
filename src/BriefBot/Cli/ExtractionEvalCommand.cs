using System.CommandLine;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Cli;

/// <summary><c>eval extraction DIR</c>: extracts pages whose articles are known, and counts.</summary>
internal static class ExtractionEvalCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Holds ground-truth.json (an object: name to \"url\" and \"articleBody\") and html/NAME.html.gz.",
        };
        var minimum = EvalCommand.BoundOption("--min", "Fail (status 1) when a figure is below: f1=0.955. May be repeated.");
        var maximum = EvalCommand.BoundOption("--max", "Fail (status 1) when a figure is above: p50_ms=15. May be repeated.");
        var show = new Option<int>("--show") { HelpName = "N", Description = "Also print the N pages that came out worst." };
        var json = CommonOptions.Json("Print the figures as one JSON object.");
        var command = new DocumentedCommand(
            "extraction",
            "Extracts saved pages whose articles are known, and counts.",
            """
            Figures:
              precision recall  of runs of four words, the mean over the pages
              f1                their harmonic mean
              p50_ms p95_ms     time a page
            The worst pages of --show are on standard error.
            """,
            ("briefbot eval extraction pages/ --min f1=0.955 --max p50_ms=15", "As a check in a script."))
        {
            folder, minimum, maximum, show, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var run = await ExtractionRun.OfAsync(arguments.GetRequiredValue(folder), environment.Clock, cancellationToken);
            var figures = run.Figures();
            EvalCommand.WriteFigures(figures, arguments.GetValue(json), environment.Output);
            foreach (var page in run.Worst(arguments.GetValue(show)))
                environment.Error.WriteLine($"- {page.Name} | {page.Address} | precision {page.Precision:F2} recall {page.Recall:F2}");
            Bound[] bounds =
            [
                .. (arguments.GetValue(minimum) ?? []).Select(text => Bound.Parse(text, isMinimum: true)!),
                .. (arguments.GetValue(maximum) ?? []).Select(text => Bound.Parse(text, isMinimum: false)!),
            ];
            return EvalCommand.MeetsAll(bounds, figures, environment.Error) ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }
}
