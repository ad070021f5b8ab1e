using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Cli;

/// <summary><c>eval QUESTIONS.jsonl</c>: answers questions whose answers are known, and counts.</summary>
internal static class EvalCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var questions = new Argument<string>("QUESTIONS")
        {
            Description = "As for \"answer\", with \"answerable\" (default true), \"answers\" (accepted ones) and optional "
                + "\"evidence\" and \"article_id\".",
        };
        var articles = new Option<string[]>("--articles")
        {
            HelpName = "PATH",
            AllowMultipleArgumentsPerToken = true,
            Description = "Ask these articles, in a store that is thrown away afterwards. Default: ask the store.",
        };
        var threshold = CommonOptions.Threshold();
        var minimum = BoundOption("--min", "Fail (status 1) when a figure is below: correct=0.8. May be repeated.");
        var maximum = BoundOption("--max", "Fail (status 1) when a figure is above: p95_ms=25. May be repeated.");
        var show = new Option<int>("--show") { HelpName = "N", Description = "Also print the first N questions that went wrong." };
        var json = CommonOptions.Json("Print the figures as one JSON object.");
        var command = new DocumentedCommand(
            "eval",
            "Answers questions whose right answers are known, and counts.",
            """
            Figures:
              answered        share of answerable questions that were answered
              correct         share of answerable questions that were answered with a right first citation, and an accepted
                              answer in the short answer or in that citation
              hit@1 hit@5     share of answerable questions whose first / first five candidates hold the answer
              precision       share of all answered questions that are answerable and correct
              abstained       share of unanswerable questions that were refused
              em f1           SQuAD 1.1 exact match and token F1 (an unanswerable question earns 1 when refused)
              f1_answerable   token F1 over answerable questions
              quote_ok        share of citations that are word for word the stored article at their offsets, and, with
                              JSONL articles, stand in the original
              refusal_clean   share of refusals without a citation
              p50_ms p95_ms   latency
            Misses of --show, and figures that miss a bound, are on standard error.
            """,
            ("briefbot eval questions.jsonl --articles articles.jsonl", "Scores a data set without touching your store."),
            ("briefbot eval questions.jsonl --min correct=0.8 --max p95_ms=25 --show 5", "As a check in a script."))
        {
            questions, articles, threshold, minimum, maximum, show, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var run = new EvaluationRun(common.Settings(arguments, environment), environment, arguments.GetValue(threshold));
            var paths = arguments.GetValue(articles) ?? [];
            var outcome = await run.ScoreAsync(arguments.GetRequiredValue(questions), paths, cancellationToken);
            var figures = outcome.Scorer.Figures().Named();
            WriteFigures(figures, arguments.GetValue(json), environment.Output);
            WriteMisses(outcome.Scorer.Misses.Take(arguments.GetValue(show)), environment.Error);
            Bound[] bounds =
            [
                .. (arguments.GetValue(minimum) ?? []).Select(text => Bound.Parse(text, isMinimum: true)!),
                .. (arguments.GetValue(maximum) ?? []).Select(text => Bound.Parse(text, isMinimum: false)!),
            ];
            return MeetsAll(bounds, figures, environment.Error) && !outcome.HasProblems ? ExitStatus.Ok : ExitStatus.Failures;
        });
        command.Add(TranslationEvalCommand.Create(common, environment));
        command.Add(ConflictEvalCommand.Create(common, environment));
        command.Add(ExtractionEvalCommand.Create(environment));
        command.Add(StoriesEvalCommand.Create(environment));
        return command;
    }

    internal static Option<string[]> BoundOption(string name, string description)
    {
        var bound = new Option<string[]>(name) { HelpName = "NAME=VALUE", Description = description };
        bound.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Bound.Parse(token.Value, isMinimum: true) is null))
                result.AddError($"{name} {token.Value}: write NAME=VALUE, such as correct=0.8.");
        });
        return bound;
    }

    internal static void WriteFigures(IReadOnlyList<KeyValuePair<string, double>> figures, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(ContractJson.Line(figures.ToDictionary()));
        else
            output.WriteLine(string.Join('\n', figures.Select(figure => $"{figure.Key,-14} {Figures.Text(figure.Key, figure.Value)}")));
    }

    private static void WriteMisses(IEnumerable<Miss> misses, TextWriter error)
    {
        foreach (var (question, answer) in misses)
        {
            var wanted = question.Answerable ? string.Join(" / ", question.Answers.Take(2)) : "a refusal";
            var cited = answer.Citations.Count > 0 ? answer.Citations[0].Quote : answer.Candidates.Count > 0 ? answer.Candidates[0].Quote : "";
            error.WriteLine($"- {question.Id} | {question.Text} | want {wanted} | got {(answer.Answered ? answer.Answer : "a refusal")} | {cited}");
        }
    }

    internal static bool MeetsAll(IEnumerable<Bound> bounds, IReadOnlyList<KeyValuePair<string, double>> figures, TextWriter error)
    {
        var named = figures.ToDictionary();
        var missed = bounds
            .Where(bound => !bound.IsMetBy(named.TryGetValue(bound.Name, out var value) ? value : null))
            .Select(bound => named.TryGetValue(bound.Name, out var value)
                ? $"{bound.Text} (is {Figures.Text(bound.Name, value)})"
                : $"{bound.Text} (not measured)")
            .ToList();
        if (missed.Count > 0)
            error.WriteLine($"MISSED {string.Join(' ', missed)}");
        return missed.Count == 0;
    }
}
