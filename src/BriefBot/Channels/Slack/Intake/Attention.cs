using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using ThreadState = BriefBot.Core.Conversation.ThreadState;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>
/// Decides whether what was heard is for the bot. A thread in which it was addressed or has answered is known from then
/// on, and needs no mention. What it has said is kept here: Slack lets nobody read it back often enough.
/// </summary>
internal sealed class Attention(IConversationStore conversations, IInbox inbox, IOutbox outbox)
{
    /// <summary>After so long without a word to the bot a thread needs a mention again.</summary>
    private static readonly TimeSpan ThreadLifetime = TimeSpan.FromDays(30);

    /// <returns>The event as it is to be stored; null when it is none of the bot's business.</returns>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<InboxEvent?> TakeAsync(HeardMessage heard, CancellationToken cancellationToken)
    {
        if (heard.IsAlwaysTaken)
            return heard.Event.Kind != InboxEventKind.Deleted || await IsKnownAsync(heard, cancellationToken) ? heard.Event : null;
        var taken = heard.Event.IsAddressed ? heard.Event : await OverhearAsync(heard, cancellationToken);
        if (taken is { IsAddressed: true, ConversationKind: not ConversationKind.Personal })
            await conversations.SaveThreadAsync(BotIn(taken.Conversation, taken.Thread ?? taken.MessageId), new ThreadState(), ThreadLifetime, cancellationToken);
        return taken;
    }

    private async Task<InboxEvent?> OverhearAsync(HeardMessage heard, CancellationToken cancellationToken)
    {
        var settings = await conversations.FindSettingsAsync(heard.Event.Conversation, cancellationToken);
        if (settings.AnswerAll != false && !heard.IsToSomebodyElse && await IsInThreadAsync(heard.Event, cancellationToken))
            return heard.Event with { IsAddressed = true };
        // The key of a message that turns out to mention the bot is left to its app_mention.
        return settings.AnswerAll == true && !heard.MayMentionBot ? heard.Event : null;
    }

    /// <summary>People delete what was never said to the bot, too.</summary>
    private async Task<bool> IsKnownAsync(HeardMessage heard, CancellationToken cancellationToken)
    {
        foreach (var key in heard.EarlierKeys)
        {
            if (await inbox.FindByKeyAsync(key, cancellationToken) is not null)
                return true;
        }
        return (await outbox.ListByMessageAsync(heard.Event.Conversation, heard.Event.MessageId, cancellationToken)).Count > 0;
    }

    private async Task<bool> IsInThreadAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        inboxEvent.Thread is { } thread
        && (await conversations.FindThreadAsync(BotIn(inboxEvent.Conversation, thread), cancellationToken) is not null
            || (await outbox.ListByMessageAsync(inboxEvent.Conversation, thread, cancellationToken)).Count > 0);

    /// <summary>The bot's own part in a thread. No person's id is written in small letters.</summary>
    private static ThreadKey BotIn(ConversationKey conversation, string thread) =>
        new(conversation, thread, SlackUserKeys.Key(conversation.Tenant, "bot"));
}
