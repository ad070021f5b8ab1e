namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Works the inbox and the outbox off, for as long as the process runs. Any number of processes may do so on one store.
/// </summary>
/// <param name="signal">To be set whenever this process puts something into the inbox or the outbox.</param>
public sealed class ConversationWorkers(
    IInbox inbox,
    IOutbox outbox,
    InboxWorker inboxWorker,
    OutboxWorker outboxWorker,
    WakeSignal signal,
    DeliverySettings settings,
    TimeProvider time,
    WorkerLog log)
{
    /// <summary>Names this process in the rows that it holds.</summary>
    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>
    /// Ends after <paramref name="stopping"/> is cancelled, when what was taken until then is finished: each at the latest
    /// when its time limit is over.
    /// </summary>
    public Task RunAsync(CancellationToken stopping) => RunAsync(stopping, CancellationToken.None);

    /// <inheritdoc cref="RunAsync(CancellationToken)"/>
    /// <param name="handBack">Comes after <paramref name="stopping"/>: events that are not answered by then are handed back. What is being sent is always finished.</param>
    public Task RunAsync(CancellationToken stopping, CancellationToken handBack)
    {
        var checkedSettings = settings.Validated();
        var incoming = new PumpedQueue<Leased<InboxEvent>>(
            "inbox",
            checkedSettings.InboxWorkers,
            () => inboxWorker.TakeAsync(_worker, CancellationToken.None),
            leased => inboxWorker.HandleAsync(leased, handBack),
            () => inbox.NextDueAsync(CancellationToken.None));
        var outgoing = new PumpedQueue<LeasedDelivery>(
            "outbox",
            checkedSettings.OutboxWorkers,
            () => outboxWorker.TakeAsync(_worker, CancellationToken.None),
            leased => outboxWorker.HandleAsync(leased, CancellationToken.None),
            () => outbox.NextDueAsync(CancellationToken.None));
        return Task.WhenAll(
            new QueuePump<Leased<InboxEvent>>(incoming, signal, checkedSettings, time, log).RunAsync(stopping),
            new QueuePump<LeasedDelivery>(outgoing, signal, checkedSettings, time, log).RunAsync(stopping));
    }
}
