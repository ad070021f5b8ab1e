using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Indexing;

/// <summary>One ingest under way: articles being analysed in input order, the batch being filled, the counts.</summary>
internal sealed class IngestRun(
    IArticleStore store, ITextAnalyzer analyzer, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
{
    private const int MostArticles = 64;

    /// <summary>In UTF-16 code units: 4 MB.</summary>
    private const int MostText = 2 * 1024 * 1024;

    private readonly Queue<Task<Analyzed>> _underWay = [];
    private readonly List<AnalyzedArticle> _batch = [];
    private readonly List<(int Order, ReadFailure Failure)> _failures = [];
    private readonly HashSet<ArticleId> _seen = [];
    private readonly int[] _counts = new int[Enum.GetValues<SaveStatus>().Length];
    private int _batchText;
    private int _read;
    private int _known;
    private string _current = "";

    public async Task TakeAsync(ReadResult item)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var order = _read++;
        _current = item.Name;
        switch (item)
        {
            case ReadFailure failure:
                _failures.Add((order, failure));
                break;
            case ReadArticle article:
                await TakeAsync(article, order);
                break;
        }
        Tell();
    }

    private async Task TakeAsync(ReadArticle article, int order)
    {
        if (await FindSameTextAsync(article.Draft) is { } stored)
        {
            article = article with { Draft = FilledUp(article.Draft, stored) };
            if (SaysTheSame(stored, article.Draft))
            {
                _known++;
                return;
            }
        }
        while (_underWay.Count >= Environment.ProcessorCount)
            await SettleOldestAsync();
        _underWay.Enqueue(Task.Run(() => AnalyzeAsync(article, order), CancellationToken.None));
    }

    public async Task FinishAsync()
    {
        while (_underWay.Count > 0)
            await SettleOldestAsync();
        await SaveAsync();
    }

    /// <summary>Waits for what is still running, so that nothing runs on behind the report.</summary>
    public async Task AbandonAsync()
    {
        foreach (Task analysis in _underWay)
            await analysis.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public IngestReport Report() => new()
    {
        Added = _counts[(int)SaveStatus.Added],
        Revised = _counts[(int)SaveStatus.Revised],
        Unchanged = _counts[(int)SaveStatus.Unchanged] + _known,
        Duplicates = _counts[(int)SaveStatus.Duplicate],
        Failures = [.. _failures.OrderBy(failure => failure.Order).Select(failure => failure.Failure)],
    };

    /// <summary>
    /// The stored article that holds this very text under this key, or null. What the store holds of a key that came by
    /// earlier in this run may not be what it holds once that one is saved: such an article is analysed and saved whatever
    /// the store says, and what it leaves out is looked up only once the earlier ones are saved.
    /// </summary>
    private async Task<Article?> FindSameTextAsync(ArticleDraft draft)
    {
        var id = ArticleId.For(draft.Collection, draft.Key);
        if (!_seen.Add(id))
        {
            if (draft.Published is not null && draft.Title.Length > 0)
                return null;
            await FinishAsync();
        }
        return await store.IsCurrentAsync(draft.Collection, draft.Key, draft.ContentHash, cancellationToken)
            ? await store.FindAsync(id, null, cancellationToken) as Article
            : null;
    }

    /// <summary>
    /// With what only the store knows: a save keeps that, and the analysis has to be made with it as well (relative dates
    /// count from the day of publication).
    /// </summary>
    internal static ArticleDraft FilledUp(ArticleDraft draft, Article stored) => draft with
    {
        Title = draft.Title.Length > 0 ? draft.Title : stored.Title,
        Url = draft.Url ?? stored.Url,
        Published = draft.Published ?? stored.Published,
        Publisher = draft.Publisher ?? stored.Publisher,
        Author = draft.Author ?? stored.Author,
    };

    internal static bool SaysTheSame(Article stored, ArticleDraft draft) =>
        stored.Title == draft.Title && stored.Url == draft.Url && stored.Published == draft.Published
        && stored.Publisher == draft.Publisher && stored.Author == draft.Author && stored.SourceId == draft.SourceId
        && (draft.Language is null || stored.Language == draft.Language);

    private async Task<Analyzed> AnalyzeAsync(ReadArticle article, int order)
    {
        try
        {
            var analysis = await analyzer.AnalyzeAsync(article.Draft, cancellationToken);
            return new Analyzed(order, new AnalyzedArticle(article.Draft, analysis), null);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new Analyzed(order, null, new ReadFailure(article.Name, article.Line, NotAnalyzed(failure)));
        }
    }

    internal static string NotAnalyzed(Exception failure) =>
        $"The article could not be analysed ({failure.Message.TrimEnd('.')}); it was left out. Please report this with the article.";

    private async Task SettleOldestAsync()
    {
        var analyzed = await _underWay.Dequeue();
        if (analyzed.Failure is { } failure)
            _failures.Add((analyzed.Order, failure));
        if (analyzed.Article is not { } article)
            return;
        _batch.Add(article);
        _batchText += article.Draft.Text.Length;
        if (_batch.Count >= MostArticles || _batchText >= MostText)
            await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (_batch.Count == 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var result in await store.SaveAsync(_batch.ToArray(), CancellationToken.None))
            _counts[(int)result.Status]++;
        _batch.Clear();
        _batchText = 0;
        Tell();
    }

    private void Tell() =>
        progress?.Report(new IngestProgress(_read, _counts.Sum() + _known, _failures.Count, _current));

    private sealed record Analyzed(int Order, AnalyzedArticle? Article, ReadFailure? Failure);
}
