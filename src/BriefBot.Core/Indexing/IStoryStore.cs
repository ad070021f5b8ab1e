namespace BriefBot.Core.Indexing;

/// <summary>Where stories are kept beside the articles. Every method may throw <see cref="StoreException"/>.</summary>
public interface IStoryStore
{
    /// <summary>The last change of the articles that the stored links take into account; 0 before there are any.</summary>
    Task<long> LastLinkedAsync(CancellationToken cancellationToken);

    Task<StoryLinks> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts these links in the place of those of <paramref name="replaced"/>, in one transaction.</summary>
    /// <returns>False, and nothing is changed, when another process has stored links since.</returns>
    Task<bool> SaveAsync(StoryLinks links, long replaced, CancellationToken cancellationToken);

    /// <summary>
    /// Makes it this worker's turn to link, for <paramref name="lease"/> by the store's clock. It spares work, and keeps
    /// nothing together: whoever links without a turn, or beyond it, does no harm.
    /// </summary>
    /// <returns>False while it is another's.</returns>
    Task<bool> TakeTurnAsync(string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends this worker's turn; one of another goes on.</summary>
    Task EndTurnAsync(string worker, CancellationToken cancellationToken);
}
