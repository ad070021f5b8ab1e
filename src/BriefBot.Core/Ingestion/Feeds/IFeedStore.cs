namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// The feeds that are polled and what was seen of their items. All times and leases are by the store's own clock, which
/// the processes that share the store have in common. Every method may throw <c>StoreException</c>.
/// </summary>
public interface IFeedStore
{
    /// <summary>A feed that has moved is found by its first address too, by this and by every method that takes an address.</summary>
    /// <returns>False when the address is there already; nothing of it was changed then.</returns>
    Task<bool> AddAsync(FeedSource feed, CancellationToken cancellationToken);

    /// <summary>Forgets the feed and its items; its articles stay. False when it is not there.</summary>
    Task<bool> RemoveAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>In the order in which they were added.</summary>
    Task<IReadOnlyList<FeedState>> ListAsync(CancellationToken cancellationToken);

    Task<FeedState?> FindAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>
    /// The feed that has been due longest, held for <paramref name="lease"/>. No feed of a host is given out while another
    /// of it is held, or was polled less than <paramref name="hostDelay"/> ago. Null when there is none.
    /// </summary>
    Task<LeasedFeed?> TakeAsync(string worker, TimeSpan lease, TimeSpan hostDelay, CancellationToken cancellationToken);

    /// <summary>This feed, due or not. Null when it is not there, or it or another feed of its host is held.</summary>
    Task<LeasedFeed?> TakeAsync(Uri address, string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives the feed back as if it had not been taken. False when the lease was lost.</summary>
    Task<bool> ReleaseAsync(LeasedFeed leased, CancellationToken cancellationToken);

    /// <summary>Ends the poll. False when the lease was lost; nothing was changed then.</summary>
    Task<bool> FinishAsync(LeasedFeed leased, FeedPoll poll, CancellationToken cancellationToken);

    /// <summary>How long until a feed may be due; null when there is no feed.</summary>
    Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>What is remembered of these items of a feed, by key.</summary>
    Task<IReadOnlyDictionary<string, SeenItem>> FindItemsAsync(
        FeedState feed, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers the item, and holds the feed for <paramref name="lease"/> from now. False when the lease was lost.
    /// </summary>
    /// <param name="isStored">Whether it came to a new article, or a new revision of one.</param>
    Task<bool> RememberAsync(LeasedFeed leased, SeenItem item, bool isStored, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// The feeds that have failed for so long and were not reported since they worked last. Each is given out once, to
    /// whichever process asks first.
    /// </summary>
    Task<IReadOnlyList<FeedState>> TakeReportsAsync(TimeSpan failingFor, CancellationToken cancellationToken);
}
