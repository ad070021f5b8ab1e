namespace BriefBot.Training;

/// <summary>Answers each fold's questions with models that were trained on the other folds alone.</summary>
internal static class CrossValidation
{
    public static async Task<IReadOnlyList<ScoredAnswer>> AnswerAsync(DataSet data, Action<string> report, CancellationToken cancellationToken)
    {
        var run = new TrainingRun(data, new ExampleReader(data).ReadAll(), report);
        var answers = new List<ScoredAnswer>();
        for (var fold = 0; fold < TrainingRun.FoldCount; fold++)
        {
            var models = run.TrainWithout(fold);
            answers.AddRange(await Evaluation.AnswerAsync(data, run.In(fold).Select(example => example.Question), models, cancellationToken));
            report($"fold {fold + 1} of {TrainingRun.FoldCount} answered");
        }
        return answers;
    }
}
