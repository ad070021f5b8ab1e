using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Conversation.Delivery;

internal sealed class MemoryInbox(TimeProvider time, MemoryOutbox outbox) : IInbox
{
    public MemoryQueue<InboxEvent> Queue { get; } = new(time);

    /// <summary>Thrown once by the next completion.</summary>
    public StoreException? Fault { get; set; }

    /// <summary>How many looks for an event fail first.</summary>
    public int LockedTakes { get; set; }

    public Task<bool> AddAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Add(inboxEvent.Key, inboxEvent.Conversation, inboxEvent));

    public Task<Leased<InboxEvent>?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (LockedTakes-- > 0)
            throw new StoreException(StoreFault.Locked, "locked");
        return Task.FromResult(Queue.Take(lease) is { } row
            ? new Leased<InboxEvent>(row.Number, row.Fence, row.Attempts, row.Item)
            : null);
    }

    public async Task<bool> CompleteAsync(
        Leased<InboxEvent> leased, IReadOnlyList<OutboxDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            Fault = null;
            throw fault;
        }
        if (!Queue.Close(leased.Number, leased.Fence, QueueState.Done, null))
            return false;
        foreach (var delivery in deliveries)
            await outbox.AddAsync(delivery, cancellationToken);
        return true;
    }

    public Task<bool> RetryAsync(
        Leased<InboxEvent> leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.PutBack(leased.Number, leased.Fence, delay, reason));

    public async Task<bool> GiveUpAsync(
        Leased<InboxEvent> leased, string reason, OutboxDelivery? notice, CancellationToken cancellationToken)
    {
        if (!Queue.Close(leased.Number, leased.Fence, QueueState.Dead, reason))
            return false;
        if (notice is not null)
            await outbox.AddAsync(notice, cancellationToken);
        return true;
    }

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => Task.FromResult(Queue.NextDue());

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<(QueueRow Row, InboxEvent Event)?> FindAsync(long number, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<InboxEvent?> FindByKeyAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) => throw new NotSupportedException();
}
