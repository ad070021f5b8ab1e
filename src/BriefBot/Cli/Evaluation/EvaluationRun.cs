using BriefBot.Cli.Contract;
using BriefBot.Cli.Questions;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Evaluation;

/// <summary>Asks a file of questions, of the store or of articles given for the purpose, and scores the answers.</summary>
internal sealed class EvaluationRun(HostSettings settings, CliEnvironment environment, double? threshold)
{
    /// <param name="articlePaths">Empty: the store of the settings is asked.</param>
    /// <exception cref="UnusableInputException">There are no questions, or two with one id.</exception>
    public async Task<EvaluationOutcome> ScoreAsync(
        string questionPath, IReadOnlyList<string> articlePaths, CancellationToken cancellationToken)
    {
        var file = await QuestionFile.ReadAsync(questionPath, environment.Input, cancellationToken);
        if (file.Questions.GroupBy(question => question.Id).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            throw new UnusableInputException($"{questionPath} holds two questions with the id \"{twice}\", so answers cannot be told apart.");
        foreach (var problem in file.Problems)
            environment.Error.WriteLine(problem);
        if (articlePaths.Count == 0)
            return await ScoreAsync(file, settings, [], cancellationToken);
        var throwaway = Directory.CreateTempSubdirectory("briefbot-eval-");
        try
        {
            return await ScoreAsync(file, settings.In(throwaway.FullName), articlePaths, cancellationToken);
        }
        finally
        {
            throwaway.Delete(recursive: true);
        }
    }

    private async Task<EvaluationOutcome> ScoreAsync(
        QuestionFile file, HostSettings store, IReadOnlyList<string> articlePaths, CancellationToken cancellationToken)
    {
        using var bot = await Bot.OpenAsync(store, environment.Clock, cancellationToken);
        var allTakenIn = articlePaths.Count == 0 || await TakeInAsync(bot, articlePaths, cancellationToken);
        var originals = articlePaths.Count == 0 ? null : await OriginalArticles.ReadAsync(articlePaths, cancellationToken);
        var answers = new List<(BatchQuestion Question, AnswerRecord Answer)>();
        await new QuestionBatch(bot, environment, threshold).AnswerAsync(
            file.Questions, (question, answer) => answers.Add((question, answer)), cancellationToken);
        var texts = await CitedTextsAsync(bot.Store, answers.SelectMany(one => one.Answer.Citations), cancellationToken);
        var scorer = new Scorer((id, revision) => texts.GetValueOrDefault((id, revision)), originals);
        foreach (var (question, answer) in answers)
            scorer.Add(question, answer);
        return new EvaluationOutcome(scorer, file.Problems.Count > 0 || !allTakenIn);
    }

    /// <summary>False when some could not be read. Without all the others there is nothing to measure.</summary>
    private async Task<bool> TakeInAsync(Bot bot, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var report = await new ArticleIntake(bot, environment).RunAsync(paths, null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (report.StoreFailure is { } failure)
            throw failure;
        return report.Stored > 0 ? report.IsComplete : throw new UnusableInputException("No article could be read.");
    }

    private static async Task<Dictionary<(string Id, int Revision), string?>> CitedTextsAsync(
        IArticleStore store, IEnumerable<CitationRecord> citations, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(string, int), string?>();
        foreach (var (id, revision) in citations.Select(citation => (citation.ArticleId, citation.Revision)).Distinct())
            texts[(id, revision)] = ArticleId.TryParse(id, out var parsed)
                ? (await store.FindAsync(parsed, revision, cancellationToken) as Article)?.Text
                : null;
        return texts;
    }
}

/// <param name="HasProblems">Whether a question or an article could not be read.</param>
internal sealed record EvaluationOutcome(Scorer Scorer, bool HasProblems);
