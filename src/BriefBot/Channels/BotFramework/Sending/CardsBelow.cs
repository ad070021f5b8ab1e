using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>
/// The card below a text of ours: a message of its own (<see cref="ActivityRenderer.TakeCard"/>), which is recorded with
/// the text, changes with it and goes with it. A card that cannot be had takes nothing from the text.
/// </summary>
/// <remarks>
/// One limit is the platform's: it has no look-up, so a card whose connection breaks after Teams took it is one whose id
/// nobody knows. It is logged, and stays when its question is taken back.
/// </remarks>
internal sealed class CardsBelow(ConnectorClient connector, Throttle throttle, TimeProvider time, ILogger<CardsBelow> logger)
{
    /// <summary>Where messages are so many that its turn comes later than this, a card is left out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The card's id; null where it was left out or could not be sent.</returns>
    public async Task<string?> PostAsync(
        OutboxDelivery delivery, TurnAddress address, JsonObject card, string text, ChannelCapabilities limits, CancellationToken cancellationToken)
    {
        var place = Address(card, delivery, address, text);
        var result = await CallAsync(delivery, limits, () => connector.PostAsync(address.ServiceUrl, place, card, cancellationToken), cancellationToken);
        if (result is SendResult.Sent sent)
            return sent.PlatformMessageId;
        logger.LogWarning(
            "The buttons below an answer in Teams {Outcome}; the answer itself stands there.",
            result is SendResult.Uncertain or SendResult.RetryLater { MayHaveArrived: true } ? "may stand there without a known id" : "could not be sent");
        return null;
    }

    /// <summary>Puts the card of the new text in the place of the old one; takes that away where there is none now.</summary>
    /// <param name="card">Null where the new text has none.</param>
    /// <param name="old">The id of the card that stands below; null where none is known.</param>
    /// <returns>Sent, with the ids of all that stands there; or why the whole is to be done once more.</returns>
    public async Task<SendResult> ReplaceAsync(
        OutboxDelivery delivery, TurnAddress address, JsonObject? card, string text, string? old, ChannelCapabilities limits, CancellationToken cancellationToken)
    {
        if (old is null)
            return Standing(text, card is null ? null : await PostAsync(delivery, address, card, text, limits, cancellationToken));
        var result = card is null
            ? await DeleteAsync(delivery, address, text, old, limits, cancellationToken)
            : await UpdateAsync(delivery, address, card, text, old, limits, cancellationToken);
        return result switch
        {
            SendResult.Sent => Standing(text, card is null ? null : old),
            SendResult.Gone => Standing(text, null),
            SendResult.RetryLater or SendResult.Uncertain => result,
            _ => Standing(text, old),
        };
    }

    public async Task<SendResult> DeleteAsync(
        OutboxDelivery delivery, TurnAddress address, string text, string card, ChannelCapabilities limits, CancellationToken cancellationToken)
    {
        var place = TeamsConversation.IdBelow(address, delivery.Thread, text);
        return Told(await CallAsync(delivery, limits, () => connector.DeleteAsync(address.ServiceUrl, place, card, cancellationToken), cancellationToken));
    }

    private async Task<SendResult> UpdateAsync(
        OutboxDelivery delivery, TurnAddress address, JsonObject card, string text, string old, ChannelCapabilities limits, CancellationToken cancellationToken)
    {
        var place = Address(card, delivery, address, text);
        card["id"] = old;
        return Told(await CallAsync(delivery, limits, () => connector.UpdateAsync(address.ServiceUrl, place, old, card, cancellationToken), cancellationToken));
    }

    private static SendResult.Sent Standing(string text, string? card) => new(PlatformMessages.Join(text, card));

    /// <summary>Makes the card say which text it stands below, and where.</summary>
    private static string Address(JsonObject card, OutboxDelivery delivery, TurnAddress address, string text)
    {
        CardActions.Name(card, text);
        var place = TeamsConversation.IdBelow(address, delivery.Thread, text);
        card["conversation"] = new JsonObject { ["id"] = place };
        return place;
    }

    private SendResult Told(SendResult result)
    {
        if (result is SendResult.Rejected or SendResult.Forbidden or SendResult.TooLarge)
            logger.LogWarning("The buttons below an answer in Teams could not be changed with it.");
        return result;
    }

    /// <summary>A card is a message of its own to whoever counts them.</summary>
    private async Task<SendResult> CallAsync(
        OutboxDelivery delivery, ChannelCapabilities limits, Func<Task<ConnectorAnswer>> call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (!await HasRoomAsync(delivery, limits, cancellationToken))
            return new SendResult.RetryLater(TimeSpan.FromSeconds(1), "the conversation has no room for its card now");
        var answer = await call();
        throttle.Arrived(limits, delivery.Conversation, began);
        return answer.Result;
    }

    /// <summary>Never throws: the text is sent already.</summary>
    private async Task<bool> HasRoomAsync(OutboxDelivery delivery, ChannelCapabilities limits, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (throttle.TryTake(limits, delivery.Conversation) is { } wait && wait > TimeSpan.Zero)
        {
            if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(start) + wait > Patience)
                return false;
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return !cancellationToken.IsCancellationRequested;
    }
}
