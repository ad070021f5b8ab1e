using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web;

/// <summary>
/// "Sends" to the page: a reply has arrived when it is in the outbox, and the request that waits for it, if it still
/// does, is handed it at once. The page shows what it asked for; what nobody asked for stays in the outbox.
/// </summary>
internal sealed class WebChannelClient(WebReplies replies) : IChannelClient
{
    public const string Channel = "web";

    public ChannelCapabilities Capabilities { get; } = new()
    {
        Channel = Channel,
        Updates = true,
        CanLookUp = true,
        MaxTextLength = int.MaxValue,
    };

    public Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        if (delivery.EventKey is { } key)
            replies.Give(key, reply);
        return Task.FromResult<SendResult>(new SendResult.Sent(platformMessageId ?? delivery.Id));
    }

    public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(new LookUpResult(LookUpOutcome.Found, delivery.Id));
}
