using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>The outbox in the database that also holds the inbox.</summary>
public sealed class PostgreSqlOutbox(PostgreSqlDatabase database) : IOutbox
{
    private const string Select = $"SELECT {OutboxRow.DeliveryColumns} FROM outbox ";

    private readonly PostgreSqlDeliveries _deliveries = new(database);

    private PostgreSqlLeaseQueue Queue => _deliveries.Queue;

    public Task<bool> AddAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session => _deliveries.InsertAsync(session, delivery), cancellationToken);

    public Task<LeasedDelivery?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        Queue.TakeAsync<OutboxRow, LeasedDelivery>(worker, lease, PostgreSqlDeliveries.ToLeasedAsync, cancellationToken);

    public Task<bool> StartSendingAsync(
        LeasedDelivery leased, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                """
                UPDATE outbox SET doubt = doubt + coalesce((sending <> $2)::integer, 0), sending = $2, due = store_clock() + $3
                WHERE number = $1 AND fence = $2 AND state = 1
                """,
                leased.Number,
                leased.Fence,
                lease.TotalSeconds) > 0,
            cancellationToken);

    public Task<bool> CompleteAsync(
        LeasedDelivery leased, string? platformMessageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await Queue.LockAsync(session, leased.Number);
                var held = await CompleteAsync(session, leased, platformMessageId);
                if (!held)
                    await CompleteLateAsync(session, leased, platformMessageId);
                return held;
            },
            cancellationToken);

    public Task<bool> RetryAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await Queue.RetryAsync(session, leased.Number, leased.Fence, delay, reason)
                && await NoteNotSentAsync(session, leased.Number),
            cancellationToken);

    public Task<bool> DoubtAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => Queue.RetryAsync(session, leased.Number, leased.Fence, delay, reason), cancellationToken);

    public Task<bool> RepeatAsync(
        LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await Queue.RetryAsync(session, leased.Number, leased.Fence, delay, reason)
                && await session.ExecuteAsync("UPDATE outbox SET sending = NULL, doubt = doubt + 1 WHERE number = $1", leased.Number) > 0,
            cancellationToken);

    public Task<bool> PostponeAsync(LeasedDelivery leased, TimeSpan delay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => Queue.PostponeAsync(session, leased.Number, leased.Fence, delay), cancellationToken);

    public Task<bool> CancelAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        CloseUnsentAsync(leased, QueueState.Cancelled, reason, cancellationToken);

    public Task<bool> GiveUpAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        CloseUnsentAsync(leased, QueueState.Dead, reason, cancellationToken);

    public Task<bool> RewordAsync(
        LeasedDelivery leased, string payload, IReadOnlyList<QuoteReference> quotes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var reworded = await session.ExecuteAsync(
                    "UPDATE outbox SET payload = $3 WHERE number = $1 AND fence = $2 AND state = 1", leased.Number, leased.Fence, payload);
                if (reworded == 0)
                    return false;
                await PostgreSqlDeliveries.ReplaceQuotesAsync(session, leased.Number, quotes);
                return true;
            },
            cancellationToken);

    public Task<bool> HoldAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => Queue.CloseAsync(session, leased.Number, leased.Fence, QueueState.Uncertain, reason),
            cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => Queue.NextDueAsync(cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken) =>
        Queue.ListAsync(state, limit, cancellationToken);

    /// <remarks>A held delivery is sent without another look at whether it arrived: whoever replays it has decided.</remarks>
    public Task<bool> ReplayAsync(long number, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (!await Queue.ReplayAsync(session, number))
                return false;
            await session.ExecuteAsync(
                "UPDATE outbox SET doubt = 1, sending = NULL WHERE number = $1 AND (sending IS NOT NULL OR doubt > 0)", number);
            return true;
        },
        cancellationToken);

    public Task<(QueueRow Row, SentDelivery Delivery)?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync<(QueueRow, SentDelivery)?>(
            async session => await session.FirstAsync<OutboxRow>(Select + "WHERE number = $1", number) is { } row
                ? (row.ToQueueRow(), (await PostgreSqlDeliveries.ToSentAsync(session, [row]))[0])
                : null,
            cancellationToken);

    public async Task<SentDelivery?> FindSentAsync(
        ConversationKey conversation, string platformMessageId, CancellationToken cancellationToken) => (await ListAsync(
        // One of several ids of a row (PlatformMessages) is found as well.
        """
        WHERE conversation = $1 AND platform_id IS NOT NULL
          AND position(chr(10) || $2 || chr(10) IN chr(10) || platform_id || chr(10)) > 0
        ORDER BY number DESC LIMIT 1
        """,
        [conversation.ToString(), platformMessageId],
        cancellationToken)).SingleOrDefault();

    public async Task<SentDelivery?> FindByEventAsync(string eventKey, CancellationToken cancellationToken) =>
        (await ListAsync("WHERE event_key = $1 ORDER BY number LIMIT 1", [eventKey], cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<SentDelivery>> ListByMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken) =>
        ListAsync(
            """
            WHERE number IN (
                SELECT number FROM outbox WHERE conversation = $1 AND answers_message_id = $2
                UNION SELECT number FROM outbox WHERE conversation = $1 AND replaces = $2)
            ORDER BY number
            """,
            [conversation.ToString(), messageId],
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListSentAsync(
        ConversationKey conversation, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(
            "WHERE conversation = $1 AND sent >= $2 ORDER BY sent, number",
            [conversation.ToString(), StoreClock.Write(since)],
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListQuotingAsync(
        ArticleId article, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(
            "WHERE sent >= $2 AND number IN (SELECT delivery FROM outbox_quotes WHERE article_id = $1) ORDER BY sent, number",
            [article.Value, StoreClock.Write(since)],
            cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListRepeatedAsync(int limit, CancellationToken cancellationToken) =>
        Queue.ListAsync("doubt > 0 AND sending IS NOT NULL ORDER BY number DESC LIMIT $1", [limit], cancellationToken);

    private Task<bool> CloseUnsentAsync(
        LeasedDelivery leased, QueueState state, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await Queue.CloseAsync(session, leased.Number, leased.Fence, state, reason)
                && await NoteNotSentAsync(session, leased.Number),
            cancellationToken);

    private static async Task<bool> NoteNotSentAsync(PostgreSqlSession session, long number) =>
        await session.ExecuteAsync("UPDATE outbox SET sending = NULL WHERE number = $1", number) > 0;

    private async Task<bool> CompleteAsync(PostgreSqlSession session, LeasedDelivery leased, string? platformId)
    {
        var conversation = await session.ScalarAsync<string>(
            """
            UPDATE outbox SET state = 2, head = false, reason = NULL, sent = store_clock(), platform_id = coalesce($3, platform_id)
            WHERE number = $1 AND fence = $2 AND state = 1 RETURNING conversation
            """,
            leased.Number,
            leased.Fence,
            platformId);
        if (conversation is null)
            return false;
        await Queue.FinishAsync(session, leased.Number, conversation);
        return true;
    }

    /// <summary>
    /// A worker that lost its lease has sent it all the same. Unless another one is sending it at this moment, that
    /// settles it, and the other one is told that its lease is lost before it sends.
    /// </summary>
    private async Task CompleteLateAsync(PostgreSqlSession session, LeasedDelivery leased, string? platformId)
    {
        await session.ExecuteAsync(
            """
            UPDATE outbox SET doubt = doubt + coalesce((sending <> $2)::integer, 0), sending = coalesce(sending, $2),
                              sent = coalesce(sent, store_clock()), platform_id = coalesce(platform_id, $3)
            WHERE number = $1
            """,
            leased.Number,
            leased.Fence,
            platformId);
        var conversation = await session.ScalarAsync<string>(
            """
            UPDATE outbox SET state = 2, head = false, reason = NULL
            WHERE number = $1 AND NOT (state = 1 AND sending = fence) RETURNING conversation
            """,
            leased.Number);
        if (conversation is not null)
            await Queue.FinishAsync(session, leased.Number, conversation);
    }

    private Task<IReadOnlyList<SentDelivery>> ListAsync(string condition, object?[] values, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await PostgreSqlDeliveries.ToSentAsync(session, await session.QueryAsync<OutboxRow>(Select + condition, values)),
            cancellationToken);
}
