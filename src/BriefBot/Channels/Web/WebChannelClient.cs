using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary>
/// "Sends" to the page: a message has arrived when it is in the outbox, where <see cref="WebMessages"/> finds it for a
/// page that asks, and the request that waits for it, if it still does, is handed it at once.
/// </summary>
internal sealed class WebChannelClient(WebReplies replies, WebMessages messages) : IChannelClient
{
    public const string Channel = "web";

    public ChannelCapabilities Capabilities { get; } = new()
    {
        Channel = Channel,
        Updates = true,
        CanLookUp = true,
        MaxTextLength = 100_000,
    };

    public async Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        if (platformMessageId is not null && await MissesAsync(delivery, platformMessageId, cancellationToken) is { } missing)
            return missing;
        var id = platformMessageId ?? delivery.Id;
        if (delivery.EventKey is { } key)
            replies.Give(key, reply is null ? null : new WebReply(id, reply));
        return new SendResult.Sent(id);
    }

    public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What did not get as far as the record was seen by nobody.</summary>
    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(new LookUpResult(LookUpOutcome.Found, delivery.Id));

    private async Task<SendResult?> MissesAsync(OutboxDelivery change, string messageId, CancellationToken cancellationToken)
    {
        try
        {
            return await messages.HoldsAsync(change, messageId, cancellationToken) ? null : new SendResult.Gone("it is not on the page any more");
        }
        catch (StoreException e)
        {
            return new SendResult.RetryLater(null, e.Message);
        }
    }
}
