using System.CommandLine;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Cli;

/// <summary><c>eval conflicts QUESTIONS.jsonl</c>: asks what documents disagree on, and counts which answers are shown.</summary>
internal static class ConflictEvalCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var questions = new Argument<string>("QUESTIONS")
        {
            Description = "JSONL: \"question\", \"documents\" (each with \"text\"), \"gold_answers\" and \"wrong_answers\".",
        };
        var threshold = CommonOptions.Threshold();
        var minimum = EvalCommand.BoundOption("--min", "Fail (status 1) when a figure is below: recall=0.4. May be repeated.");
        var show = new Option<int>("--show") { HelpName = "N", Description = "Also print the first N questions with what was shown of each." };
        var json = CommonOptions.Json("Print the figures as one JSON object.");
        var command = new DocumentedCommand(
            "conflicts",
            "Asks what documents disagree on, all of them in one store, and counts which answers are shown.",
            """
            Figures:
              disputed    questions whose documents hold two or more of the listed answers
              shown       questions that were answered with a disagreement
              answered    share of all questions that were answered
              recall      share of the disputed ones of which at least two listed answers are shown, each with its quote
              precision   share of the shown values that are listed, over all questions
            """,
            ("briefbot eval conflicts ramdocs.jsonl --min recall=0.4 --min precision=0.65", "As a check in a script."))
        {
            questions, threshold, minimum, show, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var run = new ConflictRun(common.Settings(arguments, environment), environment, arguments.GetValue(threshold));
            var outcome = await run.MeasureAsync(arguments.GetRequiredValue(questions), cancellationToken);
            EvalCommand.WriteFigures(outcome.Figures(), arguments.GetValue(json), environment.Output);
            foreach (var one in outcome.Asked.Take(arguments.GetValue(show)))
                environment.Error.WriteLine(Line(one));
            var bounds = (arguments.GetValue(minimum) ?? []).Select(text => Bound.Parse(text, isMinimum: true)!);
            return EvalCommand.MeetsAll(bounds, outcome.Figures(), environment.Error) ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }

    private static string Line(AskedConflict one)
    {
        var shown = string.Join(" / ", one.Shown.Select(value => one.Question.ListedAs(value) is null ? $"{value} (not listed)" : value));
        var got = one.Shown.Count > 0 ? $"{one.Answer.Disagreement!.Kind}: {shown}" : one.Answer.Answered ? one.Answer.Answer : "a refusal";
        return $"{(one.ShowsTwoListed ? "+" : one.Question.IsDisputed ? "-" : " ")} {one.Question.Number} | {one.Question.Text} | listed {string.Join(" / ", one.Question.Listed)} | got {got}";
    }
}
