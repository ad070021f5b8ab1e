using System.CommandLine;
using BriefBot.Cli;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary><c>train-pairs --data DIR</c>: trains only what tells whether two articles disagree, with the shipped models before it.</summary>
internal static class TrainPairsCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var (data, news) = (TrainingOptions.Data(), TrainingOptions.News());
        var output = new Option<string>("--out") { HelpName = "DIR", Description = "Where pairs.txt goes.", Required = true };
        var command = new Command("train-pairs", "Trains what tells whether two articles disagree, with the shipped models before it.") { data, news, output };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var set = await DataSet.OpenAsync(TrainingOptions.Squad(arguments.GetRequiredValue(data)), environment, cancellationToken);
            using var ours = await DataSet.OpenNewsAsync(arguments.GetRequiredValue(news), environment, cancellationToken);
            await WriteAsync(set, ours, arguments.GetRequiredValue(news), AnswerModels.Default, arguments.GetRequiredValue(output), environment, cancellationToken);
        });
        return command;
    }

    /// <param name="news">The folder of our news questions; our articles that differ are beside it.</param>
    public static async Task WriteAsync(
        DataSet set, DataSet ours, string news, AnswerModels models, string output, CliEnvironment environment, CancellationToken cancellationToken)
    {
        using var differing = await DifferingSet.OpenAsync(Path.Combine(news, "..", "disagreements-training"), environment, cancellationToken);
        var trained = await PairTraining.TrainAsync([set, ours], differing, models, environment.Error.WriteLine);
        await using var writer = new StreamWriter(Path.Combine(output, PairModel.FileName));
        trained.Write(writer);
    }
}
