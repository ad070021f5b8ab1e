using BriefBot.Core.Conversation;

namespace BriefBot.Cli.Contract;

/// <summary>One row of the inbox or the outbox, without what was said.</summary>
internal sealed record QueueRecord(
    long Number, string State, string Key, string Conversation, int Attempts, DateTimeOffset Added, DateTimeOffset Due, string? Reason)
{
    public static QueueRecord From(QueueRow row) => new(
        row.Number, Word(row.State), row.Key, row.Conversation.ToString(), row.Attempts, row.Added, row.Due, row.Reason);

    public static string Word(QueueState state) => state switch
    {
        QueueState.Waiting => "waiting",
        QueueState.Leased => "leased",
        QueueState.Done => "done",
        QueueState.Dead => "dead",
        QueueState.Uncertain => "uncertain",
        QueueState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
