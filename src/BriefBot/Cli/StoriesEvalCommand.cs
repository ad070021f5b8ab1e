using System.CommandLine;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Cli;

/// <summary><c>eval stories PATH</c>: groups articles whose events are known, and counts.</summary>
internal static class StoriesEvalCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "JSONL, or a folder of it: \"id\", \"event\", \"title\", \"text\", \"published\"; or documents as for \"eval ntrex\".",
        };
        var minimum = EvalCommand.BoundOption("--min", "Fail (status 1) when a figure is below: f1=0.85. May be repeated.");
        var json = CommonOptions.Json("Print the figures as one JSON object.");
        var command = new DocumentedCommand(
            "stories",
            "Groups articles into stories whose events are known, and counts pairs of articles.",
            """
            Figures:
              f1 precision recall  of pairs that stand in one story, with the threshold that ships
              half_1 half_2        f1 of each half of the events, with the threshold that is best for the other half
              worst best           f1 over 20 orders in which the articles come in
            """,
            ("briefbot eval stories events.jsonl --min f1=0.85", "As a check in a script."))
        {
            path, minimum, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var run = await StoryRun.ReadAsync(arguments.GetRequiredValue(path), cancellationToken);
            var figures = run.Measure();
            EvalCommand.WriteFigures(figures, arguments.GetValue(json), environment.Output);
            var bounds = (arguments.GetValue(minimum) ?? []).Select(text => Bound.Parse(text, isMinimum: true)!);
            return EvalCommand.MeetsAll(bounds, figures, environment.Error) ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }
}
