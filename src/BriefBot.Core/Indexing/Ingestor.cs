using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Stores what a reader delivers: analyses articles side by side, saves them in input order, a batch a transaction.
/// One article that fails is reported and does not stop the others.
/// </summary>
public sealed class Ingestor(IArticleStore store, ITextAnalyzer analyzer)
{
    /// <summary>
    /// Runs until the input ends, the token is cancelled or the store fails; the report says which, and counts what is
    /// on disk in each case. A batch that is being saved when the token is cancelled is saved to its end, so that
    /// nobody has to guess whether it was.
    /// </summary>
    /// <param name="progress">Told after each item and each batch.</param>
    public async Task<IngestReport> IngestAsync(
        IAsyncEnumerable<ReadResult> items, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var run = new IngestRun(store, analyzer, progress, cancellationToken);
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
                await run.TakeAsync(item);
            await run.FinishAsync();
            return run.Report();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return run.Report() with { Cancelled = true };
        }
        catch (StoreException failure)
        {
            return run.Report() with { StoreFailure = failure };
        }
        finally
        {
            await run.AbandonAsync();
        }
    }

    /// <summary>Analyses and stores one article. What the store knows of it and the draft leaves out stays.</summary>
    /// <exception cref="StoreException">It could not be stored.</exception>
    public async Task<SaveResult> StoreAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        if (await store.IsCurrentAsync(draft.Collection, draft.Key, draft.ContentHash, cancellationToken)
            && await store.FindAsync(ArticleId.For(draft.Collection, draft.Key), null, cancellationToken) is Article stored)
        {
            draft = IngestRun.FilledUp(draft, stored);
            if (IngestRun.SaysTheSame(stored, draft))
                return new SaveResult(SaveStatus.Unchanged, stored.Id, stored.Revision);
        }
        var analysis = await analyzer.AnalyzeAsync(draft, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return (await store.SaveAsync([new AnalyzedArticle(draft, analysis)], CancellationToken.None))[0];
    }

    /// <summary>The same for what comes out of feeds: an <see cref="ItemIntake"/>.</summary>
    /// <exception cref="StoreException">It could not be stored.</exception>
    public async Task<TakenItem> TakeAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            return new TakenItem((await StoreAsync(draft, cancellationToken)).Status switch
            {
                SaveStatus.Added => TakenAs.New,
                SaveStatus.Revised => TakenAs.Revised,
                SaveStatus.Unchanged => TakenAs.Unchanged,
                SaveStatus.Duplicate => TakenAs.Duplicate,
                var other => throw new InvalidOperationException($"A save came to {other}."),
            });
        }
        catch (Exception failure) when (failure is not StoreException && !cancellationToken.IsCancellationRequested)
        {
            return new TakenItem(TakenAs.Failed, IngestRun.NotAnalyzed(failure));
        }
    }
}
