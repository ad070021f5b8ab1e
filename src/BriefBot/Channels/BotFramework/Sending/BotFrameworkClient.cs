using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>
/// Sends to Teams (or whatever speaks the Activity protocol). A delivery's reply context is a <see cref="TurnAddress"/>.
/// Conversations that the bot was put out of are marked as blocked, and nothing that nobody asked for is posted there.
/// </summary>
internal sealed class BotFrameworkClient(
    ConnectorClient connector,
    ActivityRenderer renderer,
    IConversationStore conversations,
    Throttle throttle,
    TimeProvider time,
    ILogger<BotFrameworkClient> logger) : IChannelClient
{
    public const string Channel = "teams";

    // Teams counts what arrives, we count what we send: on its way a message can be overtaken by this much.
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(0.5);

    /// <summary>Where messages are so many that its turn comes later than this, a card is left out.</summary>
    private static readonly TimeSpan CardPatience = TimeSpan.FromSeconds(3);

    public ChannelCapabilities Capabilities { get; } = new()
    {
        Channel = Channel,
        Cards = true,
        Updates = true,
        Threads = true,
        Pictures = true,
        MaxTextLength = MarkdownRenderer.MaxLength,
        MaxButtons = TeamsLimits.Actions,
        PerConversation =
        [
            new RateLimit(7, TimeSpan.FromSeconds(1) + Jitter),
            new RateLimit(8, TimeSpan.FromSeconds(2) + Jitter),
            new RateLimit(60, TimeSpan.FromSeconds(30) + Jitter),
            new RateLimit(1_800, TimeSpan.FromHours(1) + Jitter),
        ],
    };

    public async Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        if (!TryReadAddress(delivery.ReplyContext, out var address))
            return new SendResult.Rejected("the delivery has no address in Teams");
        if (await IsBlockedAsync(delivery, cancellationToken) is { } blocked)
            return new SendResult.Forbidden(blocked);
        var result = delivery.Kind switch
        {
            DeliveryKind.Post => await PostAsync(delivery, reply!, address, cancellationToken),
            DeliveryKind.Reply => await ReplyAsync(delivery, reply!, address, cancellationToken),
            DeliveryKind.Update => await UpdateAsync(delivery, reply!, address, platformMessageId!, cancellationToken),
            DeliveryKind.Delete => await DeleteAsync(delivery, address, platformMessageId!, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Kind, "Unexpected kind of delivery."),
        };
        if (TeamsConversation.IsClosed(result, delivery.Kind))
            await BlockAsync(delivery.Conversation, result, cancellationToken);
        return result;
    }

    /// <summary>Counts as a message, so it is left out where messages are many. Channels of teams do not show it.</summary>
    public async Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        if (!TryReadAddress(inboxEvent.ReplyContext, out var address)
            || TeamsConversation.IsChannel(address)
            || throttle.TryTake(Capabilities, inboxEvent.Conversation) > TimeSpan.Zero)
            return;
        var typing = new JsonObject
        {
            ["type"] = "typing",
            ["from"] = new JsonObject { ["id"] = address.BotId },
            ["conversation"] = new JsonObject { ["id"] = address.ConversationId },
        };
        await connector.PostAsync(address.ServiceUrl, address.ConversationId, typing, cancellationToken);
    }

    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Teams keeps no delivery ids.");

    private async Task<SendResult> PostAsync(OutboxDelivery delivery, Reply reply, TurnAddress address, CancellationToken cancellationToken)
    {
        address = address with { ActivityId = null };
        if (delivery.Thread is null && TeamsConversation.IsChannel(address) && address.TeamsChannelId is { } channel)
        {
            return await SendAsync(
                delivery,
                address,
                renderer.Message(reply, address with { UserId = null }),
                message => connector.CreateAsync(address.ServiceUrl, TeamsConversation.NewThread(address, channel, message), cancellationToken),
                cancellationToken);
        }
        if (address is { ConversationId: "", UserId: { } user })
        {
            var created = await connector.CreateAsync(address.ServiceUrl, TeamsConversation.OneToOne(address, user), cancellationToken);
            if (created.Result is not SendResult.Sent { PlatformMessageId: { } chat })
                // Nothing to see in a chat that was opened and left empty.
                return created.Result is SendResult.Sent or SendResult.Uncertain ? new SendResult.RetryLater(null, "no chat was opened") : created.Result;
            address = address with { ConversationId = chat };
        }
        var conversation = TeamsConversation.IdOf(address, delivery.Thread);
        return await SendAsync(
            delivery,
            address,
            renderer.Message(reply, address),
            message => connector.PostAsync(address.ServiceUrl, conversation, message, cancellationToken),
            cancellationToken);
    }

    private async Task<SendResult> ReplyAsync(OutboxDelivery delivery, Reply reply, TurnAddress address, CancellationToken cancellationToken)
    {
        if ((address.ActivityId ?? delivery.AnswersMessageId) is not { } answered)
            return await PostAsync(delivery, reply, address, cancellationToken);
        return await SendAsync(
            delivery,
            address,
            renderer.Message(reply, address with { ActivityId = answered }),
            message => connector.ReplyAsync(address.ServiceUrl, address.ConversationId, answered, message, cancellationToken),
            cancellationToken);
    }

    /// <summary>The text, which is what counts; then its card, which only helps.</summary>
    private async Task<SendResult> SendAsync(
        OutboxDelivery delivery, TurnAddress address, JsonObject message, Func<JsonObject, Task<ConnectorAnswer>> send, CancellationToken cancellationToken)
    {
        var card = ActivityRenderer.TakeCard(message);
        var result = (await send(message)).Result;
        if (card is not null && result is SendResult.Sent { PlatformMessageId: { } id })
            await SendCardAsync(delivery, address, card, id, cancellationToken);
        return result;
    }

    private async Task SendCardAsync(OutboxDelivery delivery, TurnAddress address, JsonObject card, string messageId, CancellationToken cancellationToken)
    {
        if (!await HasRoomAsync(delivery.Conversation, cancellationToken))
            return;
        CardActions.Name(card, messageId);
        var place = TeamsConversation.IdBelow(address, delivery.Thread, messageId);
        card["conversation"] = new JsonObject { ["id"] = place };
        var answer = await connector.PostAsync(address.ServiceUrl, place, card, cancellationToken);
        if (answer.Result is not SendResult.Sent)
            logger.LogWarning("The buttons below an answer in Teams could not be sent; the answer itself stands there.");
    }

    /// <summary>A card is a message of its own to whoever counts them. Never throws: the text is sent already.</summary>
    private async Task<bool> HasRoomAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (throttle.TryTake(Capabilities, conversation) is { } wait && wait > TimeSpan.Zero)
        {
            if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(start) + wait > CardPatience)
                return false;
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return !cancellationToken.IsCancellationRequested;
    }

    private async Task<SendResult> UpdateAsync(
        OutboxDelivery delivery, Reply reply, TurnAddress address, string messageId, CancellationToken cancellationToken)
    {
        var activity = renderer.Message(reply, address);
        // The card below stays as it is: its buttons ask for what is said by then.
        ActivityRenderer.TakeCard(activity);
        activity["id"] = messageId;
        var conversation = TeamsConversation.IdOfMessage(address, delivery.Thread, messageId);
        var answer = await connector.UpdateAsync(address.ServiceUrl, conversation, messageId, activity, cancellationToken);
        // The message keeps its id, whatever the answer calls it.
        return answer.Result is SendResult.Sent ? new SendResult.Sent(messageId) : answer.Result;
    }

    private async Task<SendResult> DeleteAsync(OutboxDelivery delivery, TurnAddress address, string messageId, CancellationToken cancellationToken)
    {
        var conversation = TeamsConversation.IdOfMessage(address, delivery.Thread, messageId);
        var answer = await connector.DeleteAsync(address.ServiceUrl, conversation, messageId, cancellationToken);
        return answer.Result is SendResult.Sent ? new SendResult.Sent(messageId) : answer.Result;
    }

    /// <summary>Why nothing is posted there; null where it may be, and always for an answer: whoever asks is there.</summary>
    private async Task<string?> IsBlockedAsync(OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is not { Kind: DeliveryKind.Post, EventKey: null })
            return null;
        try
        {
            return (await conversations.FindConversationAsync(delivery.Conversation, cancellationToken))?.Blocked;
        }
        catch (StoreException)
        {
            // The platform still says no by itself.
            return null;
        }
    }

    private async Task BlockAsync(ConversationKey conversation, SendResult result, CancellationToken cancellationToken)
    {
        var reason = result switch
        {
            SendResult.Forbidden forbidden => forbidden.Reason,
            SendResult.Gone gone => gone.Reason,
            _ => "",
        };
        try
        {
            await conversations.BlockAsync(conversation, reason, cancellationToken);
        }
        catch (StoreException e)
        {
            logger.LogWarning("A conversation in Teams that cannot be posted to could not be marked: {Reason}", e.Message);
        }
    }

    private static bool TryReadAddress(string? context, out TurnAddress address)
    {
        try
        {
            address = TurnAddress.Parse(context);
            return true;
        }
        catch (FormatException)
        {
            address = null!;
            return false;
        }
    }
}
