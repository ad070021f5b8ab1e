namespace BriefBot.Training;

/// <summary>Answers each fold's questions with models that were trained on the other folds alone.</summary>
internal static class CrossValidation
{
    /// <param name="sets">What is trained on.</param>
    /// <returns>The answers to the questions of each set.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<ScoredAnswer>>> AnswerAsync(
        IReadOnlyList<DataSet> sets, Action<string> report, CancellationToken cancellationToken)
    {
        var run = new TrainingRun([.. sets.SelectMany(set => new ExampleReader(set).ReadAll())], report);
        var answers = sets.Select(_ => new List<ScoredAnswer>()).ToList();
        for (var fold = 0; fold < TrainingRun.FoldCount; fold++)
        {
            var models = run.TrainWithout(fold);
            for (var set = 0; set < sets.Count; set++)
            {
                var questions = run.In(fold).Where(example => example.Data == sets[set]).Select(example => example.Question);
                answers[set].AddRange(await Evaluation.AnswerAsync(sets[set], questions, models, cancellationToken));
            }
            report($"fold {fold + 1} of {TrainingRun.FoldCount} answered");
        }
        return answers;
    }
}
