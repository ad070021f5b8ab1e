using System.CommandLine;
using System.Globalization;
using BriefBot.Cli;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Questions;
using BriefBot.Core.Answering;

namespace BriefBot.Training;

/// <summary><c>eval squad2 --cross-validate</c>: what the engine is worth on articles that it was not trained on.</summary>
internal static class EvalSetCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var set = new Argument<string>("SET") { Description = "squad2" };
        set.AcceptOnlyFromAmong("squad2");
        var crossValidate = new Option<bool>("--cross-validate")
        {
            Description = "Train anew for each fold of articles, and score on the fold. Without it the product's own models are scored.",
        };
        var (data, news) = (TrainingOptions.Data(), TrainingOptions.News());
        var threshold = CommonOptions.Threshold();
        var curve = new Option<string?>("--curve") { HelpName = "FILE", Description = "Draw the risk-coverage curve as SVG." };
        var command = new Command("eval", "Scores the engine on SQuAD 2, cross-validated by article title.") { set, crossValidate, data, news, threshold, curve };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var squad = await DataSet.OpenAsync(TrainingOptions.Squad(arguments.GetRequiredValue(data)), environment, cancellationToken);
            var answers = arguments.GetValue(crossValidate)
                ? await CrossValidateAsync(squad, arguments.GetRequiredValue(news), environment, cancellationToken)
                : await Evaluation.AnswerAsync(squad, squad.Questions, Core.Answering.Learning.AnswerModels.Default, cancellationToken);
            Report(squad, answers, arguments.GetValue(threshold), environment.Output);
            if (arguments.GetValue(curve) is { } path)
                await File.WriteAllTextAsync(path, Curve(squad, answers).ToSvg("SQuAD 2, cross-validated by article", Marks()), cancellationToken);
        });
        return command;
    }

    private static async Task<IReadOnlyList<ScoredAnswer>> CrossValidateAsync(
        DataSet squad, string folder, CliEnvironment environment, CancellationToken cancellationToken)
    {
        using var news = await DataSet.OpenNewsAsync(folder, environment, cancellationToken);
        var answers = await CrossValidation.AnswerAsync([squad, news], environment.Error.WriteLine, cancellationToken);
        environment.Output.WriteLine("Our own questions about news, cross-validated likewise:");
        Report(news, answers[1], null, environment.Output);
        environment.Output.WriteLine();
        return answers[0];
    }

    private static void Report(DataSet set, IReadOnlyList<ScoredAnswer> answers, double? threshold, TextWriter output)
    {
        var limit = threshold ?? AnswerConfidence.Threshold(Strictness.Balanced);
        output.WriteLine(FigureTable.Text(Evaluation.Figures(set, answers, limit)));
        if (threshold is not null)
            return;
        output.WriteLine();
        output.WriteLine("threshold  answered  correct  precision  abstained      em      f1");
        double[] thresholds = [0, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75, .8];
        foreach (var one in thresholds)
        {
            var figures = Evaluation.Figures(set, answers, one);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one,9:F2}  {figures.Answered,8:F4}  {figures.Correct,7:F4}  {figures.Precision,9:F4}  {figures.Abstained,9:F4}  {figures.ExactMatch,6:F4}  {figures.F1,6:F4}"));
        }
    }

    private static RiskCoverageCurve Curve(DataSet set, IEnumerable<ScoredAnswer> answers) =>
        new(answers.Select(one => new JudgedAnswer(one.Answer.Confidence, IsRight(set, one.Question, one.Answer))));

    private static bool IsRight(DataSet set, BatchQuestion question, AnswerRecord answer)
    {
        var scorer = Evaluation.Scorer(set);
        scorer.Add(question, answer);
        return question.Answerable && scorer.Figures().Correct == 1;
    }

    private static IEnumerable<(string, double)> Marks() =>
        Enum.GetValues<Strictness>().Select(strictness => (strictness.ToString().ToLowerInvariant(), AnswerConfidence.Threshold(strictness)));
}
