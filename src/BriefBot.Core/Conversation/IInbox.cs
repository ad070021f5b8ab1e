using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Events on their way in. Each is one row; a row is taken by one worker at a time under a lease whose times are the
/// store's, with a fence that grows with every lease. Rows of one conversation are taken in the order in which they came
/// in: while one is open, later ones wait. Every method may throw <see cref="StoreException"/>.
/// </summary>
public interface IInbox
{
    /// <summary>On disk when this returns. False when an event with this key came in before: acknowledge it all the same.</summary>
    Task<bool> AddAsync(InboxEvent inboxEvent, CancellationToken cancellationToken);

    /// <summary>The next event that is due, or null. An event whose lease ran out is taken again.</summary>
    Task<Leased<InboxEvent>?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: the event is done, and its deliveries are in the outbox, in this order. False, and nothing
    /// changed, when the lease was lost meanwhile.
    /// </summary>
    Task<bool> CompleteAsync(Leased<InboxEvent> leased, IReadOnlyList<OutboxDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>Takes the event up again after the delay. False when the lease was lost.</summary>
    Task<bool> RetryAsync(Leased<InboxEvent> leased, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: the event is put aside for a person to look at, the conversation goes on without it, and the
    /// notice that tells the asker so is in the outbox (null: nobody is told; an id that is there already is not added
    /// again). False, and nothing changed, when the lease was lost.
    /// </summary>
    Task<bool> GiveUpAsync(Leased<InboxEvent> leased, string reason, OutboxDelivery? notice, CancellationToken cancellationToken);

    /// <summary>How long until the next event may be due, or null when none is open: how long a worker may sleep if nobody wakes it.</summary>
    Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Newest first; null for every state.</summary>
    Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken);

    /// <summary>One event by its row number, with what became of it; null when unknown.</summary>
    Task<(QueueRow Row, InboxEvent Event)?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>Makes a given-up event due again, with its attempts forgotten. False when it is unknown or not given up.</summary>
    Task<bool> ReplayAsync(long number, CancellationToken cancellationToken);
}

/// <summary>A row that this worker holds for now.</summary>
/// <param name="Number">The row's number, growing in order of arrival.</param>
/// <param name="Fence">Grows with every lease of the row; an older fence has lost it.</param>
/// <param name="Attempt">1 for the first time it is taken.</param>
public sealed record Leased<T>(long Number, long Fence, int Attempt, T Item);

public enum QueueState
{
    /// <summary>Not taken yet, or to be taken again.</summary>
    Waiting,

    /// <summary>A worker holds it.</summary>
    Leased,

    Done,

    /// <summary>Given up; kept for a person to replay, as long as conversations are kept at all.</summary>
    Dead,

    /// <summary>Outbox only: it may have been sent, and nobody can tell.</summary>
    Uncertain,

    /// <summary>Outbox only: nobody wants it any more, and it was certainly not sent.</summary>
    Cancelled,
}

/// <summary>One row as a person sees it; texts are not in it.</summary>
public sealed record QueueRow(
    long Number, QueueState State, string Key, ConversationKey Conversation, int Attempts, DateTimeOffset Added, DateTimeOffset Due, string? Reason);
