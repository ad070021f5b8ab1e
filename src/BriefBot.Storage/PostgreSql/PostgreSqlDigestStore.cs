using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// Subscriptions and their ledger, in the database that also holds the outbox. Whoever writes to both locks the
/// subscription's row first.
/// </summary>
public sealed class PostgreSqlDigestStore(PostgreSqlDatabase database) : IDigestStore
{
    private const string IsHeld = "number = $1 AND fence = $2 AND worker IS NOT NULL";

    private const string Freed = "worker = NULL, leased_until = 0";

    private const string IsDue = "leased_until <= store_clock() AND run_at <= ";

    /// <summary>Messages go out in order, so that what waits for a channel keeps nothing else from being settled.</summary>
    private const string LastPartHasEnded =
        """
        NOT EXISTS (SELECT 1 FROM outbox message WHERE message.state < 2 AND message.key =
            'digest-' || run.subscription || '-' || run.due || '-' || lower(run.kind) || '-' || run.attempt || '-' || run.parts)
        """;

    private const string Select = $"SELECT {SubscriptionRow.Columns} FROM subscriptions ";

    private static readonly string TakeDue = Take(
        $"(SELECT number FROM subscriptions WHERE {IsDue} $3 ORDER BY run_at, number LIMIT 1 FOR UPDATE SKIP LOCKED)");

    private static readonly string TakeNamed = Take("$3 AND leased_until <= store_clock()");

    private readonly PostgreSqlDeliveries _deliveries = new(database);

