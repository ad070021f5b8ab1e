using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Sends one delivery after the other. Nothing is lost, and nothing is sent twice unless a delivery may have arrived,
/// cannot be looked up, and somebody waits for it.
/// </summary>
/// <param name="channels">Clients by channel name.</param>
public sealed class OutboxWorker(
    IOutbox outbox,
    IArticleStore store,
    IReadOnlyDictionary<string, IChannelClient> channels,
    Throttle throttle,
    DeliverySettings settings,
    TimeProvider time,
    Random random,
    WorkerLog log)
{
    private readonly DeliveryAttempt _attempt = new(outbox, settings, time, log);
    private readonly DeliveryRecord _record = new(outbox, settings, time, random, log);

    /// <returns>The next delivery, held for <see cref="DeliverySettings.SendingLease"/>; null when none is due.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public Task<LeasedDelivery?> TakeAsync(string worker, CancellationToken cancellationToken) =>
        outbox.TakeAsync(worker, settings.SendingLease, cancellationToken);

    /// <summary>Sends, puts back, holds or gives up the delivery.</summary>
    /// <exception cref="StoreException">The outcome could not be recorded: the delivery is taken again when its lease is over.</exception>
    public async Task HandleAsync(LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var channel = leased.Delivery.Conversation.Channel;
        if (!channels.TryGetValue(channel, out var client))
        {
            await _record.PutBackAsync(leased, $"the channel {channel} is not configured", cancellationToken);
            return;
        }
        if (leased.WasSending && !await MaySendAgainAsync(client, leased, cancellationToken))
            return;
        if (await PrepareAsync(leased, cancellationToken) is { } prepared
            && await WaitForRoomAsync(client, leased, cancellationToken))
            await SendAsync(client, leased, prepared, cancellationToken);
    }

    /// <summary>Settles a delivery that may have arrived. True when it is to be sent (again) right now.</summary>
    private async Task<bool> MaySendAgainAsync(
        IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var delivery = leased.Delivery;
        // Done twice, an update or a deletion leaves what it leaves done once.
        if (delivery.Kind is DeliveryKind.Update or DeliveryKind.Delete)
            return true;
        if (client.Capabilities.CanLookUp)
        {
            await LookUpAsync(client, leased, cancellationToken);
            return false;
        }
        if (delivery.EventKey is not null && leased.Attempt <= settings.UncertainAttempts)
            return true;
        await outbox.HoldAsync(leased, "it may have been sent; the channel cannot say", cancellationToken);
        return false;
    }

    private async Task LookUpAsync(IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var found = await _attempt.LookUpAsync(client, leased, cancellationToken);
        switch (found.Outcome)
        {
            case LookUpOutcome.Found:
                await _record.SentAsync(leased, found.PlatformMessageId, cancellationToken);
                break;
            case LookUpOutcome.NotFound:
                // Not sent in this turn: only the outbox's own word that it is certain keeps it off the list of doubles.
                await outbox.RetryAsync(leased, TimeSpan.Zero, "looked up: it had not arrived", cancellationToken);
                break;
            default:
                await _record.DoubtAsync(leased, found.After, "the platform could not say whether it arrived", cancellationToken);
                break;
        }
    }

    /// <summary>Reads what is to be sent; null when that already decided what becomes of the delivery.</summary>
    private async Task<PreparedDelivery?> PrepareAsync(LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var delivery = leased.Delivery;
        try
        {
            var reply = delivery.Kind == DeliveryKind.Delete
                ? null
                : await ReplyFormat.ReadAsync(delivery.Payload, store, cancellationToken);
            if (delivery.Kind is DeliveryKind.Post or DeliveryKind.Reply)
                return new PreparedDelivery(reply, null);
            var earlier = await outbox.FindByMessageAsync(delivery.Conversation, delivery.Replaces ?? "", cancellationToken);
            if (earlier is { PlatformMessageId: { } id })
                return new PreparedDelivery(reply, id);
            await MissAsync(leased, earlier, cancellationToken);
        }
        catch (FormatException e)
        {
            log($"Delivery {leased.Number} cannot be read.", e);
            await outbox.GiveUpAsync(leased, $"the reply cannot be read: {e.Message}", cancellationToken);
        }
        catch (StoreException e)
        {
            log($"Delivery {leased.Number} waits for the store.", e);
            await _record.PutBackAsync(leased, e.Message, cancellationToken);
        }
        return null;
    }

    /// <summary>The message that is to be changed has no id of the platform.</summary>
    private Task MissAsync(LeasedDelivery leased, SentDelivery? earlier, CancellationToken cancellationToken) =>
        earlier is { State: QueueState.Done or QueueState.Dead } || leased.Attempt >= settings.MissingMessageAttempts
            ? outbox.GiveUpAsync(leased, "the message that it changes was never sent, or its channel gave it no id", cancellationToken)
            : _record.PutBackAsync(leased, "the message that it changes is not sent yet", cancellationToken);

    private async Task<bool> WaitForRoomAsync(
        IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var patience = settings.LongestWaitInPlace;
        while (throttle.TryTake(client.Capabilities, leased.Delivery.Conversation) is var wait && wait > TimeSpan.Zero)
        {
            patience -= wait;
            if (patience < TimeSpan.Zero)
            {
                await outbox.PostponeAsync(leased, wait, cancellationToken);
                return false;
            }
            await Task.Delay(wait, time, cancellationToken);
        }
        return true;
    }

    private async Task SendAsync(
        IChannelClient client, LeasedDelivery leased, PreparedDelivery prepared, CancellationToken cancellationToken)
    {
        var result = await _attempt.SendAsync(client, leased, prepared, cancellationToken);
        if (result is SendResult.TooLarge && prepared.Reply is { } reply)
            result = await _attempt.SendAsync(client, leased, prepared with { Reply = ShortReply.Of(reply) }, cancellationToken);
        if (result is not null)
            await _record.ResultAsync(leased, result, client.Capabilities.CanLookUp, cancellationToken);
    }
}
