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
    /// <param name="cancellationToken">When it is cancelled the event is handed back, for another worker to take at once.</param>
    /// <exception cref="Indexing.StoreException">The outcome could not be recorded: the event is taken again when its lease is over.</exception>
    public async Task HandleAsync(Leased<InboxEvent> leased, CancellationToken cancellationToken)
    {
        using var trace = QuestionTrace.Start("handle", leased.Item.Key);
        try
        {
            await HandleOrFailAsync(leased, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, it came of the end or comes again with the next worker.
            await inbox.RetryAsync(leased, TimeSpan.Zero, "the server stopped", CancellationToken.None);
        }
    }

    private async Task HandleOrFailAsync(Leased<InboxEvent> leased, CancellationToken cancellationToken)
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

    /// <summary>
    /// What stands beneath a message always belongs to its present words: an edit replaces our first reply and takes
    /// others away, and all of them where nothing is said any more; a deletion takes all away.
    /// </summary>
    private async Task<IReadOnlyList<OutboxDelivery>> AnswerAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        // A handler that does not heed its token is left behind: its result comes too late to count.
        var reply = inboxEvent.Kind == InboxEventKind.Deleted
            ? null
            : await handle(inboxEvent, cancellationToken).WaitAsync(cancellationToken);
        var earlier = inboxEvent.Kind is InboxEventKind.Edited or InboxEventKind.Deleted
            ? await ListStandingAsync(inboxEvent, cancellationToken)
            : [];
        if (reply is null)
            return [.. earlier.Select(standing => EventDeliveries.Deletion(inboxEvent, standing))];
        if (earlier is not [var first, .. var others])
            return [EventDeliveries.Answer(inboxEvent, reply)];
        return [EventDeliveries.Update(inboxEvent, reply, first), .. others.Select(standing => EventDeliveries.Deletion(inboxEvent, standing))];
    }

    /// <summary>Our replies to the message that stand there or are still to be sent.</summary>
    private async Task<List<OutboxDelivery>> ListStandingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        var all = await outbox.ListByMessageAsync(inboxEvent.Conversation, inboxEvent.MessageId, cancellationToken);
        return [.. new ReplyHistory(all).Standing.Select(standing => standing.Delivery)];
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
