using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Reads a stored reply at the moment in which it is sent. A reply may have waited long: what it quotes has to stand
/// still, or is left out, and the outbox is told what is said instead, so that it is not corrected afterwards.
/// </summary>
internal sealed class DeliveryWording(IOutbox outbox, IArticleStore store)
{
    private readonly QuoteCheck _check = new(store);

    /// <param name="messageId">The message of ours that is updated or deleted; else null.</param>
    /// <returns>Null when the lease was lost.</returns>
    /// <exception cref="FormatException">The stored reply cannot be read.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<PreparedDelivery?> ReadAsync(LeasedDelivery leased, string? messageId, CancellationToken cancellationToken)
    {
        var delivery = leased.Delivery;
        if (delivery.Kind == DeliveryKind.Delete)
            return new PreparedDelivery(null, messageId);
        var reply = await ReplyFormat.ReadAsync(delivery.Payload, store, cancellationToken);
        // A correction is about what does not stand any more.
        if (CorrectionWriter.IsCorrection(delivery))
            return new PreparedDelivery(reply, messageId);
        var broken = await FindBrokenAsync(delivery.Payload, cancellationToken);
        if (broken.Count == 0)
            return new PreparedDelivery(reply, messageId);
        reply = StaleQuotes.LeaveOut(reply, broken);
        return await outbox.RewordAsync(leased, ReplyFormat.Write(reply), ReplyFormat.Quotes(reply), cancellationToken)
            ? new PreparedDelivery(reply, messageId)
            : null;
    }

    private async Task<HashSet<QuoteReference>> FindBrokenAsync(string payload, CancellationToken cancellationToken)
    {
        var broken = new HashSet<QuoteReference>();
        foreach (var quote in ReplyFormat.ShownQuotes(payload))
        {
            if (await _check.FindFaultAsync(quote, cancellationToken) is not null)
                broken.Add(quote);
        }
        return broken;
    }
}
