using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// The lease mechanism of one table of queued rows. Of the open rows of a conversation exactly one is the head, and only
/// heads are taken: so one conversation's rows never overlap, and taking costs the same however many rows are done or
/// wait behind others. Whoever opens or closes a row first calls <see cref="LockAsync(PostgreSqlSession, string)"/>, and
/// <see cref="PromoteAsync"/> in the same transaction: or a row added while another one closes would be nobody's turn.
/// </summary>
/// <param name="columns">What a taken row is made of.</param>
/// <param name="forgotten">The assignments that take away what names a person.</param>
internal sealed class PostgreSqlLeaseQueue(PostgreSqlDatabase database, string table, string columns, string forgotten)
{
    private const string Held = "WHERE number = $1 AND fence = $2 AND state = 1 RETURNING conversation";

    /// <summary>Null when nothing is due: that is found out by reading, which costs no commit.</summary>
    public async Task<T?> TakeAsync<TRow, T>(
        string worker, TimeSpan lease, Func<PostgreSqlSession, TRow, Task<T>> map, CancellationToken cancellationToken)
        where TRow : LeaseRow
        where T : class
    {
        var isDue = await database.ReadAsync(
            session => session.ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {table} WHERE head AND due <= store_clock())"),
            cancellationToken);
        return isDue
            ? await database.WriteAsync(session => TakeAsync(session, worker, lease, map), cancellationToken)
            : null;
    }

    /// <summary>Until the transaction ends, nobody else adds to this conversation or moves its rows.</summary>
    public Task LockAsync(PostgreSqlSession session, string conversation) => session.LockAsync($"{table} {conversation}");

    /// <summary>False when the lease was lost.</summary>
    public async Task<bool> CloseAsync(PostgreSqlSession session, long number, long fence, QueueState state, string? reason)
    {
        await LockAsync(session, number);
        var conversation = await session.ScalarAsync<string>(
            $"UPDATE {table} SET state = $3, head = false, reason = $4 {Held}", number, fence, (int)state, reason);
        if (conversation is null)
            return false;
        await FinishAsync(session, number, conversation);
        return true;
    }

    /// <summary>Until the transaction ends, nobody else moves the rows of this row's conversation.</summary>
    public Task LockAsync(PostgreSqlSession session, long number) => session.ExecuteAsync(
        $"SELECT pg_advisory_xact_lock(hashtextextended('{table} ' || conversation, 0)) FROM {table} WHERE number = $1", number);

    /// <summary>What is to be done once a row is closed, by whatever statement.</summary>
    public async Task FinishAsync(PostgreSqlSession session, long number, string conversation)
    {
        await session.ExecuteAsync($"UPDATE {table} SET {forgotten} WHERE number = $1 AND forget", number);
        await PromoteAsync(session, conversation);
    }

    /// <summary>False when the lease was lost.</summary>
    public async Task<bool> RetryAsync(PostgreSqlSession session, long number, long fence, TimeSpan delay, string reason)
    {
        await LockAsync(session, number);
        return await FreeAsync(session, await session.ScalarAsync<string>(
            $"UPDATE {table} SET state = 0, head = false, due = store_clock() + $3, reason = $4 {Held}",
            number,
            fence,
            delay.TotalSeconds,
            reason));
    }

    /// <summary>As if it had not been taken. False when the lease was lost.</summary>
    public async Task<bool> PostponeAsync(PostgreSqlSession session, long number, long fence, TimeSpan delay)
    {
        await LockAsync(session, number);
        return await FreeAsync(session, await session.ScalarAsync<string>(
            $"UPDATE {table} SET state = 0, head = false, due = store_clock() + $3, attempts = attempts - 1 {Held}",
            number,
            fence,
            delay.TotalSeconds));
    }

    /// <summary>
    /// False for a row that is not aside, and for one whose person was forgotten: what it said is not there any more.
    /// </summary>
    public async Task<bool> ReplayAsync(PostgreSqlSession session, long number)
    {
        await LockAsync(session, number);
        var conversation = await session.ScalarAsync<string>(
            $"""
            UPDATE {table} SET state = 0, due = store_clock(), attempts = 0, reason = NULL
            WHERE number = $1 AND state IN (3, 4) AND NOT forget RETURNING conversation
            """,
            number);
        if (conversation is null)
            return false;
        // It came in before the present head, which has to let it pass unless a worker holds it.
        await session.ExecuteAsync($"UPDATE {table} SET head = false WHERE conversation = $1 AND head AND state = 0", conversation);
        await PromoteAsync(session, conversation);
        return true;
    }

    /// <summary>Makes the oldest open row of the conversation its head, if it has no head.</summary>
    public Task PromoteAsync(PostgreSqlSession session, string conversation) => session.ExecuteAsync(
        $"""
        UPDATE {table} SET head = true
        WHERE number = (SELECT min(number) FROM {table} WHERE conversation = $1 AND state < 2)
          AND NOT EXISTS (SELECT 1 FROM {table} WHERE conversation = $1 AND head)
        """,
        conversation);

    public async Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        var seconds = await database.ReadAsync(
            session => session.ScalarAsync<double?>($"SELECT min(due) - store_clock() FROM {table} WHERE head"), cancellationToken);
        // Rounded up, so that it is due when the time has passed.
        return seconds is { } left ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left * 1000))) : null;
    }

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken)
    {
        // In words that the indexes of rows that are not done know.
        var condition = state switch
        {
            null => "$1::integer IS NULL",
            QueueState.Done => "state = $1",
            QueueState.Waiting or QueueState.Leased => "state = $1 AND state < 2",
            _ => "state = $1 AND state > 2",
        };
        return ListAsync($"{condition} ORDER BY number DESC LIMIT $2", [(int?)state, limit], cancellationToken);
    }

    public Task<IReadOnlyList<QueueRow>> ListAsync(string condition, object?[] values, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QueueRow>>(
            async session =>
            [
                .. (await session.QueryAsync<LeaseRow>($"SELECT {LeaseRow.Columns} FROM {table} WHERE {condition}", values))
                    .Select(row => row.ToQueueRow()),
            ],
            cancellationToken);

    private async Task<bool> FreeAsync(PostgreSqlSession session, string? conversation)
    {
        if (conversation is null)
            return false;
        await PromoteAsync(session, conversation);
        return true;
    }

    /// <summary>A row that cannot be read is given up at once: it must not stand in the way of all others for ever.</summary>
    private async Task<T?> TakeAsync<TRow, T>(
        PostgreSqlSession session, string worker, TimeSpan lease, Func<PostgreSqlSession, TRow, Task<T>> map)
        where TRow : LeaseRow
        where T : class
    {
        while (await TakeRowAsync<TRow>(session, worker, lease) is { } row)
        {
            try
            {
                return await map(session, row);
            }
            catch (Exception damage) when (damage is FormatException or InvalidDataException)
            {
                await CloseAsync(session, row.Number, row.Fence, QueueState.Dead, $"it cannot be read: {damage.Message}");
            }
        }
        return null;
    }

    /// <summary>A row that somebody else is taking at this moment is passed over: nobody waits for anybody.</summary>
    private Task<TRow?> TakeRowAsync<TRow>(PostgreSqlSession session, string worker, TimeSpan lease)
        where TRow : class => session.FirstAsync<TRow>(
        $"""
        UPDATE {table}
        SET state = 1, fence = fence + 1, attempts = attempts + 1, worker = $1, due = store_clock() + $2
        WHERE number = (
            SELECT number FROM {table} WHERE head AND due <= store_clock() ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING {columns}
        """,
        worker,
        lease.TotalSeconds);
}
