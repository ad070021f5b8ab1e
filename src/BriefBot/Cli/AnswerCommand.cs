using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Questions;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>answer QUESTIONS.jsonl</c>: a file of questions, for scripts.</summary>
internal static class AnswerCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var path = new Argument<string>("QUESTIONS")
        {
            Description = "A file with one JSON object a line: \"id\", \"question\", optional \"lang\" (nl or en) and "
                + "\"asked\" (the ISO date that \"now\" means). \"-\" reads standard input.",
        };
        var json = CommonOptions.Json("Print JSON, one object a line. There is no other form: scripts say it to be safe.");
        var threshold = CommonOptions.Threshold();
        var command = new DocumentedCommand(
            "answer",
            "Answers a file of questions, one JSON object a line.",
            """
            Answers come in the order of the questions. Lines that hold no question are reported on standard error; the rest
            is answered and the exit status is 1. latencyMs is the time from question to rendered reply, one question at a
            time, after the index has been loaded.
            """,
            ("briefbot answer questions.jsonl --json > answers.jsonl", "Answers them all."),
            ("briefbot answer questions.jsonl --json --threshold 0", "Never refuses."))
        {
            path, json, threshold,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var file = await QuestionFile.ReadAsync(arguments.GetRequiredValue(path), environment.Input, cancellationToken);
            foreach (var problem in file.Problems)
                environment.Error.WriteLine(problem);
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            await WarnIfEmptyAsync(bot, environment.Error, cancellationToken);
            // A progress bar among the answers on one screen would spoil both.
            var quiet = environment with { SomeoneLooksOn = environment.SomeoneLooksOn && !environment.ResultsAreOnScreen };
            await new QuestionBatch(bot, quiet, arguments.GetValue(threshold)).AnswerAsync(
                file.Questions, (_, answer) => environment.Output.WriteLine(ContractJson.Line(answer)), cancellationToken);
            return file.Problems.Count == 0 ? ExitStatus.Ok : ExitStatus.Failures;
        });
        return command;
    }

    private static async Task WarnIfEmptyAsync(Bot bot, TextWriter error, CancellationToken cancellationToken)
    {
        if ((await bot.Store.CountAsync(cancellationToken)).Articles == 0)
            error.WriteLine("There are no articles in the store, so every question is refused. Take some in with: briefbot ingest PATH");
    }
}
