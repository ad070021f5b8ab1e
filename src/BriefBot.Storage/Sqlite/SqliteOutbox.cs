using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>The outbox in the file that also holds the inbox.</summary>
public sealed class SqliteOutbox(SqliteDatabase database) : IOutbox
{
    /// <summary>What names the person to whom a delivery goes.</summary>
    internal const string Forgotten = "user = NULL";

    private const string Select = $"SELECT {OutboxRow.DeliveryColumns} FROM outbox ";

    private readonly LeaseQueue _queue = new(database, "outbox", OutboxRow.DeliveryColumns, Forgotten);

    public Task<bool> AddAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => OutboxInsertion.Insert(connection, delivery), cancellationToken);

    public Task<LeasedDelivery?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        _queue.TakeAsync<OutboxRow, LeasedDelivery>(
            worker, lease, (connection, row) => row.ToLeased(QuoteRow.Read(connection, row.Number)), cancellationToken);

    public Task<bool> StartSendingAsync(
        LeasedDelivery leased, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Prepared(
                """
                UPDATE outbox SET doubt = doubt + ifnull(sending <> ?2, 0), sending = ?2,
                                  due = unixepoch('subsec') + ?3
                WHERE number = ?1 AND fence = ?2 AND state = 1
                """,
                leased.Number,
                leased.Fence,
                lease.TotalSeconds).ExecuteNonQuery() > 0,
            cancellationToken);

    public Task<bool> CompleteAsync(
        LeasedDelivery leased, string? platformMessageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var held = Complete(connection, leased, platformMessageId);
                if (!held)
                    CompleteLate(connection, leased, platformMessageId);
                return held;
            },
            cancellationToken);

    public Task<bool> RetryAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Retry(connection, leased.Number, leased.Fence, delay, reason)
                && NoteNotSent(connection, leased.Number),
            cancellationToken);

    public Task<bool> DoubtAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Retry(connection, leased.Number, leased.Fence, delay, reason), cancellationToken);

    public Task<bool> RepeatAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Retry(connection, leased.Number, leased.Fence, delay, reason)
                && connection.Prepared("UPDATE outbox SET sending = NULL, doubt = doubt + 1 WHERE number = ?1", leased.Number).ExecuteNonQuery() > 0,
            cancellationToken);

    public Task<bool> PostponeAsync(LeasedDelivery leased, TimeSpan delay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Postpone(connection, leased.Number, leased.Fence, delay), cancellationToken);

    public Task<bool> CancelAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        CloseUnsentAsync(leased, QueueState.Cancelled, reason, cancellationToken);

    public Task<bool> GiveUpAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        CloseUnsentAsync(leased, QueueState.Dead, reason, cancellationToken);

    public Task<bool> RewordAsync(
        LeasedDelivery leased, string payload, IReadOnlyList<QuoteReference> quotes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var reworded = connection.Prepared(
                    "UPDATE outbox SET payload = ?3 WHERE number = ?1 AND fence = ?2 AND state = 1",
                    leased.Number,
                    leased.Fence,
                    payload);
                if (reworded.ExecuteNonQuery() == 0)
                    return false;
                QuoteRow.Delete(connection, leased.Number);
                QuoteRow.Insert(connection, leased.Number, quotes);
                return true;
            },
            cancellationToken);

    public Task<bool> HoldAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Close(connection, leased.Number, leased.Fence, QueueState.Uncertain, reason),
            cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => _queue.NextDueAsync(cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        _queue.ListAsync(state, limit, cancellationToken);

    /// <remarks>A held delivery is sent without another look at whether it arrived: whoever replays it has decided.</remarks>
    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (!_queue.Replay(connection, number))
                return false;
            connection.Execute(
                "UPDATE outbox SET doubt = 1, sending = NULL WHERE number = @number AND (sending IS NOT NULL OR doubt > 0)", new { number });
            return true;
        },
        cancellationToken);

    public Task<(QueueRow Row, SentDelivery Delivery)?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync<(QueueRow, SentDelivery)?>(
            connection => connection.QuerySingleOrDefault<OutboxRow>(Select + "WHERE number = @number", new { number }) is { } row
                ? (row.ToQueueRow(), Sent(connection, row))
                : null,
            cancellationToken);

    public Task<SentDelivery?> FindSentAsync(
        ConversationKey conversation, string platformMessageId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => SentOrNone(connection, connection.QueryFirstOrDefault<OutboxRow>(
            // One of several ids of a row (PlatformMessages) is found as well; the index holds all that is looked at.
            Select + """
                WHERE number = (
                    SELECT max(number) FROM outbox INDEXED BY outbox_by_platform
                    WHERE conversation = @conversation AND platform_id IS NOT NULL
                      AND instr(char(10) || platform_id || char(10), char(10) || @platformMessageId || char(10)) > 0)
                """,
            new { conversation = conversation.ToString(), platformMessageId })),
        cancellationToken);

    public Task<SentDelivery?> FindByEventAsync(string eventKey, CancellationToken cancellationToken) => database.ReadAsync(
        connection => SentOrNone(connection, connection.QueryFirstOrDefault<OutboxRow>(
            Select + "WHERE event_key = @eventKey ORDER BY number LIMIT 1", new { eventKey })),
        cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListByMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken) =>
        ListAsync(
            """
            WHERE number IN (
                SELECT number FROM outbox WHERE conversation = @conversation AND answers_message_id = @messageId
                UNION SELECT number FROM outbox WHERE conversation = @conversation AND replaces = @messageId)
            ORDER BY number
            """,
            new { conversation = conversation.ToString(), messageId },
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListSentAsync(
        ConversationKey conversation, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(
            "WHERE conversation = @conversation AND sent >= @since ORDER BY sent, number",
            new { conversation = conversation.ToString(), since = StoreClock.Write(since) },
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListQuotingAsync(
        ArticleId article, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(
            """
            WHERE sent >= @since AND number IN (SELECT delivery FROM outbox_quotes WHERE article_id = @article)
            ORDER BY sent, number
            """,
            new { article = article.Value, since = StoreClock.Write(since) },
            cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListRepeatedAsync(int limit, CancellationToken cancellationToken) =>
        _queue.ListAsync("doubt > 0 AND sending IS NOT NULL", new { limit }, cancellationToken);

    private Task<bool> CloseUnsentAsync(
        LeasedDelivery leased, QueueState state, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => _queue.Close(connection, leased.Number, leased.Fence, state, reason)
                && NoteNotSent(connection, leased.Number),
            cancellationToken);

    private static bool NoteNotSent(StoreConnection connection, long number) =>
        connection.Prepared("UPDATE outbox SET sending = NULL WHERE number = ?1", number).ExecuteNonQuery() > 0;

    private bool Complete(StoreConnection connection, LeasedDelivery leased, string? platformId)
    {
        var completed = connection.Prepared(
            """
            UPDATE outbox SET state = 2, head = 0, reason = NULL, sent = unixepoch('subsec'),
                              platform_id = ifnull(?3, platform_id)
            WHERE number = ?1 AND fence = ?2 AND state = 1 RETURNING conversation
            """,
            leased.Number,
            leased.Fence,
            platformId);
        if (completed.ExecuteScalar() is not string conversation)
            return false;
        _queue.Finish(connection, leased.Number, conversation);
        return true;
    }

    /// <summary>
    /// A worker that lost its lease has sent it all the same. Unless another one is sending it at this moment, that
    /// settles it, and the other one is told that its lease is lost before it sends.
    /// </summary>
    private void CompleteLate(StoreConnection connection, LeasedDelivery leased, string? platformId)
    {
        connection.Prepared(
            """
            UPDATE outbox SET doubt = doubt + ifnull(sending <> ?2, 0), sending = ifnull(sending, ?2),
                              sent = ifnull(sent, unixepoch('subsec')), platform_id = ifnull(platform_id, ?3)
            WHERE number = ?1
            """,
            leased.Number,
            leased.Fence,
            platformId).ExecuteNonQuery();
        var settled = connection.Prepared(
            """
            UPDATE outbox SET state = 2, head = 0, reason = NULL
            WHERE number = ?1 AND NOT (state = 1 AND sending = fence) RETURNING conversation
            """,
            leased.Number);
        if (settled.ExecuteScalar() is string conversation)
            _queue.Finish(connection, leased.Number, conversation);
    }

    private Task<IReadOnlyList<SentDelivery>> ListAsync(
        string condition, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SentDelivery>>(
            connection => [.. connection.Query<OutboxRow>(Select + condition, parameters).Select(row => Sent(connection, row))],
            cancellationToken);

    private static SentDelivery Sent(StoreConnection connection, OutboxRow row) => row.ToSent(QuoteRow.Read(connection, row.Number));

    private static SentDelivery? SentOrNone(StoreConnection connection, OutboxRow? row) => row is null ? null : Sent(connection, row);
}
