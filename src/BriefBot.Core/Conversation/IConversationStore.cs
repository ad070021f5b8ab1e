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

    /// <summary>
    /// Takes away what names this person: thread states, the texts and user of finished inbox events, the user of
    /// feedback and deliveries. Open events are finished first.
    /// </summary>
    Task ForgetAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>How far somebody who follows <see cref="IArticleStore.LastChangeAsync"/> under this name has come; null when it was never saved.</summary>
    Task<long?> FindCursorAsync(string name, CancellationToken cancellationToken);

    /// <summary>On disk when this returns.</summary>
    Task SaveCursorAsync(string name, long position, CancellationToken cancellationToken);
}
