using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary>One message of ours as it stands by now.</summary>
/// <param name="Id">The delivery that made it.</param>
/// <param name="Answers">The message that it answers; null for what nobody asked for.</param>
/// <param name="Reply">Null: it was taken away.</param>
/// <param name="Changed">When it came or was last changed.</param>
internal sealed record WebMessage(string Id, string? Answers, Reply? Reply, DateTimeOffset Changed);

/// <summary>What stands in a conversation of the page: its part of the outbox, with updates and deletions done.</summary>
internal sealed class WebMessages(IOutbox outbox, IArticleStore store)
{
    /// <summary>Messages that came or changed since then, as they stand by now, oldest change first.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<WebMessage>> ReadAsync(
        ConversationKey conversation, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var messages = new Dictionary<string, (OutboxDelivery Delivery, DateTimeOffset Changed)>(StringComparer.Ordinal);
        foreach (var sent in await outbox.ListSentAsync(conversation, since, cancellationToken))
            messages[sent.PlatformMessageId ?? sent.Delivery.Id] = (sent.Delivery, sent.Sent!.Value);
        var read = new List<WebMessage>();
        foreach (var (id, (delivery, changed)) in messages.OrderBy(message => message.Value.Changed))
            read.Add(new WebMessage(id, delivery.AnswersMessageId ?? delivery.Replaces, await ReplyAsync(delivery, cancellationToken), changed));
        return read;
    }

    /// <summary>Whether the message is there, and not taken away.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<bool> HoldsAsync(OutboxDelivery change, string messageId, CancellationToken cancellationToken)
    {
        var changes = await outbox.ListByMessageAsync(change.Conversation, change.Replaces ?? "", cancellationToken);
        return changes.LastOrDefault(sent => sent.State == QueueState.Done && (sent.PlatformMessageId ?? sent.Delivery.Id) == messageId)
            is { Delivery.Kind: not DeliveryKind.Delete };
    }

    private async Task<Reply?> ReplyAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        delivery.Kind == DeliveryKind.Delete ? null : await ReplyFormat.ReadAsync(delivery.Payload, store, cancellationToken);
}
