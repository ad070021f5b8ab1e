using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Sends one delivery after the other. Nothing is lost, and nothing is sent twice unless a delivery may have arrived
/// and could not be found, and somebody waits for it.
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
    private readonly DeliveryTargeting _targeting = new(outbox);
    private readonly DeliveryWording _wording = new(outbox, store);

    /// <returns>The next delivery, held for <see cref="DeliverySettings.SendingLease"/>; null when none is due.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public Task<LeasedDelivery?> TakeAsync(string worker, CancellationToken cancellationToken) =>
        outbox.TakeAsync(worker, settings.SendingLease, cancellationToken);

    /// <summary>Sends, puts back, holds, cancels or gives up the delivery.</summary>
    /// <exception cref="StoreException">The outcome could not be recorded: the delivery is taken again when its lease is over.</exception>
    public async Task HandleAsync(LeasedDelivery leased, CancellationToken cancellationToken)
    {
        using var trace = QuestionTrace.Start("deliver", leased.Delivery.EventKey ?? leased.Delivery.Id);
        var channel = leased.Delivery.Conversation.Channel;
        if (!channels.TryGetValue(channel, out var client))
            await _record.PutBackAsync(leased, $"the channel {channel} is not configured", cancellationToken);
        // Every outcome that is recorded heeds the attempts: only a process that went down each time comes this far.
        else if (leased.Attempt > 2 * settings.SendingAttempts)
            await _record.AbandonAsync(leased, $"taken {leased.Attempt - 1} times and never finished", cancellationToken);
        else
            await HandleAsync(client, leased, cancellationToken);
    }

    private async Task HandleAsync(IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        try
        {
            var target = await _targeting.FindAsync(leased.Delivery, client.Capabilities, cancellationToken);
            leased = leased with { Delivery = target.Delivery };
            if (leased.WasSending && !await MaySendAgainAsync(client, leased, target.Fate, cancellationToken))
                return;
            if (target.Fate != DeliveryFate.ToSend)
                await SettleAsync(leased, target, cancellationToken);
            else
                await SendAsync(client, leased, target.MessageId, cancellationToken);
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
    }

    /// <summary>What is not to be sent, or not yet.</summary>
    private Task SettleAsync(LeasedDelivery leased, DeliveryTarget target, CancellationToken cancellationToken) => target.Fate switch
    {
        // An earlier attempt may stand there all the same.
        DeliveryFate.Unwanted when leased.Repeats > 0 => outbox.HoldAsync(leased, target.Reason, cancellationToken),
        DeliveryFate.Unwanted => outbox.CancelAsync(leased, target.Reason, cancellationToken),
        DeliveryFate.Early when leased.Attempt < settings.MissingMessageAttempts => _record.PutBackAsync(leased, target.Reason, cancellationToken),
        _ => outbox.GiveUpAsync(leased, target.Reason, cancellationToken),
    };

    /// <summary>Settles a delivery that may have arrived. True when it certainly did not, or is to be sent again all the same.</summary>
    private async Task<bool> MaySendAgainAsync(
        IChannelClient client, LeasedDelivery leased, DeliveryFate fate, CancellationToken cancellationToken)
    {
        var delivery = leased.Delivery;
        // Done twice, an update or a deletion leaves what it leaves done once.
        if (delivery.Kind is DeliveryKind.Update or DeliveryKind.Delete)
            return true;
        if (client.Capabilities.CanLookUp)
            return await LookUpAsync(client, leased, cancellationToken);
        if (fate == DeliveryFate.ToSend && delivery.EventKey is not null && leased.Repeats + 1 < settings.UncertainAttempts)
            return true;
        await outbox.HoldAsync(leased, "it may have been sent; the channel cannot say", cancellationToken);
        return false;
    }

    /// <summary>
    /// True when it had not arrived. It may still be on its way, so sending it now, in this turn, puts it on the list of
    /// possible doubles.
    /// </summary>
    private async Task<bool> LookUpAsync(IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var found = await _attempt.LookUpAsync(client, leased, cancellationToken);
        switch (found.Outcome)
        {
            case LookUpOutcome.NotFound:
                return true;
            case LookUpOutcome.Found:
                await _record.SentAsync(leased, found.PlatformMessageId, cancellationToken);
                return false;
            default:
                await _record.DoubtAsync(leased, found.After, "the platform could not say whether it arrived", cancellationToken);
                return false;
        }
    }

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

    /// <param name="messageId">The message of ours that is updated or deleted; else null.</param>
    private async Task SendAsync(IChannelClient client, LeasedDelivery leased, string? messageId, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (!await WaitForRoomAsync(client, leased, cancellationToken)
            || await _wording.ReadAsync(leased, messageId, cancellationToken) is not { } prepared)
            return;
        var result = await TrySendAsync(client, leased, prepared, cancellationToken);
        throttle.Arrived(client.Capabilities, leased.Delivery.Conversation, began);
        if (result is not null)
            await _record.ResultAsync(leased, result, client.Capabilities.CanLookUp, cancellationToken);
    }

    private async Task<SendResult?> TrySendAsync(
        IChannelClient client, LeasedDelivery leased, PreparedDelivery prepared, CancellationToken cancellationToken)
    {
        var result = await _attempt.SendAsync(client, leased, prepared, cancellationToken);
        if (result is SendResult.TooLarge && prepared.Reply is { } reply)
            result = await _attempt.SendAsync(client, leased, prepared with { Reply = ShortReply.Of(reply) }, cancellationToken);
        return result is SendResult.Sent { PlatformMessageId: null } ? new SendResult.Sent(prepared.PlatformMessageId) : result;
    }
}
