using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Subscriptions, and the ledger of what they were told. Every method may throw <see cref="StoreException"/>.</summary>
public interface IDigestStore
{
    /// <summary>An alert is about what is stored after this.</summary>
    /// <param name="most">How many its conversation may have then, however many are added at the same time.</param>
    /// <returns>As it was stored, with its number; null, and nothing is stored, where the conversation has so many already.</returns>
    Task<Subscription?> AddAsync(Subscription subscription, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Puts it in the place of the one of its number. A run that is under way goes on as it was taken, and a due instant
    /// that the ledger has is not due again, whatever <see cref="Subscription.NextDue"/> says. What failed is forgotten
    /// when it is resumed, and stays as it is otherwise. False when there is none.
    /// </summary>
    Task<bool> ChangeAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Its ledger stays. False when there is none.</summary>
    Task<bool> RemoveAsync(long number, CancellationToken cancellationToken);

    Task<Subscription?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>By number; null for those of every conversation.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(ConversationKey? conversation, CancellationToken cancellationToken);

    /// <summary>The subscription that is longest due and that nobody works on, or null. The lease is by the store's clock, dueness by <paramref name="now"/>.</summary>
    Task<LeasedSubscription?> TakeDueAsync(string worker, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>This subscription, due or not, paused or not. Null when there is none, or somebody works on it.</summary>
    Task<LeasedSubscription?> TakeAsync(long number, string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: the ledger's row, its messages into the outbox, and the subscription's next due instant. From then
    /// on it is posted once whatever crashes.
    /// </summary>
    /// <param name="nextDue">Null: as it is, such as for <see cref="DigestRunKind.Again"/>. Where the schedule was changed meanwhile, that one decides.</param>
    /// <returns>False, and nothing is written, when the lease was lost or the ledger has this row.</returns>
    Task<bool> RecordAsync(LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue, CancellationToken cancellationToken);

    /// <summary>Gives it back unfinished, to be taken again from <paramref name="again"/> on by the clock that <see cref="TakeDueAsync"/> is told. False when the lease was lost.</summary>
    /// <param name="failure">Null: what is known of failures stays.</param>
    /// <param name="seenUntil">The last change of the articles that was looked at and found to hold nothing to tell; null when none was.</param>
    Task<bool> ReturnAsync(LeasedSubscription leased, DateTimeOffset again, string? failure, long? seenUntil, CancellationToken cancellationToken);

    /// <summary>
    /// Runs whose messages have all ended by now, and were not settled before: each is given out once, to whoever asks
    /// first. What failed is counted and marked on its subscription, what was posted takes the mark away.
    /// </summary>
    Task<IReadOnlyList<SettledRun>> SettleAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>What it was told in runs that did not fail.</summary>
    Task<DigestMemory> RecallAsync(long subscription, CancellationToken cancellationToken);

    /// <summary>Newest first; null for all subscriptions.</summary>
    Task<IReadOnlyList<DigestRun>> ListRunsAsync(long? subscription, int limit, CancellationToken cancellationToken);

    /// <summary>The messages of one run, in order, as long as the outbox keeps them.</summary>
    Task<IReadOnlyList<SentDelivery>> ListPartsAsync(DigestRun run, CancellationToken cancellationToken);

    /// <summary>Puts a message about something else into the outbox, once for each key for ever. False when the key is known.</summary>
    Task<bool> NotifyAsync(string key, OutboxDelivery delivery, CancellationToken cancellationToken);
}

/// <param name="Due">The instant that it is due for, in UTC; of an alert, and of one that is not due, when it was due or will be.</param>
/// <param name="Attempt">How often it was taken since its last run, this time included.</param>
/// <param name="Trouble">Null while its messages arrive.</param>
public sealed record LeasedSubscription(Subscription Subscription, DateTimeOffset Due, long Fence, int Attempt = 1, ChannelTrouble? Trouble = null);

/// <summary>That the last runs could not be posted.</summary>
/// <param name="Runs">How many, since the last that could.</param>
/// <param name="Last">When the last of them turned out to have failed.</param>
public sealed record ChannelTrouble(int Runs, DateTimeOffset Since, DateTimeOffset Last);

/// <param name="Run">With its final state.</param>
/// <param name="Sent">When its last part arrived; null when none did.</param>
/// <param name="Failures">How many runs of the subscription failed since the last that did not, this one included.</param>
public sealed record SettledRun(DigestRun Run, DateTimeOffset? Sent, int Failures);
