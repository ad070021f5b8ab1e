namespace BriefBot.Core.Conversation.Delivery;

/// <param name="Reply">Null for a deletion.</param>
/// <param name="PlatformMessageId">The message of ours that is updated or deleted; else null.</param>
internal readonly record struct PreparedDelivery(Reply? Reply, string? PlatformMessageId);

/// <summary>Calls the platform, within the lease only and for a limited time.</summary>
internal sealed class DeliveryAttempt(IOutbox outbox, DeliverySettings settings, TimeProvider time, WorkerLog log)
{
    /// <summary>
    /// Records that it may be sent from now on, and sends it. Null when nothing was sent because the lease was lost.
    /// </summary>
    public async Task<SendResult?> SendAsync(
        IChannelClient client, LeasedDelivery leased, PreparedDelivery prepared, CancellationToken cancellationToken)
    {
        var (began, beganAt) = (time.GetTimestamp(), time.GetUtcNow());
        if (!await outbox.StartSendingAsync(leased, settings.SendingLease, cancellationToken))
        {
            log($"Delivery {leased.Number} was not sent: another worker has it by now.", null);
            return null;
        }
        // The store granted the lease some time after "began". A process that was stopped since then, however long, sees
        // it here and does not send: the rest of the lease must be enough for the call. A machine that slept meanwhile
        // shows it by its calendar only.
        if (Longer(time.GetElapsedTime(began), time.GetUtcNow() - beganAt) > settings.SendingLease - settings.SendingLimit)
        {
            log($"Delivery {leased.Number} was not sent: its lease may be over.", null);
            // What an earlier lease left open stays open, and this one does not count.
            await (leased.WasSending
                ? outbox.PostponeAsync(leased, TimeSpan.Zero, cancellationToken)
                : outbox.RetryAsync(leased, TimeSpan.Zero, "the worker was too slow to send it", cancellationToken));
            return null;
        }
        return await CallAsync(client, leased, prepared, cancellationToken);
    }

    /// <summary>Asks the platform; what it does not answer in time is unknown.</summary>
    public async Task<LookUpResult> LookUpAsync(
        IChannelClient client, LeasedDelivery leased, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(settings.SendingLimit, time, cancellationToken);
        try
        {
            return await client.LookUpAsync(leased.Delivery, limit.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log($"Delivery {leased.Number} could not be looked up.", e);
            return new LookUpResult(LookUpOutcome.Unknown);
        }
    }

    private async Task<SendResult> CallAsync(
        IChannelClient client, LeasedDelivery leased, PreparedDelivery prepared, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(settings.SendingLimit, time, cancellationToken);
        try
        {
            return await client.SendAsync(leased.Delivery, prepared.Reply, prepared.PlatformMessageId, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Uncertain($"no answer within {settings.SendingLimit}");
        }
        catch (Exception e)
        {
            // A client promises not to throw; what it did before it broke the promise is unknown.
            log($"The channel {leased.Delivery.Conversation.Channel} failed to send delivery {leased.Number}.", e);
            return new SendResult.Uncertain($"{e.GetType().Name}: {e.Message}");
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
