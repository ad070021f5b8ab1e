using System.CommandLine;
using BriefBot.Cli;
using BriefBot.Core.Answering;

namespace BriefBot.Training;

/// <summary><c>train --data DIR</c>: writes the model files that the product carries.</summary>
internal static class TrainCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var (data, news) = (TrainingOptions.Data(), TrainingOptions.News());
        var output = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = "Where the files go. The product's: src/BriefBot.Core/Answering/Learning.",
            Required = true,
        };
        var command = new Command("train", "Trains ranker, span model and calibrator on SQuAD 2 and on our own questions about news.") { data, news, output };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var set = await DataSet.OpenAsync(TrainingOptions.Squad(arguments.GetRequiredValue(data)), environment, cancellationToken);
            using var ours = await DataSet.OpenNewsAsync(arguments.GetRequiredValue(news), environment, cancellationToken);
            var run = new TrainingRun([.. new ExampleReader(set).ReadAll(), .. new ExampleReader(ours).ReadAll()], environment.Error.WriteLine);
            var models = run.TrainOnAll();
            ModelFiles.Write(models, arguments.GetRequiredValue(output));
            await TrainPairsCommand.WriteAsync(set, ours, arguments.GetRequiredValue(news), models, arguments.GetRequiredValue(output), environment, cancellationToken);
            environment.Output.WriteLine($"{models.Ranker.Count} trees rank, {models.Spans.Count} choose spans, {models.Chooser.Count} choose sentences, {models.Calibrator.Count} calibrate.");
            var seen = await Evaluation.AnswerAsync(set, set.Questions, models, cancellationToken);
            environment.Output.WriteLine("On the questions that they were trained on, which flatters them (eval --cross-validate does not):");
            environment.Output.WriteLine(FigureTable.Text(Evaluation.Figures(set, seen, AnswerConfidence.Threshold(Strictness.Balanced))));
        });
        return command;
    }
}
