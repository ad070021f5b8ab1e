using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>Subscriptions and their ledger, in the file that also holds the outbox.</summary>
public sealed class SqliteDigestStore(SqliteDatabase database) : IDigestStore
{
    private const string IsHeld = "number = ?1 AND fence = ?2 AND worker IS NOT NULL";

    private const string Freed = "worker = NULL, leased_until = 0";

    /// <summary>Messages go out in order, so that what waits for a channel keeps nothing else from being settled.</summary>
    private const string LastPartHasEnded =
        """
        NOT EXISTS (SELECT 1 FROM outbox message WHERE message.state < 2 AND message.key =
            'digest-' || run.subscription || '-' || run.due || '-' || lower(run.kind) || '-' || run.attempt || '-' || run.parts)
        """;

    private const string Select = $"SELECT {SubscriptionRow.Columns} FROM subscriptions ";

    private static readonly string TakeDue = Take(
        """
        (SELECT number FROM subscriptions INDEXED BY subscriptions_by_due
         WHERE run_at <= ?3 AND leased_until <= unixepoch('subsec') ORDER BY run_at, number LIMIT 1)
        """);

    private static readonly string TakeNamed = Take("?3 AND leased_until <= unixepoch('subsec')");

    public Task<Subscription?> AddAsync(Subscription subscription, int most, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (connection.Prepared("SELECT count(*) FROM subscriptions WHERE conversation = ?1", subscription.Conversation.ToString()).ExecuteScalar() is long count && count >= most)
                return null;
            var added = SubscriptionTimes.Started(subscription);
            var number = connection.Prepared(
                """
                INSERT INTO subscriptions (kind, conversation, thread, creator, language, cron, time_zone, topics, max_stories,
                                           quiet_from, quiet_to, tells_when_empty, created, paused, next_due, run_at, seen)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15,
                        CASE WHEN ?1 = 'Alert' THEN (SELECT last FROM change_counter) ELSE 0 END)
                RETURNING number
                """,
                SubscriptionRow.Values(added)).ExecuteScalar();
            return Find(connection, (long)number!);
        },
        cancellationToken);

    public Task<bool> ChangeAsync(Subscription subscription, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var changed = Unrecorded(connection, SubscriptionTimes.Started(subscription));
            return connection.Prepared(
                """
                UPDATE subscriptions SET
                    kind = ?1, conversation = ?2, thread = ?3, creator = ?4, language = ?5, cron = ?6, time_zone = ?7, topics = ?8,
                    max_stories = ?9, quiet_from = ?10, quiet_to = ?11, tells_when_empty = ?12, created = ?13, next_due = ?15, run_at = ?15,
                    attempts = 0,
                    failures = CASE WHEN paused IS NOT NULL AND ?14 IS NULL THEN 0 ELSE failures END,
                    failure = CASE WHEN paused IS NOT NULL AND ?14 IS NULL THEN NULL ELSE failure END,
                    failing_since = CASE WHEN paused IS NOT NULL AND ?14 IS NULL THEN NULL ELSE failing_since END,
                    paused = ?14
                WHERE number = ?16
                """,
                [.. SubscriptionRow.Values(changed), subscription.Number]).ExecuteNonQuery() > 0;
        },
        cancellationToken);

    public Task<bool> RemoveAsync(long number, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared("DELETE FROM subscriptions WHERE number = ?1", number).ExecuteNonQuery() > 0, cancellationToken);

    public Task<Subscription?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, number), cancellationToken);

    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationKey? conversation, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Subscription>>(
            connection =>
            [
                .. connection.Query<SubscriptionRow>(
                    Select + (conversation is null ? "ORDER BY number" : "WHERE conversation = @conversation ORDER BY number"),
                    new { conversation = conversation?.ToString() }).Select(row => row.ToSubscription()),
            ],
            cancellationToken);

    public async Task<LeasedSubscription?> TakeDueAsync(string worker, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Found out by reading, which keeps no writer waiting.
        var isDue = await database.ReadAsync(
            connection => connection.Prepared(
                """
                SELECT EXISTS (SELECT 1 FROM subscriptions INDEXED BY subscriptions_by_due
                               WHERE run_at <= ?1 AND leased_until <= unixepoch('subsec'))
                """,
                StoreClock.Write(now)).ExecuteScalar() is 1L,
            cancellationToken);
        return !isDue ? null : await database.WriteAsync(
            connection => TakeReadable(connection, () => connection.Prepared(TakeDue, worker, lease.TotalSeconds, StoreClock.Write(now))), cancellationToken);
    }

    public Task<LeasedSubscription?> TakeAsync(long number, string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Take(connection.Prepared(TakeNamed, worker, lease.TotalSeconds, number))?.ToLeased(), cancellationToken);

    public Task<bool> RecordAsync(
        LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue, CancellationToken cancellationToken)
    {
        DigestRunRow.CheckParts(run, parts);
        return database.WriteAsync(connection => Record(connection, leased, run, parts, nextDue), cancellationToken);
    }

    public Task<bool> ReturnAsync(
        LeasedSubscription leased, DateTimeOffset again, string? failure, long? seenUntil, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared(
            $"""
            UPDATE subscriptions SET {Freed}, run_at = CASE WHEN next_due > ?3 THEN next_due WHEN next_due IS NOT NULL THEN ?3 END,
                failure = coalesce(?4, failure), seen = CASE WHEN seen < ?5 THEN ?5 ELSE seen END, attempts = CASE WHEN ?4 IS NULL THEN 0 ELSE attempts END
            WHERE {IsHeld}
            """,
            leased.Subscription.Number,
            leased.Fence,
            StoreClock.Write(again),
            failure,
            seenUntil ?? 0).ExecuteNonQuery() > 0,
        cancellationToken);

    public async Task<IReadOnlyList<SettledRun>> SettleAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var ended = await database.ReadAsync(
            connection => connection.Query<DigestRunRow>(
                    $"SELECT {DigestRunRow.Columns} FROM digest_runs run INDEXED BY digest_runs_open WHERE settled = 0 AND {LastPartHasEnded} ORDER BY recorded LIMIT @limit",
                    new { limit })
                .Select(row => DigestLedger.Outcome(connection, row))
                .Where(each => each.Run.State != DigestRunState.Queued)
                .ToList(),
            cancellationToken);
        if (ended.Count == 0)
            return [];
        return await database.WriteAsync<IReadOnlyList<SettledRun>>(
            connection =>
            [
                .. ended.Where(each => DigestLedger.Settle(connection, each.Run))
                    .Select(each => new SettledRun(each.Run, each.Sent, Mark(connection, each.Run, now))),
            ],
            cancellationToken);
    }

    public Task<DigestMemory> RecallAsync(long subscription, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var runs = connection.Query<DigestRunRow>(
                $"""
                SELECT {DigestRunRow.Columns} FROM digest_runs
                WHERE subscription = @subscription
                  AND recorded > (SELECT max(recorded) FROM digest_runs WHERE subscription = @subscription) - @length
                """,
                new { subscription, length = DigestMemory.Length.TotalSeconds });
            var memory = DigestMemory.Of(runs.Select(row => DigestLedger.Read(connection, row)));
            var seen = connection.Prepared("SELECT seen FROM subscriptions WHERE number = ?1", subscription).ExecuteScalar() as long? ?? 0;
            return memory with { Until = long.Max(memory.Until, seen) };
        },
        cancellationToken);

    public Task<IReadOnlyList<DigestRun>> ListRunsAsync(long? subscription, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DigestRun>>(
            connection =>
            [
                .. connection.Query<DigestRunRow>(
                    $"""
                    SELECT {DigestRunRow.Columns} FROM digest_runs {(subscription is null ? "" : "WHERE subscription = @subscription")}
                    ORDER BY recorded DESC, due DESC, attempt DESC LIMIT @limit
                    """,
                    new { subscription, limit }).Select(row => DigestLedger.Read(connection, row)),
            ],
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListPartsAsync(DigestRun run, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SentDelivery>>(
        connection =>
        [
            .. Enumerable.Range(1, run.Parts)
                .Select(part => connection.QuerySingleOrDefault<OutboxRow>(
                    $"SELECT {OutboxRow.DeliveryColumns} FROM outbox WHERE key = @key", new { key = run.DeliveryId(part) }))
                .OfType<OutboxRow>()
                .Select(row => row.ToSent(QuoteRow.Read(connection, row.Number))),
        ],
        cancellationToken);

    public async Task<bool> NotifyAsync(string key, OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        var isKnown = await database.ReadAsync(
            connection => connection.Prepared("SELECT 1 FROM notices WHERE key = ?1", key).ExecuteScalar() is 1L, cancellationToken);
        return !isKnown && await database.WriteAsync(
            connection => connection.Prepared("INSERT INTO notices (key) VALUES (?1) ON CONFLICT (key) DO NOTHING", key).ExecuteNonQuery() > 0
                && OutboxInsertion.Insert(connection, delivery),
            cancellationToken);
    }

    private static string Take(string chosen) =>
        $"""
        UPDATE subscriptions SET fence = fence + 1, worker = ?1, leased_until = unixepoch('subsec') + ?2, attempts = attempts + 1
        WHERE number = {chosen}
        RETURNING {SubscriptionRow.Columns}
        """;

    /// <summary>One that cannot be read is never due again: it must not stand in the way of all others.</summary>
    private static LeasedSubscription? TakeReadable(StoreConnection connection, Func<SqliteCommand> take)
    {
        while (Take(take()) is { } row)
        {
            try
            {
                return row.ToLeased();
            }
            catch (InvalidDataException damage)
            {
                connection.Prepared(
                    $"UPDATE subscriptions SET {Freed}, run_at = NULL, failure = ?2 WHERE number = ?1", row.Number, damage.Message).ExecuteNonQuery();
            }
        }
        return null;
    }

    private static SubscriptionRow? Take(SqliteCommand take)
    {
        using var row = take.ExecuteReader();
        return row.Read() ? row.GetRowParser<SubscriptionRow>()(row) : null;
    }

    private static Subscription? Find(StoreConnection connection, long number) =>
        connection.QuerySingleOrDefault<SubscriptionRow>(Select + "WHERE number = @number", new { number })?.ToSubscription();

    private static Subscription Unrecorded(StoreConnection connection, Subscription subscription) => SubscriptionTimes.After(
        subscription,
        connection.Prepared(
            "SELECT max(due) FROM digest_runs WHERE subscription = ?1 AND kind = ?2", subscription.Number, nameof(DigestRunKind.Scheduled)).ExecuteScalar() as long?);

    private static bool Record(
        StoreConnection connection, LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue)
    {
        var row = connection.QuerySingleOrDefault<SubscriptionRow>(
            Select + "WHERE number = @Number AND fence = @Fence AND worker IS NOT NULL", new { leased.Subscription.Number, leased.Fence });
        if (row is null || !DigestLedger.Insert(connection, run, parts))
            return false;
        if (run.State == DigestRunState.Failed)
            Mark(connection, run, run.Recorded);
        if (SubscriptionTimes.AfterRun(row, leased, run.Recorded, nextDue) is { } next)
            Advance(connection, leased, next);
        else
            connection.Prepared($"UPDATE subscriptions SET {Freed} WHERE {IsHeld}", leased.Subscription.Number, leased.Fence).ExecuteNonQuery();
        return true;
    }

    private static void Advance(StoreConnection connection, LeasedSubscription leased, DateTimeOffset nextDue) => connection.Prepared(
        $"UPDATE subscriptions SET {Freed}, attempts = 0, next_due = ?3, run_at = ?3, failure = CASE WHEN failures = 0 THEN NULL ELSE failure END WHERE {IsHeld}",
        leased.Subscription.Number,
        leased.Fence,
        nextDue.ToUnixTimeSeconds()).ExecuteNonQuery();

    /// <returns>How many runs failed since the last that did not.</returns>
    private static int Mark(StoreConnection connection, DigestRun run, DateTimeOffset now)
    {
        var marked = run.State switch
        {
            DigestRunState.Failed => connection.Prepared(
                """
                UPDATE subscriptions SET failures = failures + 1, failure = ?2, failing_since = coalesce(failing_since, ?3), failed = ?3
                WHERE number = ?1 RETURNING failures
                """,
                run.Subscription,
                run.Reason,
                StoreClock.Write(now)),
            DigestRunState.Posted => connection.Prepared(
                "UPDATE subscriptions SET failures = 0, failure = NULL, failing_since = NULL WHERE number = ?1 RETURNING failures", run.Subscription),
            _ => connection.Prepared("SELECT failures FROM subscriptions WHERE number = ?1", run.Subscription),
        };
        return (int)(marked.ExecuteScalar() as long? ?? 0);
    }
}
