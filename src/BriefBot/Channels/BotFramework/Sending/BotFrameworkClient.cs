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
    CardsBelow cards,
    IConversationStore conversations,
    Throttle throttle,
    TimeProvider time,
    ILogger<BotFrameworkClient> logger) : IChannelClient
{
    public const string Channel = "teams";

    // Teams counts what arrives, we count what we send: on its way a message can be overtaken by this much.
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(0.5);

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
        PerTenant = [new RateLimit(30, TimeSpan.FromSeconds(1))],
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
        var began = time.GetTimestamp();
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
        throttle.Arrived(Capabilities, inboxEvent.Conversation, began);
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
                return created.Result switch
                {
                    SendResult.RetryLater later => later with { MayHaveArrived = false },
                    SendResult.Sent or SendResult.Uncertain => new SendResult.RetryLater(null, "no chat was opened"),
                    var failed => failed,
                };
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
        return card is not null && result is SendResult.Sent { PlatformMessageId: { } id }
            ? new SendResult.Sent(PlatformMessages.Join(id, await cards.PostAsync(delivery, address, card, id, Capabilities, cancellationToken)))
            : result;
    }

    private async Task<SendResult> UpdateAsync(
        OutboxDelivery delivery, Reply reply, TurnAddress address, string recorded, CancellationToken cancellationToken)
    {
        var messages = PlatformMessages.Split(recorded);
        var (text, oldCard) = (messages[0], messages.ElementAtOrDefault(1));
        var activity = renderer.Message(reply, address);
        var card = ActivityRenderer.TakeCard(activity);
        activity["id"] = text;
        var conversation = TeamsConversation.IdOfMessage(address, delivery.Thread, text);
        var answer = await connector.UpdateAsync(address.ServiceUrl, conversation, text, activity, cancellationToken);
        if (answer.Result is SendResult.Gone && oldCard is not null)
            await cards.DeleteAsync(delivery, address, text, oldCard, Capabilities, cancellationToken);
        // The message keeps its id, whatever the answer calls it.
        return answer.Result is SendResult.Sent
            ? await cards.ReplaceAsync(delivery, address, card, text, oldCard, Capabilities, cancellationToken)
            : answer.Result;
    }

    /// <summary>The card first: as long as the text stands, its deletion is tried again.</summary>
    private async Task<SendResult> DeleteAsync(OutboxDelivery delivery, TurnAddress address, string recorded, CancellationToken cancellationToken)
    {
        var messages = PlatformMessages.Split(recorded);
        var text = messages[0];
        if (messages.ElementAtOrDefault(1) is { } card
            && await cards.DeleteAsync(delivery, address, text, card, Capabilities, cancellationToken) is SendResult.RetryLater or SendResult.Uncertain)
            return new SendResult.RetryLater(null, "the card below the message could not be taken away yet");
        var conversation = TeamsConversation.IdOfMessage(address, delivery.Thread, text);
        var answer = await connector.DeleteAsync(address.ServiceUrl, conversation, text, cancellationToken);
        return answer.Result is SendResult.Sent ? new SendResult.Sent(recorded) : answer.Result;
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
