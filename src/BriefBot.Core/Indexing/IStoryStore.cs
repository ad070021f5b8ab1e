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
}
