namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// What became of our replies to one message. Each reply is a chain: the delivery that made it, then those that
/// supersede one another. Where a delivery does not say which one it supersedes, it is the newest before it.
/// </summary>
/// <param name="all">As <see cref="IOutbox.ListByMessageAsync"/> lists it.</param>
internal sealed class ReplyHistory(IReadOnlyList<SentDelivery> all)
{
    private readonly ILookup<string?, SentDelivery> _successors = all.ToLookup(link => EarlierId(all, link));

    /// <summary>The last link of each chain that shows, or will show, something: oldest first.</summary>
    public IReadOnlyList<SentDelivery> Standing =>
        [.. all.Where(link => link.Delivery.Kind != DeliveryKind.Delete && Counts(link) && !IsSuperseded(link))];

    /// <summary>Whether it is not to be sent any more: something later stands in its place, or stands already.</summary>
    public bool IsOutdated(OutboxDelivery delivery)
    {
        var link = all.FirstOrDefault(other => other.Delivery.Id == delivery.Id);
        if (link is null || delivery.Kind == DeliveryKind.Delete)
            return false;
        // A correction of words that were replaced meanwhile would bring them back.
        return IsSuperseded(link) || delivery.EventKey is null && EarlierId(all, link) is { } corrected
            && _successors[corrected].Any(other => other.Delivery.EventKey is not null && IsInForce(other));
    }

    /// <summary>What a delivery supersedes; null for one that makes a reply.</summary>
    public SentDelivery? Earlier(OutboxDelivery delivery)
    {
        var link = all.FirstOrDefault(other => other.Delivery.Id == delivery.Id);
        var earlier = link is null ? delivery.Supersedes : EarlierId(all, link);
        return earlier is null ? null : all.FirstOrDefault(other => other.Delivery.Id == earlier);
    }

    /// <summary>The platform's id of the message that this link made or changed, or would have changed; null when there is none.</summary>
    public string? MessageOf(SentDelivery? link)
    {
        for (var steps = 0; link is not null && steps <= all.Count; steps++)
        {
            if (link.PlatformMessageId is { } id)
                return id;
            link = Earlier(link.Delivery);
        }
        return null;
    }

    /// <summary>The last of the corrections of this reply, or itself; null when it was replaced or taken away since.</summary>
    public SentDelivery? Latest(SentDelivery link, Func<OutboxDelivery, bool> isCorrection)
    {
        for (var steps = 0; steps <= all.Count; steps++)
        {
            var next = _successors[link.Delivery.Id].LastOrDefault(IsInForce);
            if (next is null)
                return link;
            if (_successors[link.Delivery.Id].Any(other => IsInForce(other) && !isCorrection(other.Delivery)))
                return null;
            link = next;
        }
        return null;
    }

    private bool IsSuperseded(SentDelivery link) => _successors[link.Delivery.Id].Any(IsInForce);

    /// <summary>One that came to nothing leaves what it would have changed, unless something came after it.</summary>
    private bool IsInForce(SentDelivery link) => Counts(link) || IsSuperseded(link);

    private static bool Counts(SentDelivery link) => link.State is not (QueueState.Dead or QueueState.Cancelled);

    private static string? EarlierId(IReadOnlyList<SentDelivery> all, SentDelivery link)
    {
        if (link.Delivery.Kind is not (DeliveryKind.Update or DeliveryKind.Delete))
            return null;
        return link.Delivery.Supersedes
            ?? all.TakeWhile(other => !ReferenceEquals(other, link)).LastOrDefault(other => other.Delivery.Kind != DeliveryKind.Delete)?.Delivery.Id;
    }
}
