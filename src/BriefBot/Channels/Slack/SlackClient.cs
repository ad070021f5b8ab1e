using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

/// <summary>
/// Sends to Slack: answers in the thread of their question, or to the asker alone where the question was a command.
/// Messages carry their delivery's id in their metadata; what only the asker sees cannot be found again.
/// </summary>
internal sealed class SlackClient(SlackWebApi api, BlockKitRenderer renderer, TimeProvider time) : IChannelClient
{
    private readonly SlackLookUp _lookUp = new(api, time);

    public ChannelCapabilities Capabilities { get; } = new()
    {
        Channel = SlackNames.Channel,
        Cards = true,
        Ephemeral = true,
        Updates = true,
        Threads = true,
        CanLookUp = true,
        MaxTextLength = BlockKitRenderer.MaxTextLength,
        MaxButtons = BlockKit.MaxActions,
        // One a second with short bursts, and several hundred a minute for the workspace (rate limits of the Web API).
        PerConversation = [new RateLimit(3, TimeSpan.FromSeconds(3))],
        PerTenant = [new RateLimit(400, TimeSpan.FromMinutes(1))],
    };

    public async Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        if (Destination(delivery) is not { } destination)
            return new SendResult.Rejected("the address cannot be read");
        return delivery.Kind switch
        {
            DeliveryKind.Update or DeliveryKind.Delete when platformMessageId is null =>
                new SendResult.Rejected("there is no message to change"),
            DeliveryKind.Delete => Result(await api.DeleteAsync(destination.Address.Channel, platformMessageId, cancellationToken)),
            _ when reply is null => new SendResult.Rejected("there is nothing to say"),
            DeliveryKind.Update => Result(await api.UpdateAsync(
                destination.Address.Channel, platformMessageId, renderer.Render(reply), cancellationToken)),
            _ when destination.IsEphemeral => await WhisperAsync(delivery, reply, destination, cancellationToken),
            _ => await PostAsync(delivery, reply, destination, cancellationToken),
        };
    }

    /// <summary>Assistant threads (threads of direct messages) show a status until the answer comes; nothing else does.</summary>
    public async Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        if (inboxEvent.ConversationKind != ConversationKind.Personal || Address(inboxEvent.ReplyContext) is not { ThreadTs: { } thread } address)
            return;
        var status = inboxEvent.Language == "nl" ? "zoekt in de artikelen …" : "is looking in the articles …";
        await api.SetStatusAsync(address.Channel, thread, status, cancellationToken);
    }

    /// <summary>
    /// What only the asker sees is in no history: it counts as not arrived, and is sent once more, since somebody waits
    /// for it.
    /// </summary>
    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) => Destination(delivery) switch
    {
        null or { IsEphemeral: true } => Task.FromResult(new LookUpResult(LookUpOutcome.NotFound)),
        var destination => _lookUp.FindAsync(delivery, destination, cancellationToken),
    };

    private async Task<SendResult> PostAsync(
        OutboxDelivery delivery, Reply reply, SlackDestination destination, CancellationToken cancellationToken)
    {
        var message = renderer.Render(reply);
        var response = await api.PostMessageAsync(destination.Address.Channel, destination.Thread, message, delivery.Id, cancellationToken);
        // Somebody may use a command or a button in a channel that the bot is not in.
        if (response is SlackResponse.Refused { Error: "not_in_channel" or "channel_not_found" } && destination.Address.ResponseUrl is { } url)
            response = await api.RespondAsync(url, message, inChannel: true, destination.Thread, cancellationToken);
        return Result(response);
    }

    private async Task<SendResult> WhisperAsync(
        OutboxDelivery delivery, Reply reply, SlackDestination destination, CancellationToken cancellationToken)
    {
        var (address, thread) = (destination.Address, destination.Thread);
        var message = renderer.Render(reply, IsWorthSharing(address, reply) ? delivery.EventKey : null);
        if (address.ResponseUrl is { } url)
        {
            var response = await api.RespondAsync(url, message, inChannel: false, thread, cancellationToken);
            if (!SlackErrors.IsGone(response))
                return SlackErrors.ResultOf(response, _ => null);
        }
        return address.User is { } user
            ? SlackErrors.ResultOf(await api.PostEphemeralAsync(address.Channel, user, thread, message, cancellationToken), _ => null)
            : new SendResult.Gone("the response address is used up, and nobody is named");
    }

    private static bool IsWorthSharing(SlackAddress address, Reply reply) =>
        reply.Kind is ReplyKind.Answer or ReplyKind.Refusal or ReplyKind.Sources or ReplyKind.Article
        && !address.IsDirect;

    private static SendResult Result(SlackResponse response) => SlackErrors.ResultOf(
        response,
        ok => ok.Body.ValueKind == System.Text.Json.JsonValueKind.Object && ok.Body.TryGetProperty("ts", out var ts) ? ts.GetString() : null);

    private static SlackDestination? Destination(OutboxDelivery delivery)
    {
        try
        {
            return SlackDestination.Of(delivery);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static SlackAddress? Address(string? context)
    {
        try
        {
            return SlackAddress.Parse(context);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
