using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>Writes down what became of a delivery: the one place that decides what each result leads to.</summary>
internal sealed class DeliveryRecord(
    IOutbox outbox, DeliverySettings settings, TimeProvider time, Random random, WorkerLog log)
{
    /// <summary>While the store is locked, what is known to be sent is not forgotten for so many attempts.</summary>
    private const int RecordingAttempts = 8;

    private static readonly Backoff RecordingBackoff = new(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5));

    /// <param name="canLookUp">Whether the platform can be asked what an uncertain attempt came to.</param>
    public Task ResultAsync(
        LeasedDelivery leased, SendResult result, bool canLookUp, CancellationToken cancellationToken) => result switch
    {
        SendResult.Sent sent => SentAsync(leased, sent.PlatformMessageId, cancellationToken),
        SendResult.RetryLater later => LaterAsync(leased, later, cancellationToken),
        SendResult.Uncertain uncertain => DoubtAsync(leased, canLookUp ? settings.LookUpAfter : null, uncertain.Reason, cancellationToken),
        // What is to be taken away is not there any more.
        SendResult.Gone when leased.Delivery.Kind == DeliveryKind.Delete => SentAsync(leased, null, cancellationToken),
        SendResult.Gone gone => GiveUpAsync(leased, $"gone: {gone.Reason}", cancellationToken),
        SendResult.Forbidden forbidden => GiveUpAsync(leased, $"forbidden: {forbidden.Reason}", cancellationToken),
        SendResult.TooLarge large => GiveUpAsync(leased, $"too large, even as short text: {large.Reason}", cancellationToken),
        SendResult.Rejected rejected => GiveUpAsync(leased, $"rejected: {rejected.Reason}", cancellationToken),
        _ => throw new InvalidOperationException($"Unexpected result {result.GetType().Name}."),
    };

    public async Task SentAsync(LeasedDelivery leased, string? platformMessageId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await outbox.CompleteAsync(leased, platformMessageId, cancellationToken);
                return;
            }
            catch (StoreException e) when (attempt < RecordingAttempts)
            {
                log($"Delivery {leased.Number} was sent, which cannot be recorded yet.", e);
                await Task.Delay(RecordingBackoff.After(attempt, random), time, cancellationToken);
            }
        }
    }

    /// <summary>Nothing was sent under this lease; whether an earlier one sent it stays as open as it was.</summary>
    public Task PutBackAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken)
    {
        if (leased.WasSending)
            return DoubtAsync(leased, null, reason, cancellationToken);
        return leased.Attempt >= settings.SendingAttempts
            ? GiveUpAsync(leased, reason, cancellationToken)
            : outbox.RetryAsync(leased, settings.SendingBackoff.After(leased.Attempt, random), reason, cancellationToken);
    }

    /// <summary>It is not tried any more: held where an attempt may have arrived.</summary>
    public Task<bool> AbandonAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) => leased.WasSending
        ? outbox.HoldAsync(leased, reason, cancellationToken)
        : GiveUpAsync(leased, reason, cancellationToken);

    /// <param name="after">When to look into it; null for the next step of the usual waits.</param>
    public Task DoubtAsync(LeasedDelivery leased, TimeSpan? after, string reason, CancellationToken cancellationToken) =>
        leased.Attempt >= settings.SendingAttempts
            ? outbox.HoldAsync(leased, reason, cancellationToken)
            : outbox.DoubtAsync(leased, Delay(leased, after), reason, cancellationToken);

    private Task<bool> LaterAsync(LeasedDelivery leased, SendResult.RetryLater later, CancellationToken cancellationToken)
    {
        // Done twice, an update or a deletion leaves what it leaves done once.
        var mayDouble = later.MayHaveArrived && leased.Delivery.Kind is (DeliveryKind.Post or DeliveryKind.Reply);
        if (leased.Attempt >= settings.SendingAttempts)
        {
            var reason = $"still not taken after {leased.Attempt} attempts: {later.Reason}";
            return mayDouble ? outbox.HoldAsync(leased, reason, cancellationToken) : GiveUpAsync(leased, reason, cancellationToken);
        }
        var delay = Delay(leased, later.After);
        return mayDouble
            ? outbox.RepeatAsync(leased, delay, later.Reason, cancellationToken)
            : outbox.RetryAsync(leased, delay, later.Reason, cancellationToken);
    }

    private Task<bool> GiveUpAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken)
    {
        log($"Delivery {leased.Number} is given up: {reason}", null);
        var earlier = leased.WasSending || leased.Repeats > 0 ? " (an earlier attempt may have arrived)" : "";
        return outbox.GiveUpAsync(leased, reason + earlier, cancellationToken);
    }

    private TimeSpan Delay(LeasedDelivery leased, TimeSpan? after)
    {
        var asked = after ?? settings.SendingBackoff.After(leased.Attempt, random);
        return asked < settings.LongestRetryAfter ? asked : settings.LongestRetryAfter;
    }
}
