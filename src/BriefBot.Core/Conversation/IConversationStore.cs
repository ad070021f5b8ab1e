using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>What is remembered of conversations. Every method may throw <see cref="StoreException"/>.</summary>
public interface IConversationStore
{
    /// <summary>Null when there is none or its time to live is over.</summary>
    Task<ThreadState?> FindThreadAsync(ThreadKey key, CancellationToken cancellationToken);

    Task SaveThreadAsync(ThreadKey key, ThreadState state, TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>Defaults where nothing was agreed.</summary>
    Task<ChannelSettings> FindSettingsAsync(ConversationKey conversation, CancellationToken cancellationToken);

    Task SaveSettingsAsync(ConversationKey conversation, ChannelSettings settings, CancellationToken cancellationToken);

    /// <summary>Remembers the conversation, or its newer address, and that it can be posted to again. True when it was not known before or could not be posted to: of several who tell of one arrival, one hears true.</summary>
    Task<bool> RememberAsync(ConversationKey conversation, ConversationKind kind, string? address, CancellationToken cancellationToken);

    /// <summary>Nothing can be posted there any more; nothing happens when the conversation is not known.</summary>
    Task BlockAsync(ConversationKey conversation, string reason, CancellationToken cancellationToken);

    /// <summary>The same of every conversation of one tenant, such as one that threw the bot out.</summary>
    Task BlockAllAsync(string channel, string tenant, string reason, CancellationToken cancellationToken);

    /// <summary>Null when it is not known.</summary>
    Task<KnownConversation?> FindConversationAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Those that nothing can be posted to any more.</summary>
    Task<IReadOnlyList<KnownConversation>> ListBlockedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes away what names this person: thread states, the texts and user of finished inbox events, the user of
    /// feedback and deliveries. Open events are finished first. Subscriptions that they made for themselves end; those of
    /// others' conversations go on without their name.
    /// </summary>
    Task ForgetAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes threads whose time to live is over, and events and deliveries that were closed longer ago than this; no
    /// more than so many of each, so that others have their turn. Gives how many it were.
    /// </summary>
    Task<int> DeleteOldAsync(TimeSpan age, int most, CancellationToken cancellationToken);

    /// <summary>How far somebody who follows <see cref="IArticleStore.LastChangeAsync"/> under this name has come; null when it was never saved.</summary>
    Task<long?> FindCursorAsync(string name, CancellationToken cancellationToken);

    /// <summary>On disk when this returns.</summary>
    Task SaveCursorAsync(string name, long position, CancellationToken cancellationToken);
}
