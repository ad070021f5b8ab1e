using BriefBot.Core.Conversation;

namespace BriefBot.Operations;

/// <summary>The inbox as channels see it: what comes in begins its trace here, whichever channel it comes by.</summary>
internal sealed class TracedInbox(IInbox inbox, ILogger<TracedInbox> logger) : IInbox
{
    public async Task<bool> AddAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        using var trace = QuestionTrace.Start("intake", inboxEvent.Key);
        var isNew = await inbox.AddAsync(inboxEvent, cancellationToken);
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("A message from {Channel} came in{Again}", inboxEvent.Conversation.Channel, isNew ? "" : " again");
        return isNew;
    }

    public Task<Leased<InboxEvent>?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        inbox.TakeAsync(worker, lease, cancellationToken);

    public Task<bool> CompleteAsync(Leased<InboxEvent> leased, IReadOnlyList<OutboxDelivery> deliveries, CancellationToken cancellationToken) =>
        inbox.CompleteAsync(leased, deliveries, cancellationToken);

    public Task<bool> RetryAsync(Leased<InboxEvent> leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        inbox.RetryAsync(leased, delay, reason, cancellationToken);

    public Task<bool> GiveUpAsync(Leased<InboxEvent> leased, string reason, OutboxDelivery? notice, CancellationToken cancellationToken) =>
        inbox.GiveUpAsync(leased, reason, notice, cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => inbox.NextDueAsync(cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        inbox.ListAsync(state, limit, cancellationToken);

    public Task<InboxEvent?> FindByKeyAsync(string key, CancellationToken cancellationToken) => inbox.FindByKeyAsync(key, cancellationToken);

    public Task<(QueueRow Row, InboxEvent Event)?> FindAsync(long number, CancellationToken cancellationToken) => inbox.FindAsync(number, cancellationToken);

    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) => inbox.ReplayAsync(number, cancellationToken);
}
