using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Subscriptions, and the ledger of what they were told. Every method may throw <see cref="StoreException"/>.</summary>
public interface IDigestStore
{
    /// <returns>As it was stored, with its number.</returns>
    Task<Subscription> AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Puts it in the place of the one of its number. A run that is under way goes on as it was taken. False when there is none.</summary>
    Task<bool> ChangeAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Its ledger stays. False when there is none.</summary>
    Task<bool> RemoveAsync(long number, CancellationToken cancellationToken);

    Task<Subscription?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>By number; null for those of every conversation.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(ConversationKey? conversation, CancellationToken cancellationToken);

    /// <summary>The subscription that is longest due and that nobody works on, or null. The lease is by the store's clock, dueness by <paramref name="now"/>.</summary>
    Task<LeasedSubscription?> TakeDueAsync(string worker, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: the ledger's row, its messages into the outbox, and the subscription's next due instant. From then
    /// on it is posted once whatever crashes.
    /// </summary>
    /// <param name="nextDue">Null: as it is, such as for <see cref="DigestRunKind.Again"/>.</param>
    /// <returns>False, and nothing is written, when the lease was lost or the ledger has this row.</returns>
    Task<bool> RecordAsync(LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue, CancellationToken cancellationToken);

    /// <summary>Gives it back unfinished, to be taken again after the delay.</summary>
    Task<bool> ReturnAsync(LeasedSubscription leased, TimeSpan delay, string? failure, CancellationToken cancellationToken);

    Task<DigestMemory> RecallAsync(long subscription, CancellationToken cancellationToken);

    /// <summary>Newest first; null for all subscriptions.</summary>
    Task<IReadOnlyList<DigestRun>> ListRunsAsync(long? subscription, int limit, CancellationToken cancellationToken);
}

/// <param name="Due">The instant that it is due for, in UTC.</param>
public sealed record LeasedSubscription(Subscription Subscription, DateTimeOffset Due, long Fence);
