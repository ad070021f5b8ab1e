using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Conversation.Delivery;

internal sealed class MemoryOutbox(TimeProvider time) : IOutbox
{
    public MemoryQueue<OutboxDelivery> Queue { get; } = new(time);

    /// <summary>Called while a worker waits for the permission to send.</summary>
    public Action? WhileStarting { get; set; }

    /// <summary>How many completions fail first, since the store is locked.</summary>
    public int LockedCompletions { get; set; }

    public Task<bool> AddAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Add(delivery.Id, delivery.Conversation, delivery));

    public Task<LeasedDelivery?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Take(lease) is { } row
            ? new LeasedDelivery(row.Number, row.Fence, row.Attempts, row.Item, row.IsSending, row.Repeats)
            : null);

    public Task<bool> StartSendingAsync(LeasedDelivery leased, TimeSpan lease, CancellationToken cancellationToken)
    {
        var started = Queue.Change(leased.Number, leased.Fence, row =>
        {
            row.Repeats += row.IsSending && row.SendingFence != row.Fence ? 1 : 0;
            row.SendingFence = row.Fence;
            row.IsSending = true;
            row.Due = time.GetUtcNow() + lease;
        });
        WhileStarting?.Invoke();
        return Task.FromResult(started);
    }

    public Task<bool> CompleteAsync(LeasedDelivery leased, string? platformMessageId, CancellationToken cancellationToken)
    {
        if (LockedCompletions-- > 0)
            throw new StoreException(StoreFault.Locked, "locked");
        return Task.FromResult(Queue.Change(leased.Number, leased.Fence, row =>
        {
            row.State = QueueState.Done;
            row.PlatformId = platformMessageId;
        }));
    }

    public Task<bool> RetryAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        Queue.Change(leased.Number, leased.Fence, row => row.IsSending = false);
        return Task.FromResult(Queue.PutBack(leased.Number, leased.Fence, delay, reason));
    }

    public Task<bool> RepeatAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        Queue.Change(leased.Number, leased.Fence, row =>
        {
            row.IsSending = false;
            row.Repeats++;
        });
        return Task.FromResult(Queue.PutBack(leased.Number, leased.Fence, delay, reason));
    }

    public Task<bool> DoubtAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.PutBack(leased.Number, leased.Fence, delay, reason));

    public Task<bool> PostponeAsync(LeasedDelivery leased, TimeSpan delay, CancellationToken cancellationToken)
    {
        Queue.Change(leased.Number, leased.Fence, row => row.Attempts--);
        return Task.FromResult(Queue.PutBack(leased.Number, leased.Fence, delay, null));
    }

    public Task<bool> GiveUpAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Close(leased.Number, leased.Fence, QueueState.Dead, reason));

    public Task<bool> HoldAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Close(leased.Number, leased.Fence, QueueState.Uncertain, reason));

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => Task.FromResult(Queue.NextDue());

    public Task<bool> CancelAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Close(leased.Number, leased.Fence, QueueState.Cancelled, reason));

    public Task<bool> RewordAsync(
        LeasedDelivery leased, string payload, IReadOnlyList<QuoteReference> quotes, CancellationToken cancellationToken) =>
        Task.FromResult(Queue.Change(
            leased.Number, leased.Fence, row => row.Item = row.Item with { Payload = payload, Quotes = quotes }));

    public Task<SentDelivery?> FindSentAsync(
        ConversationKey conversation, string platformMessageId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SentDelivery>> ListByMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SentDelivery>>(
        [
            .. Queue.Rows
                .Where(row => row.Conversation == conversation && (row.Item.AnswersMessageId ?? row.Item.Replaces) == messageId)
                .Select(row => new SentDelivery(row.Item, row.State, row.PlatformId, null)),
        ]);

    public Task<(QueueRow Row, SentDelivery Delivery)?> FindAsync(long number, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SentDelivery?> FindByEventAsync(string eventKey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SentDelivery>> ListSentAsync(
        ConversationKey conversation, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SentDelivery>> ListQuotingAsync(
        ArticleId article, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<QueueRow>> ListRepeatedAsync(int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
