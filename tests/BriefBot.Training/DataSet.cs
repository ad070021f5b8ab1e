using BriefBot.Cli;
using BriefBot.Cli.Questions;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Training;

/// <summary>Questions over articles in a store of their own, which is thrown away in the end.</summary>
internal sealed class DataSet : IDisposable
{
    private const int NewsWeight = 4;

    private readonly DirectoryInfo _folder;
    private readonly Bot _bot;

    private DataSet(DirectoryInfo folder, Bot bot, IReadOnlyList<BatchQuestion> questions)
    {
        _folder = folder;
        _bot = bot;
        Questions = questions;
        Index = new PassageIndex(bot.Store);
    }

    /// <summary>How many examples each of the questions stands for in training.</summary>
    public int Weight { get; init; } = 1;

    public IArticleStore Store => _bot.Store;

    public PassageIndex Index { get; }

    public IReadOnlyList<BatchQuestion> Questions { get; }

    public IReadOnlyDictionary<ArticleId, Article> Articles { get; private set; } = new Dictionary<ArticleId, Article>();

    /// <param name="folder">Holds questions.jsonl and articles.jsonl.</param>
    /// <exception cref="UnusableInputException">There are no questions or not all articles could be read.</exception>
    public static Task<DataSet> OpenAsync(string folder, CliEnvironment environment, CancellationToken cancellationToken) =>
        OpenAsync(Path.Combine(folder, "questions.jsonl"), [Path.Combine(folder, "articles.jsonl")], environment, cancellationToken);

    /// <summary>Our own questions about news.</summary>
    /// <exception cref="UnusableInputException">There are no questions or not all articles could be read.</exception>
    public static Task<DataSet> OpenNewsAsync(string folder, CliEnvironment environment, CancellationToken cancellationToken) =>
        OpenAsync(
            Path.Combine(folder, "questions.jsonl"), [Path.Combine(folder, "articles.jsonl")], environment, cancellationToken, NewsWeight);

    /// <param name="articles">Files or folders of articles.</param>
    /// <exception cref="UnusableInputException">There are no questions or not all articles could be read.</exception>
    public static async Task<DataSet> OpenAsync(
        string questions, IReadOnlyList<string> articles, CliEnvironment environment, CancellationToken cancellationToken, int weight = 1)
    {
        var file = await QuestionFile.ReadAsync(questions, Stream.Null, cancellationToken);
        var throwaway = Directory.CreateTempSubdirectory("briefbot-training-");
        var settings = HostSettings.Read(environment.Settings.Value, throwaway.FullName);
        var set = new DataSet(throwaway, await Bot.OpenAsync(settings, environment.Clock, cancellationToken), file.Questions) { Weight = weight };
        await set.FillAsync(articles, environment, cancellationToken);
        return set;
    }

    public void Dispose()
    {
        Index.Dispose();
        _bot.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(IReadOnlyList<string> articles, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var report = await new ArticleIntake(_bot, environment).RunAsync(articles, null, cancellationToken);
        if (!report.IsComplete)
            throw new UnusableInputException("Not all articles could be taken in, so nothing is measured.");
        await Index.CatchUpAsync(cancellationToken);
        var byId = new Dictionary<ArticleId, Article>();
        await foreach (var article in Store.ReadAllAsync(cancellationToken))
            byId[article.Id] = article;
        Articles = byId;
    }
}
