using System.CommandLine;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Cli;

/// <summary><c>eval ntrex DOCUMENTS.jsonl</c>: finds translated news by its headline in the other language, and counts.</summary>
internal static class TranslationEvalCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var documents = new Argument<string>("DOCUMENTS")
        {
            Description = "JSONL: \"id\", and \"nl\" and \"en\" with the same sentences in both languages.",
        };
        var minimum = EvalCommand.BoundOption("--min", "Fail (status 1) when a figure is below: r@1=0.85. May be repeated.");
        var json = CommonOptions.Json("Print the figures as one JSON object.");
        var command = new DocumentedCommand(
            "ntrex",
            "Finds translated documents by their first sentence in the other language, and counts.",
            """
            Figures:
              r@1 r@5                  share of Dutch first sentences whose first / first five candidates are of their English document
              reverse_r@1 reverse_r@5  the same for English first sentences and Dutch documents
            """,
            ("briefbot eval ntrex documents.jsonl --min r@1=0.85", "As a check in a script."))
        {
            documents, minimum, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var run = new TranslationRun(common.Settings(arguments, environment), environment);
            var figures = await run.MeasureAsync(arguments.GetRequiredValue(documents), cancellationToken);
            EvalCommand.WriteFigures(figures, arguments.GetValue(json), environment.Output);
            var bounds = (arguments.GetValue(minimum) ?? []).Select(text => Bound.Parse(text, isMinimum: true)!);
            return EvalCommand.MeetsAll(bounds, figures, environment.Error) ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }
}
