using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>The inbox in the database that also holds the outbox, so that an event and its replies change together.</summary>
public sealed class PostgreSqlInbox(PostgreSqlDatabase database) : IInbox
{
    /// <summary>What names the person who sent an event.</summary>
    internal const string Forgotten =
        "\"user\" = '', text = '', language = NULL, time_zone = NULL, reply_context = NULL";

    private const string Select = $"SELECT {InboxRow.EventColumns} FROM inbox ";

    private readonly PostgreSqlLeaseQueue _queue = new(database, "inbox", InboxRow.EventColumns, Forgotten);
    private readonly PostgreSqlDeliveries _deliveries = new(database);

    public Task<bool> AddAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, inboxEvent), cancellationToken);

    public Task<Leased<InboxEvent>?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        _queue.TakeAsync<InboxRow, Leased<InboxEvent>>(
            worker, lease, (_, row) => Task.FromResult(row.ToLeased()), cancellationToken);

    public Task<bool> CompleteAsync(
        Leased<InboxEvent> leased, IReadOnlyList<OutboxDelivery> deliveries, CancellationToken cancellationToken) =>
        CloseAsync(leased, QueueState.Done, null, deliveries, cancellationToken);

    public Task<bool> RetryAsync(
        Leased<InboxEvent> leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => _queue.RetryAsync(session, leased.Number, leased.Fence, delay, reason), cancellationToken);

    public Task<bool> GiveUpAsync(
        Leased<InboxEvent> leased, string reason, OutboxDelivery? notice, CancellationToken cancellationToken) =>
        CloseAsync(leased, QueueState.Dead, reason, notice is null ? [] : [notice], cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => _queue.NextDueAsync(cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        _queue.ListAsync(state, limit, cancellationToken);

    public Task<(QueueRow Row, InboxEvent Event)?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync<(QueueRow, InboxEvent)?>(
            async session => await session.FirstAsync<InboxRow>(Select + "WHERE number = $1", number) is { } row
                ? (row.ToQueueRow(), row.ToEvent())
                : null,
            cancellationToken);

    public Task<InboxEvent?> FindByKeyAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<InboxRow>(Select + "WHERE key = $1", key))?.ToEvent(), cancellationToken);

    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) =>
        database.WriteAsync(session => _queue.ReplayAsync(session, number), cancellationToken);

    private Task<bool> CloseAsync(
        Leased<InboxEvent> leased,
        QueueState state,
        string? reason,
        IReadOnlyList<OutboxDelivery> deliveries,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (!await _queue.CloseAsync(session, leased.Number, leased.Fence, state, reason))
                    return false;
                foreach (var delivery in deliveries)
                    await _deliveries.InsertAsync(session, delivery);
                return true;
            },
            cancellationToken);

    private async Task<bool> AddAsync(PostgreSqlSession session, InboxEvent added)
    {
        var conversation = added.Conversation.ToString();
        await _queue.LockAsync(session, conversation);
        return await session.ExecuteAsync(
            """
            INSERT INTO inbox (key, conversation, head, kind, conversation_kind, thread, message_id, "user", text, is_addressed,
                               language, time_zone, received, reply_context)
            VALUES ($1, $2, NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = $2 AND state < 2),
                    $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (key) DO NOTHING
            """,
            added.Key,
            conversation,
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
            added.ReplyContext) > 0;
    }
}
