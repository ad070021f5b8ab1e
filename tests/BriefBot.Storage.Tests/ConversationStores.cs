using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>Everything about conversations in one store, as one process has it.</summary>
public sealed record ConversationStores(
    IInbox Inbox, IOutbox Outbox, IConversationStore Conversations, IFeedbackStore Feedback);
