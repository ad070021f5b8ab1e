using System.Globalization;
using BriefBot.Core.Conversation;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>The inbox in the file that also holds the outbox, so that an event and its replies change together.</summary>
public sealed class SqliteInbox(SqliteDatabase database) : IInbox
{
    /// <summary>What names the person who sent an event.</summary>
    internal const string Forgotten =
        "user = '', text = '', language = NULL, time_zone = NULL, reply_context = NULL";

    private readonly LeaseQueue _queue = new(database, "inbox", InboxRow.EventColumns, Forgotten);

    public Task<bool> AddAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Add(connection, inboxEvent), cancellationToken);

    public Task<Leased<InboxEvent>?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        _queue.TakeAsync<InboxRow, Leased<InboxEvent>>(worker, lease, (_, row) => row.ToLeased(), cancellationToken);

    public Task<bool> CompleteAsync(
        Leased<InboxEvent> leased, IReadOnlyList<OutboxDelivery> deliveries, CancellationToken cancellationToken) =>
        CloseAsync(leased, QueueState.Done, null, deliveries, cancellationToken);

    public Task<bool> RetryAsync(
        Leased<InboxEvent> leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Retry(connection, leased.Number, leased.Fence, delay, reason), cancellationToken);

    public Task<bool> GiveUpAsync(
        Leased<InboxEvent> leased, string reason, OutboxDelivery? notice, CancellationToken cancellationToken) =>
        CloseAsync(leased, QueueState.Dead, reason, notice is null ? [] : [notice], cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => _queue.NextDueAsync(cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        _queue.ListAsync(state, limit, cancellationToken);

    public Task<(QueueRow Row, InboxEvent Event)?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync<(QueueRow, InboxEvent)?>(
            connection => connection.QuerySingleOrDefault<InboxRow>(
                $"SELECT {InboxRow.EventColumns} FROM inbox WHERE number = @number", new { number }) is { } row
                ? (row.ToQueueRow(), row.ToEvent())
                : null,
            cancellationToken);

    public Task<InboxEvent?> FindByKeyAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<InboxRow>($"SELECT {InboxRow.EventColumns} FROM inbox WHERE key = @key", new { key })?.ToEvent(),
        cancellationToken);

    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => _queue.Replay(connection, number), cancellationToken);

    private Task<bool> CloseAsync(
        Leased<InboxEvent> leased,
        QueueState state,
        string? reason,
        IReadOnlyList<OutboxDelivery> deliveries,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (!_queue.Close(connection, leased.Number, leased.Fence, state, reason))
                    return false;
                foreach (var delivery in deliveries)
                    OutboxInsertion.Insert(connection, delivery);
                return true;
            },
            cancellationToken);

    private static bool Add(StoreConnection connection, InboxEvent added) => connection.Prepared(
        """
        INSERT INTO inbox (key, conversation, head, kind, conversation_kind, thread, message_id, user, text, is_addressed,
                           language, time_zone, received, reply_context)
        VALUES (?1, ?2, NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = ?2 AND state < 2),
                ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (key) DO NOTHING
        """,
        added.Key,
        added.Conversation.ToString(),
        added.Kind.ToString(),
        added.ConversationKind.ToString(),
        added.Thread,
        added.MessageId,
        added.User.Value,
        added.Text,
        added.IsAddressed,
        added.Language,
        added.TimeZone,
        added.Received.ToString("O", CultureInfo.InvariantCulture),
        added.ReplyContext).ExecuteNonQuery() > 0;
}
