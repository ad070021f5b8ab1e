using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework;

/// <summary>Keeps where the bot is, so that digests and corrections can be posted there. Every method may throw <see cref="StoreException"/>.</summary>
internal sealed class ConversationBook(IConversationStore store)
{
    public Task<KnownConversation?> FindAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        store.FindConversationAsync(conversation, cancellationToken);

    /// <summary>Something came from there, so something can be posted there. Writes only what is new.</summary>
    public async Task SeenAsync(Turn turn, CancellationToken cancellationToken)
    {
        var address = turn.Home.ToString();
        var known = await store.FindConversationAsync(turn.Conversation, cancellationToken);
        if (known is null || known.Blocked is not null || known.Address != address || known.Kind != turn.Kind)
            await store.RememberAsync(turn.Conversation, turn.Kind, address, cancellationToken);
    }

    /// <summary>The bot was put there. True to one of those who tell of it; false where it was there already.</summary>
    public Task<bool> ArrivedAsync(Turn turn, CancellationToken cancellationToken) =>
        store.RememberAsync(turn.Conversation, turn.Kind, turn.Home.ToString(), cancellationToken);

    /// <summary>Whether anything may come of it. What people say to each other is not even kept, unless the conversation agreed to that.</summary>
    public async Task<bool> MayAnswerAsync(InboxEvent said, CancellationToken cancellationToken) =>
        said.IsAddressed || (await store.FindSettingsAsync(said.Conversation, cancellationToken)).AnswerAll == true;

    public Task LeftAsync(ConversationKey conversation, string reason, CancellationToken cancellationToken) =>
        store.BlockAsync(conversation, reason, cancellationToken);

    /// <summary>The first arrival is one event, whatever tells of it; a later one is one for each activity.</summary>
    public static string JoinKey(Turn turn, bool isReturn) =>
        $"{turn.Conversation}:joined" + (isReturn ? $":{Uri.EscapeDataString(turn.Activity.Id ?? turn.Activity.Timestamp ?? "")}" : "");
}
