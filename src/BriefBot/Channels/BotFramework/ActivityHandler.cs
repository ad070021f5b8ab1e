using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Invokes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework;

/// <summary>
/// Does with an admitted activity what its type asks. What somebody said is stored and answered later, by the workers:
/// the platform sends an activity again that is not acknowledged within 15 seconds.
/// </summary>
internal sealed class ActivityHandler(
    IInbox inbox,
    IOutbox outbox,
    WakeSignal signal,
    ConversationBook book,
    InvokeHandler invokes,
    AnswerRating rating,
    InPlace inPlace,
    ActivityRenderer renderer,
    TimeProvider time,
    ILogger<ActivityHandler> logger)
{
    /// <exception cref="StoreException">The store cannot be used: the platform is to send it again.</exception>
    /// <exception cref="TimeoutException">What is answered at once takes longer than the platform waits.</exception>
    public async Task<ActivityResponse> HandleAsync(Activity activity, CancellationToken cancellationToken)
    {
        var response = await HandleTypeAsync(activity, cancellationToken);
        // Whoever asks for the replies reads them out of the body, also where there are none.
        return activity.WantsReplies && response == ActivityResponse.Taken ? ActivityResponse.With(new JsonObject { ["activities"] = new JsonArray() }) : response;
    }

    private async Task<ActivityResponse> HandleTypeAsync(Activity activity, CancellationToken cancellationToken) => activity.Type.ToLowerInvariant() switch
    {
        "message" => await SaidAsync(activity, InboxEventKind.Message, null, cancellationToken),
        "messageupdate" => await SaidAsync(activity, InboxEventKind.Edited, Edition(activity), cancellationToken),
        "messagedelete" => await SaidAsync(activity, InboxEventKind.Deleted, Edition(activity), cancellationToken),
        "conversationupdate" => await UpdatedAsync(activity, cancellationToken),
        "installationupdate" => await InstalledAsync(activity, cancellationToken),
        "messagereaction" => await ReactedAsync(activity, cancellationToken),
        "invoke" => await invokes.HandleAsync(activity, cancellationToken),
        "typing" or "event" or "endofconversation" => Ignored(activity),
        _ => Unknown(activity),
    };

    private async Task<ActivityResponse> SaidAsync(Activity activity, InboxEventKind kind, string? distinction, CancellationToken cancellationToken)
    {
        if (Turn.Of(activity) is not { } turn || activity.From.Id is null || (activity.Id is null && kind != InboxEventKind.Message))
            return ActivityResponse.Malformed;
        if (turn.IsFromBot)
            return Ignored(activity);
        await book.SeenAsync(turn, cancellationToken);
        var said = Event(turn, kind, distinction);
        if (activity.WantsReplies)
            return await AnswerAsync(turn, said, cancellationToken);
        if (kind == InboxEventKind.Deleted || await book.MayAnswerAsync(said, cancellationToken) || await IsKnownAsync(turn, said, cancellationToken))
            await StoreAsync(said, cancellationToken);
        return ActivityResponse.Taken;
    }

    /// <summary>Whether what was changed was said to the bot before, so that the answer has to go with it.</summary>
    private async Task<bool> IsKnownAsync(Turn turn, InboxEvent said, CancellationToken cancellationToken) =>
        said.Kind == InboxEventKind.Edited
        && (await inbox.FindByKeyAsync(turn.Key("message", said.MessageId), cancellationToken) is not null
            || (await outbox.ListByMessageAsync(said.Conversation, said.MessageId, cancellationToken)).Count > 0);

    /// <summary>What tells one edit of a message from the next: they all carry the message's id.</summary>
    private static string Edition(Activity activity) =>
        activity.Timestamp ?? activity.LocalTimestamp ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activity.Text ?? "")));

    private InboxEvent Event(Turn turn, InboxEventKind kind, string? distinction)
    {
        var now = time.GetUtcNow();
        // Without an id nothing tells a second sending from the first.
        var id = turn.Activity.Id ?? Guid.CreateVersion7(now).ToString("N");
        var text = kind == InboxEventKind.Deleted ? "" : MessageText.Of(turn.Activity);
        return text.Length == 0 && kind == InboxEventKind.Message && CardCommand.In(turn.Activity.Value) is { } pressed
            ? turn.Event(InboxEventKind.Button, pressed, now, id)
            : turn.Event(kind, text, now, id, distinction);
    }

    private async Task StoreAsync(InboxEvent said, CancellationToken cancellationToken)
    {
        if (await inbox.AddAsync(said, cancellationToken))
            signal.Set();
    }

    /// <summary>Whoever asks for the replies gets them here, and none later.</summary>
    private async Task<ActivityResponse> AnswerAsync(Turn turn, InboxEvent said, CancellationToken cancellationToken)
    {
        var reply = await inPlace.HandleAsync(said, cancellationToken);
        var messages = new JsonArray();
        if (reply is not null)
        {
            var message = renderer.Message(reply, turn.Address);
            var card = ActivityRenderer.TakeCard(message);
            messages.Add(message);
            if (card is not null)
                messages.Add(card);
        }
        return ActivityResponse.With(new JsonObject { ["activities"] = messages });
    }

    private async Task<ActivityResponse> UpdatedAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (Turn.Of(activity) is not { } turn)
            return ActivityResponse.Malformed;
        if (activity.MembersRemoved.Contains(activity.Recipient.Id!))
            await book.LeftAsync(turn.Conversation, "the bot was removed", cancellationToken);
        else if (activity.Teams is { EventType: "channelDeleted", ChannelId: { } channel })
            await book.LeftAsync(turn.Conversation with { Id = channel }, "the channel was deleted", cancellationToken);
        else if (activity.Teams.EventType is "teamDeleted" or "teamHardDeleted")
            await book.LeftAsync(turn.Conversation, "the team was deleted", cancellationToken);
        else if (activity.MembersAdded.Contains(activity.Recipient.Id!))
            return await JoinedAsync(turn, cancellationToken);
        else
            await book.SeenAsync(turn, cancellationToken);
        return ActivityResponse.Taken;
    }

    private async Task<ActivityResponse> InstalledAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (Turn.Of(activity) is not { } turn)
            return ActivityResponse.Malformed;
        switch (activity.Action?.ToLowerInvariant())
        {
            case "add":
                return await JoinedAsync(turn, cancellationToken);
            case "remove" or "remove-upgrade":
                await book.LeftAsync(turn.Conversation, "the app was removed", cancellationToken);
                return ActivityResponse.Taken;
            default:
                await book.SeenAsync(turn, cancellationToken);
                return ActivityResponse.Taken;
        }
    }

    /// <summary>
    /// Teams tells of one arrival in two ways, perhaps at once; one of them is greeted. A first arrival is one event
    /// whatever tells of it, and is stored before the conversation counts as known: after a failure in between, the
    /// welcome is made up for. Of those who tell of a return, the store picks one.
    /// </summary>
    private async Task<ActivityResponse> JoinedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var known = await book.FindAsync(turn.Conversation, cancellationToken);
        var joined = turn.Event(InboxEventKind.Joined, "", time.GetUtcNow(), turn.Activity.Id ?? "joined") with
        {
            Key = ConversationBook.JoinKey(turn, isReturn: known is not null),
        };
        if (known is null && !turn.Activity.WantsReplies)
            await StoreAsync(joined, cancellationToken);
        var isNews = await book.ArrivedAsync(turn, cancellationToken);
        if (turn.Activity.WantsReplies)
            return isNews ? await AnswerAsync(turn, joined, cancellationToken) : ActivityResponse.Taken;
        if (isNews && known is not null)
            await StoreReturnAsync(turn, joined, known.Blocked, cancellationToken);
        return ActivityResponse.Taken;
    }

    /// <exception cref="StoreException">The platform sends it again, and finds the conversation as it was.</exception>
    private async Task StoreReturnAsync(Turn turn, InboxEvent joined, string? blocked, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(joined, cancellationToken);
        }
        catch (StoreException) when (blocked is not null)
        {
            await book.LeftAsync(turn.Conversation, blocked, cancellationToken);
            throw;
        }
    }

    private async Task<ActivityResponse> ReactedAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (Turn.Of(activity) is not { } turn || activity.From.Id is null)
            return ActivityResponse.Malformed;
        // Only on a message that we know as ours: people react to each other's too.
        if (activity.ReactionsAdded.Select(Reactions.RatingOf).FirstOrDefault(found => found is not null) is { } given && activity.ReplyToId is not null)
            await rating.RateSentAsync(turn, given, null, cancellationToken);
        return ActivityResponse.Taken;
    }

    private ActivityResponse Ignored(Activity activity)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("A Teams activity of type {Type} needs nothing done.", new LogWord(activity.Type));
        return ActivityResponse.Taken;
    }

    private ActivityResponse Unknown(Activity activity)
    {
        logger.LogWarning("A Teams activity of the unknown type {Type} came in; nothing is done about it.", new LogWord(activity.Type));
        return ActivityResponse.Taken;
    }
}