    public Task<Subscription?> AddAsync(Subscription subscription, int most, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // One after the other in each conversation: else two would count at the same time.
            await session.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('subscriptions of ' || $1, 0))", subscription.Conversation.ToString());
            return await session.ScalarAsync<long>("SELECT count(*) FROM subscriptions WHERE conversation = $1", subscription.Conversation.ToString()) >= most
                ? null
                : await InsertAsync(session, subscription);
        },
        cancellationToken);

    private static async Task<Subscription?> InsertAsync(PostgreSqlSession session, Subscription subscription) =>
        (await session.FirstAsync<SubscriptionRow>(
            $"""
            INSERT INTO subscriptions (kind, conversation, thread, creator, language, cron, time_zone, topics, max_stories,
                                       quiet_from, quiet_to, tells_when_empty, created, paused, next_due, run_at, seen)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::bigint, $15::bigint,
                    CASE WHEN $1 = 'Alert' THEN (SELECT last FROM change_counter) ELSE 0 END)
            RETURNING {SubscriptionRow.Columns}
            """,
            SubscriptionRow.Values(SubscriptionTimes.Started(subscription))))!.ToSubscription();

    public Task<bool> ChangeAsync(Subscription subscription, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // Locked before the ledger is looked at: a run that is being recorded is in it then.
            if (await session.ScalarAsync<long?>("SELECT number FROM subscriptions WHERE number = $1 FOR UPDATE", subscription.Number) is null)
                return false;
            var newest = await session.ScalarAsync<long?>(
                "SELECT max(due) FROM digest_runs WHERE subscription = $1 AND kind = $2", subscription.Number, nameof(DigestRunKind.Scheduled));
            var changed = SubscriptionTimes.After(SubscriptionTimes.Started(subscription), newest);
            return await session.ExecuteAsync(
                """
                UPDATE subscriptions SET
                    kind = $1, conversation = $2, thread = $3, creator = $4, language = $5, cron = $6, time_zone = $7, topics = $8,
                    max_stories = $9, quiet_from = $10, quiet_to = $11, tells_when_empty = $12, created = $13,
                    next_due = $15::bigint, run_at = $15::bigint, attempts = 0,
                    failures = CASE WHEN paused IS NOT NULL AND $14::double precision IS NULL THEN 0 ELSE failures END,
                    failure = CASE WHEN paused IS NOT NULL AND $14::double precision IS NULL THEN NULL ELSE failure END,
                    failing_since = CASE WHEN paused IS NOT NULL AND $14::double precision IS NULL THEN NULL ELSE failing_since END,
                    paused = $14::double precision
                WHERE number = $16
                """,
                [.. SubscriptionRow.Values(changed), subscription.Number]) > 0;
        },
        cancellationToken);

    public Task<bool> RemoveAsync(long number, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync("DELETE FROM subscriptions WHERE number = $1", number) > 0, cancellationToken);

    public Task<Subscription?> FindAsync(long number, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<SubscriptionRow>(Select + "WHERE number = $1", number))?.ToSubscription(), cancellationToken);

    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationKey? conversation, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Subscription>>(
            async session =>
            [
                .. (await session.QueryAsync<SubscriptionRow>(
                    Select + "WHERE $1::text IS NULL OR conversation = $1 ORDER BY number", conversation?.ToString())).Select(row => row.ToSubscription()),
            ],
            cancellationToken);

    public async Task<LeasedSubscription?> TakeDueAsync(string worker, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Found out by reading, which costs no transaction.
        var isDue = await database.ReadAsync(
            session => session.ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM subscriptions WHERE {IsDue} $1)", StoreClock.Write(now)), cancellationToken);
        return !isDue ? null : await database.WriteAsync(
            session => TakeReadableAsync(session, [worker, lease.TotalSeconds, StoreClock.Write(now)]), cancellationToken);
    }

    public Task<LeasedSubscription?> TakeAsync(long number, string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session => (await session.FirstAsync<SubscriptionRow>(TakeNamed, worker, lease.TotalSeconds, number))?.ToLeased(), cancellationToken);

    public Task<bool> RecordAsync(
        LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue, CancellationToken cancellationToken)
    {
        DigestRunRow.CheckParts(run, parts);
        return database.WriteAsync(session => RecordAsync(session, leased, run, parts, nextDue), cancellationToken);
    }

    public Task<bool> ReturnAsync(
        LeasedSubscription leased, DateTimeOffset again, string? failure, long? seenUntil, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            $"""
            UPDATE subscriptions SET {Freed}, run_at = CASE WHEN next_due > $3 THEN next_due WHEN next_due IS NOT NULL THEN $3 END,
                failure = coalesce($4::text, failure), seen = greatest(seen, $5),
                attempts = CASE WHEN $4::text IS NULL THEN 0 ELSE attempts END
            WHERE {IsHeld}
            """,
            leased.Subscription.Number,
            leased.Fence,
            StoreClock.Write(again),
            failure,
            seenUntil ?? 0) > 0,
        cancellationToken);

    public async Task<IReadOnlyList<SettledRun>> SettleAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var ended = await database.ReadMomentAsync(
            async session => (await ReadRunsAsync(session, $"run WHERE NOT settled AND {LastPartHasEnded} ORDER BY recorded LIMIT $1", limit))
                .FindAll(each => each.Run.State != DigestRunState.Queued),
            cancellationToken);
        return ended.Count == 0 ? [] : await database.WriteAsync<IReadOnlyList<SettledRun>>(
            async session =>
            {
                var settled = new List<SettledRun>();
                foreach (var (run, sent) in ended)
                {
                    if (await PostgreSqlDigestLedger.SettleAsync(session, run))
                        settled.Add(new SettledRun(run, sent, await MarkAsync(session, run, now)));
                }
                return settled;
            },
            cancellationToken);
    }

    public Task<DigestMemory> RecallAsync(long subscription, CancellationToken cancellationToken) => database.ReadMomentAsync(
        async session =>
        {
            var runs = await ReadRunsAsync(
                session,
                "WHERE subscription = $1 AND recorded > (SELECT max(recorded) FROM digest_runs WHERE subscription = $1) - $2",
                subscription,
                DigestMemory.Length.TotalSeconds);
            var memory = DigestMemory.Of(runs.Select(each => each.Run));
            var seen = await session.ScalarAsync<long>("SELECT seen FROM subscriptions WHERE number = $1", subscription);
            return memory with { Until = long.Max(memory.Until, seen) };
        },
        cancellationToken);

    public Task<IReadOnlyList<DigestRun>> ListRunsAsync(long? subscription, int limit, CancellationToken cancellationToken) =>
        database.ReadMomentAsync<IReadOnlyList<DigestRun>>(
            async session =>
            [
                .. (await ReadRunsAsync(
                    session,
                    "WHERE $1::bigint IS NULL OR subscription = $1 ORDER BY recorded DESC, due DESC, attempt DESC LIMIT $2",
                    subscription,
                    limit)).Select(each => each.Run),
            ],
            cancellationToken);

    public Task<IReadOnlyList<SentDelivery>> ListPartsAsync(DigestRun run, CancellationToken cancellationToken) => database.ReadMomentAsync(
        async session =>
        {
            var keys = PostgreSqlDigestLedger.Keys(run).ToArray();
            var rows = await session.QueryAsync<OutboxRow>(
                $"SELECT {OutboxRow.DeliveryColumns} FROM outbox WHERE key = ANY ($1) ORDER BY array_position($1, key)", [keys]);
            return await PostgreSqlDeliveries.ToSentAsync(session, rows);
        },
        cancellationToken);

    public async Task<bool> NotifyAsync(string key, OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        var isKnown = await database.ReadAsync(
            session => session.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM notices WHERE key = $1)", key), cancellationToken);
        return !isKnown && await database.WriteAsync(
            async session => await session.ExecuteAsync("INSERT INTO notices (key) VALUES ($1) ON CONFLICT (key) DO NOTHING", key) > 0
                && await _deliveries.InsertAsync(session, delivery),
            cancellationToken);
    }

    private static string Take(string chosen) =>
        $"""
        UPDATE subscriptions SET fence = fence + 1, worker = $1, leased_until = store_clock() + $2, attempts = attempts + 1
        WHERE number = {chosen}
        RETURNING {SubscriptionRow.Columns}
        """;

    /// <summary>One that cannot be read is never due again: it must not stand in the way of all others.</summary>
    private static async Task<LeasedSubscription?> TakeReadableAsync(PostgreSqlSession session, object?[] values)
    {
        while (await session.FirstAsync<SubscriptionRow>(TakeDue, values) is { } row)
        {
            try
            {
                return row.ToLeased();
            }
            catch (InvalidDataException damage)
            {
                await session.ExecuteAsync(
                    $"UPDATE subscriptions SET {Freed}, run_at = NULL, failure = $2 WHERE number = $1", row.Number, damage.Message);
            }
        }
        return null;
    }

    private static async Task<List<(DigestRun Run, DateTimeOffset? Sent)>> ReadRunsAsync(
        PostgreSqlSession session, string condition, params object?[] values) =>
        await PostgreSqlDigestLedger.ReadAsync(
            session, await session.QueryAsync<DigestRunRow>($"SELECT {DigestRunRow.Columns} FROM digest_runs {condition}", values));

    private async Task<bool> RecordAsync(
        PostgreSqlSession session, LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue)
    {
        var row = await session.FirstAsync<SubscriptionRow>(Select + $"WHERE {IsHeld} FOR UPDATE", leased.Subscription.Number, leased.Fence);
        if (row is null || !await PostgreSqlDigestLedger.InsertAsync(session, _deliveries, run, parts))
            return false;
        if (run.State == DigestRunState.Failed)
            await MarkAsync(session, run, run.Recorded);
        if (SubscriptionTimes.AfterRun(row, leased, run.Recorded, nextDue) is { } next)
            await AdvanceAsync(session, leased, next);
        else
            await session.ExecuteAsync($"UPDATE subscriptions SET {Freed} WHERE {IsHeld}", leased.Subscription.Number, leased.Fence);
        return true;
    }

    private static Task<int> AdvanceAsync(PostgreSqlSession session, LeasedSubscription leased, DateTimeOffset nextDue) => session.ExecuteAsync(
        $"""
        UPDATE subscriptions SET {Freed}, attempts = 0, next_due = $3, run_at = $3, failure = CASE WHEN failures = 0 THEN NULL ELSE failure END
        WHERE {IsHeld}
        """,
        leased.Subscription.Number,
        leased.Fence,
        nextDue.ToUnixTimeSeconds());

    /// <returns>How many runs failed since the last that did not.</returns>
    private static Task<int> MarkAsync(PostgreSqlSession session, DigestRun run, DateTimeOffset now) => run.State switch
    {
        DigestRunState.Failed => session.ScalarAsync<int>(
            """
            UPDATE subscriptions SET failures = failures + 1, failure = $2, failing_since = coalesce(failing_since, $3), failed = $3
            WHERE number = $1 RETURNING failures
            """,
            run.Subscription,
            run.Reason,
            StoreClock.Write(now)),
        DigestRunState.Posted => session.ScalarAsync<int>(
            "UPDATE subscriptions SET failures = 0, failure = NULL, failing_since = NULL WHERE number = $1 RETURNING failures", run.Subscription),
        _ => session.ScalarAsync<int>("SELECT failures FROM subscriptions WHERE number = $1", run.Subscription),
    };
}
