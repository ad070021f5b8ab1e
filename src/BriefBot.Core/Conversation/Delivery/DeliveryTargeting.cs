namespace BriefBot.Core.Conversation.Delivery;

internal enum DeliveryFate
{
    ToSend,

    /// <summary>Something later stands in its place, or there is nothing to take away.</summary>
    Unwanted,

    /// <summary>What it changes is not sent yet.</summary>
    Early,

    /// <summary>What it changes cannot be reached.</summary>
    Impossible,
}

/// <param name="Delivery">As it is to be sent: an update without anything to replace is a reply.</param>
/// <param name="MessageId">The platform's id of the message that is changed; null for a new one.</param>
internal readonly record struct DeliveryTarget(OutboxDelivery Delivery, DeliveryFate Fate, string? MessageId = null, string Reason = "");

/// <summary>Finds out, when a delivery's turn has come, whether it is still wanted and which message it changes.</summary>
internal sealed class DeliveryTargeting(IOutbox outbox)
{
    public async Task<DeliveryTarget> FindAsync(
        OutboxDelivery delivery, ChannelCapabilities channel, CancellationToken cancellationToken)
    {
        if ((delivery.AnswersMessageId ?? delivery.Replaces) is not { } messageId)
            return new DeliveryTarget(delivery, delivery.Kind is DeliveryKind.Update or DeliveryKind.Delete ? DeliveryFate.Impossible : DeliveryFate.ToSend, Reason: "it does not say what it changes");
        var history = new ReplyHistory(await outbox.ListByMessageAsync(delivery.Conversation, messageId, cancellationToken));
        if (history.IsOutdated(delivery))
            return new DeliveryTarget(AsSent(delivery, history), DeliveryFate.Unwanted, Reason: "its message was changed or taken back before it was sent");
        return delivery.Kind switch
        {
            DeliveryKind.Update => Update(delivery, history, channel),
            DeliveryKind.Delete => Deletion(delivery, history, channel),
            _ => new DeliveryTarget(delivery, DeliveryFate.ToSend),
        };
    }

    private static DeliveryTarget Update(OutboxDelivery delivery, ReplyHistory history, ChannelCapabilities channel)
    {
        var earlier = history.Earlier(delivery);
        if (channel.Updates && history.MessageOf(earlier) is { } id)
            return new DeliveryTarget(delivery, DeliveryFate.ToSend, id);
        if (IsOpen(earlier))
            return new DeliveryTarget(delivery, DeliveryFate.Early, Reason: "the message that it changes is not sent yet");
        // Somebody waits for it, so they get it as a message of its own.
        if (delivery.EventKey is not null)
            return new DeliveryTarget(AsReply(delivery), DeliveryFate.ToSend);
        return new DeliveryTarget(
            delivery,
            earlier is null ? DeliveryFate.Early : DeliveryFate.Impossible,
            Reason: "the message that it changes was never sent, or its channel gave it no id");
    }

    private static DeliveryTarget Deletion(OutboxDelivery delivery, ReplyHistory history, ChannelCapabilities channel)
    {
        var earlier = history.Earlier(delivery);
        if (history.MessageOf(earlier) is { } id)
        {
            return channel.Updates
                ? new DeliveryTarget(delivery, DeliveryFate.ToSend, id)
                : new DeliveryTarget(delivery, DeliveryFate.Unwanted, Reason: "the channel cannot take messages away");
        }
        return earlier switch
        {
            null => new DeliveryTarget(delivery, DeliveryFate.Early, Reason: "there is no message of that kind"),
            { State: QueueState.Uncertain } => new DeliveryTarget(delivery, DeliveryFate.Impossible, Reason: "the message may stand there, and nobody knows its id"),
            _ when IsOpen(earlier) => new DeliveryTarget(delivery, DeliveryFate.Early, Reason: "the message that it takes away is not sent yet"),
            _ => new DeliveryTarget(delivery, DeliveryFate.Unwanted, Reason: "there is nothing to take away"),
        };
    }

    private static bool IsOpen(SentDelivery? delivery) => delivery is { State: QueueState.Waiting or QueueState.Leased };

    /// <summary>An update that has nothing to replace would have gone out, and may have, as a message of its own.</summary>
    private static OutboxDelivery AsSent(OutboxDelivery delivery, ReplyHistory history) =>
        delivery is { Kind: DeliveryKind.Update, EventKey: not null } && history.MessageOf(history.Earlier(delivery)) is null ? AsReply(delivery) : delivery;

    private static OutboxDelivery AsReply(OutboxDelivery delivery) =>
        delivery with { Kind = DeliveryKind.Reply, AnswersMessageId = delivery.Replaces, Replaces = null, Supersedes = null };
}
