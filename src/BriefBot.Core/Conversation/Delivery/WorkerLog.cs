namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Hears what went wrong while nobody waited for it. Messages name rows by key and number; no question, answer or reply
/// context is in them.
/// </summary>
public delegate void WorkerLog(string message, Exception? exception);
