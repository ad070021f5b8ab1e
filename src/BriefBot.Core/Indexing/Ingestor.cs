using BriefBot.Core.Analysis;
using BriefBot.Core.Ingestion;

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
}
