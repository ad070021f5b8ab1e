namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Handles one event after the other: what is to be said about it goes into the outbox in the transaction that finishes
/// it, so a crash anywhere leaves either nothing or all of it. Sends nothing itself.
/// </summary>
/// <param name="handle">Says what to answer; null for nothing. May be called more than once for one event.</param>
/// <param name="channels">Clients by channel name.</param>
public sealed class InboxWorker(
    IInbox inbox,
    IOutbox outbox,
    Func<InboxEvent, CancellationToken, Task<Reply?>> handle,
    IReadOnlyDictionary<string, IChannelClient> channels,
    DeliverySettings settings,
    TimeProvider time,
    Random random,
    WorkerLog log)
{
    /// <returns>The next event, held for <see cref="DeliverySettings.HandlingLease"/>; null when none is due.</returns>
    /// <exception cref="Indexing.StoreException">The store cannot be used for now.</exception>
    public Task<Leased<InboxEvent>?> TakeAsync(string worker, CancellationToken cancellationToken) =>
        inbox.TakeAsync(worker, settings.HandlingLease, cancellationToken);

    /// <summary>Finishes, puts back or gives up the event. Whatever the handler throws ends here.</summary>
    /// <exception cref="Indexing.StoreException">The outcome could not be recorded: the event is taken again when its lease is over.</exception>
    public async Task HandleAsync(Leased<InboxEvent> leased, CancellationToken cancellationToken)
    {
        if (leased.Attempt > settings.HandlingAttempts)
        {
            await GiveUpAsync(leased, $"taken {leased.Attempt - 1} times and never finished", cancellationToken);
            return;
        }
        using var limit = new TimeLimit(settings.HandlingLimit, time, cancellationToken);
        var typing = ShowTypingAsync(leased.Item, limit.Token);
        try
        {
            var deliveries = await AnswerAsync(leased.Item, limit.Token);
            if (!await inbox.CompleteAsync(leased, deliveries, cancellationToken))
                log($"Event {leased.Number} took longer than its lease; this handling of it does not count.", null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(leased, e, limit.IsOver, cancellationToken);
        }
        finally
        {
            await limit.CancelAsync();
            await typing;
        }
    }

    private async Task<IReadOnlyList<OutboxDelivery>> AnswerAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        if (inboxEvent.Kind == InboxEventKind.Deleted)
            return await CanReplaceAsync(inboxEvent, cancellationToken) ? [EventDeliveries.Deletion(inboxEvent)] : [];
        // A handler that does not heed its token is left behind: its result comes too late to count.
        var reply = await handle(inboxEvent, cancellationToken).WaitAsync(cancellationToken);
        if (reply is null)
            return [];
        return inboxEvent.Kind == InboxEventKind.Edited && await CanReplaceAsync(inboxEvent, cancellationToken)
            ? [EventDeliveries.Update(inboxEvent, reply)]
            : [EventDeliveries.Answer(inboxEvent, reply)];
    }

    /// <summary>Whether there is, or will be, a reply of ours that the channel can change.</summary>
    private async Task<bool> CanReplaceAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        if (Channel(inboxEvent) is not { Capabilities.Updates: true })
            return false;
        var earlier = await outbox.FindByMessageAsync(inboxEvent.Conversation, inboxEvent.MessageId, cancellationToken);
        return earlier is { State: not QueueState.Dead };
    }

    private async Task FailAsync(
        Leased<InboxEvent> leased, Exception exception, bool tookTooLong, CancellationToken cancellationToken)
    {
        var fault = HandlingFaults.Classify(exception);
        var reason = tookTooLong ? $"took longer than {settings.HandlingLimit}" : $"{exception.GetType().Name}: {exception.Message}";
        log($"Event {leased.Number} could not be handled (attempt {leased.Attempt}).", exception);
        if (leased.Attempt >= fault.Attempts(settings))
            await GiveUpAsync(leased, reason, cancellationToken);
        else
            await inbox.RetryAsync(leased, settings.HandlingBackoff.After(leased.Attempt, random), reason, cancellationToken);
    }

    private Task<bool> GiveUpAsync(Leased<InboxEvent> leased, string reason, CancellationToken cancellationToken) =>
        inbox.GiveUpAsync(leased, reason, EventDeliveries.Apology(leased.Item), cancellationToken);

    private async Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        if (!inboxEvent.IsAddressed || inboxEvent.Kind == InboxEventKind.Deleted || Channel(inboxEvent) is not { } channel)
            return;
        try
        {
            await channel.ShowTypingAsync(inboxEvent, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The answer is ready.
        }
        catch (Exception e)
        {
            log($"The channel {inboxEvent.Conversation.Channel} could not show that an answer is on its way.", e);
        }
    }

    private IChannelClient? Channel(InboxEvent inboxEvent) => channels.GetValueOrDefault(inboxEvent.Conversation.Channel);
}
