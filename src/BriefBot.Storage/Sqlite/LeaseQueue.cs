using BriefBot.Core.Conversation;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// The lease mechanism of one table of queued rows. Of the open rows of a conversation exactly one is the head, and only
/// heads are taken: so one conversation's rows never overlap, and taking costs the same however many rows are done or
/// wait behind others. Whoever opens or closes a row calls <see cref="Promote"/> in the same transaction.
/// </summary>
/// <param name="columns">What a taken row is made of.</param>
/// <param name="forgotten">The assignments that take away what names a person.</param>
internal sealed class LeaseQueue(SqliteDatabase database, string table, string columns, string forgotten)
{
    private readonly string _isDue =
        $"SELECT EXISTS (SELECT 1 FROM {table} INDEXED BY {table}_heads WHERE head = 1 AND due <= unixepoch('subsec'))";

    private readonly string _untilDue =
        $"SELECT min(due) - unixepoch('subsec') FROM {table} INDEXED BY {table}_heads WHERE head = 1";

    private readonly string _held = "WHERE number = ?1 AND fence = ?2 AND state = 1 RETURNING conversation";

    /// <summary>Null when nothing is due: that is found out by reading, without keeping other writers waiting.</summary>
    public async Task<T?> TakeAsync<TRow, T>(
        string worker, TimeSpan lease, Func<StoreConnection, TRow, T> map, CancellationToken cancellationToken)
        where TRow : LeaseRow
        where T : class
    {
        var isDue = await database.ReadAsync(
            connection => connection.Prepared(_isDue).ExecuteScalar() is 1L, cancellationToken);
        if (!isDue)
            return null;
        return await database.WriteAsync(
            connection => Take(connection, () => TakeRow<TRow>(connection, worker, lease), map), cancellationToken);
    }

    /// <summary>False when the lease was lost.</summary>
    public bool Close(StoreConnection connection, long number, long fence, QueueState state, string? reason)
    {
        var closed = connection.Prepared(
            $"UPDATE {table} SET state = ?3, head = 0, reason = ?4 {_held}", number, fence, (int)state, reason);
        if (closed.ExecuteScalar() is not string conversation)
            return false;
        Finish(connection, number, conversation);
        return true;
    }

    /// <summary>What is to be done once a row is closed, by whatever statement.</summary>
    public void Finish(StoreConnection connection, long number, string conversation)
    {
        connection.Prepared($"UPDATE {table} SET {forgotten} WHERE number = ?1 AND forget = 1", number).ExecuteNonQuery();
        Promote(connection, conversation);
    }

    /// <summary>False when the lease was lost.</summary>
    public bool Retry(StoreConnection connection, long number, long fence, TimeSpan delay, string reason) =>
        Free(connection, connection.Prepared(
            $"UPDATE {table} SET state = 0, head = 0, due = unixepoch('subsec') + ?3, reason = ?4 {_held}",
            number,
            fence,
            delay.TotalSeconds,
            reason));

    /// <summary>As if it had not been taken. False when the lease was lost.</summary>
    public bool Postpone(StoreConnection connection, long number, long fence, TimeSpan delay) =>
        Free(connection, connection.Prepared(
            $"UPDATE {table} SET state = 0, head = 0, due = unixepoch('subsec') + ?3, attempts = attempts - 1 {_held}",
            number,
            fence,
            delay.TotalSeconds));

    /// <summary>
    /// False for a row that is not aside, and for one whose person was forgotten: what it said is not there any more.
    /// </summary>
    public bool Replay(StoreConnection connection, long number)
    {
        var replayed = connection.Prepared(
            $"""
            UPDATE {table} SET state = 0, due = unixepoch('subsec'), attempts = 0, reason = NULL
            WHERE number = ?1 AND state IN (3, 4) AND forget = 0 RETURNING conversation
            """,
            number);
        if (replayed.ExecuteScalar() is not string conversation)
            return false;
        // It came in before the present head, which has to let it pass unless a worker holds it.
        connection.Prepared($"UPDATE {table} SET head = 0 WHERE conversation = ?1 AND head = 1 AND state = 0", conversation)
            .ExecuteNonQuery();
        Promote(connection, conversation);
        return true;
    }

    /// <summary>Makes the oldest open row of the conversation its head, if it has no head.</summary>
    public void Promote(StoreConnection connection, string conversation) => connection.Prepared(
        $"""
        UPDATE {table} SET head = 1
        WHERE number = (SELECT min(number) FROM {table} INDEXED BY {table}_open WHERE conversation = ?1 AND state < 2)
          AND NOT EXISTS (SELECT 1 FROM {table} INDEXED BY {table}_head WHERE conversation = ?1 AND head = 1)
        """,
        conversation).ExecuteNonQuery();

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync<TimeSpan?>(
        connection => connection.Prepared(_untilDue).ExecuteScalar() is double seconds
            // Rounded up, so that it is due when the time has passed.
            ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(seconds * 1000)))
            : null,
        cancellationToken);

    public Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken)
    {
        // Rows that are not done are few, and have indexes; those that are done are found by going back.
        var condition = state switch
        {
            null => "TRUE",
            QueueState.Done => "state = @state",
            QueueState.Waiting or QueueState.Leased =>
                $"state = @state AND number IN (SELECT number FROM {table} INDEXED BY {table}_open WHERE state < 2)",
            _ => "state = @state AND state > 2",
        };
        return ListAsync(condition, new { state = (int?)state, limit }, cancellationToken);
    }

    public Task<IReadOnlyList<QueueRow>> ListAsync(
        string condition, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QueueRow>>(
            connection =>
            [
                .. connection.Query<LeaseRow>(
                    $"SELECT {LeaseRow.Columns} FROM {table} WHERE {condition} ORDER BY number DESC LIMIT @limit",
                    parameters).Select(row => row.ToQueueRow()),
            ],
            cancellationToken);

    private bool Free(StoreConnection connection, SqliteCommand free)
    {
        if (free.ExecuteScalar() is not string conversation)
            return false;
        Promote(connection, conversation);
        return true;
    }

    /// <summary>A row that cannot be read is given up at once: it must not stand in the way of all others for ever.</summary>
    private T? Take<TRow, T>(StoreConnection connection, Func<TRow?> takeRow, Func<StoreConnection, TRow, T> map)
        where TRow : LeaseRow
        where T : class
    {
        while (takeRow() is { } row)
        {
            try
            {
                return map(connection, row);
            }
            catch (Exception damage) when (damage is FormatException or InvalidDataException)
            {
                Close(connection, row.Number, row.Fence, QueueState.Dead, $"it cannot be read: {damage.Message}");
            }
        }
        return null;
    }

    private TRow? TakeRow<TRow>(StoreConnection connection, string worker, TimeSpan lease)
    {
        using var row = connection.Prepared(
            $"""
            UPDATE {table}
            SET state = 1, fence = fence + 1, attempts = attempts + 1, worker = ?1, due = unixepoch('subsec') + ?2
            WHERE number = (
                SELECT number FROM {table} INDEXED BY {table}_heads
                WHERE head = 1 AND due <= unixepoch('subsec') ORDER BY number LIMIT 1)
            RETURNING {columns}
            """,
            worker,
            lease.TotalSeconds).ExecuteReader();
        return row.Read() ? row.GetRowParser<TRow>()(row) : default;
    }
}
