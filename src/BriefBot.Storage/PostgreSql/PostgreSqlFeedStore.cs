using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Feeds beside the articles that came from them.</summary>
public sealed class PostgreSqlFeedStore(PostgreSqlDatabase database) : IFeedStore
{
    /// <summary>How long an item is remembered that is not in its feed any more: some come back.</summary>
    private const int ForgetAfterDays = 90;

    /// <summary>Whoever adds, takes or moves a feed looks at the others first: one at a time.</summary>
    private const string Lock = "feeds";

    private const string Columns =
        $"""
        {FeedRow.Columns},
        (SELECT count(*) FROM feed_items WHERE feed = number AND stored > store_clock() - 7 * 86400) AS RecentArticles
        """;

    private const string HostIsFree =
        """
        NOT EXISTS (
            SELECT 1 FROM feeds other
            WHERE other.host = feeds.host AND (other.leased_until > store_clock() OR other.polled > store_clock() - $3))
        """;

    private const string IsHeld = "number = $1 AND fence = $2 AND worker IS NOT NULL";

    private const string TakeDue =
        $"(SELECT number FROM feeds WHERE next_due <= store_clock() AND {HostIsFree} ORDER BY next_due, number LIMIT 1)";

    private static readonly string TakeNamed = $"(SELECT number FROM feeds WHERE number = {Named("$4")} AND {HostIsFree})";

    public Task<bool> AddAsync(FeedSource feed, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.LockAsync(Lock);
            return await session.ExecuteAsync(
                $"""
                INSERT INTO feeds (address, host, title, collection, "interval")
                SELECT $1, $2, $3, $4, $5::double precision WHERE {Named("$1")} IS NULL
                """,
                Address(feed.Address),
                Host(feed.Address),
                feed.Title,
                feed.Collection,
                feed.Interval?.TotalSeconds) > 0;
        },
        cancellationToken);

    public Task<bool> RemoveAsync(Uri address, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync($"DELETE FROM feeds WHERE number = {Named("$1")}", Address(address)) > 0, cancellationToken);

    public Task<IReadOnlyList<FeedState>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<FeedState>>(
        async session => [.. (await session.QueryAsync<FeedRow>($"SELECT {Columns} FROM feeds ORDER BY number")).Select(row => row.ToState())],
        cancellationToken);

    public Task<FeedState?> FindAsync(Uri address, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<FeedRow>($"SELECT {Columns} FROM feeds WHERE number = {Named("$1")}", Address(address)))?.ToState(),
        cancellationToken);

    public async Task<LeasedFeed?> TakeAsync(string worker, TimeSpan lease, TimeSpan hostDelay, CancellationToken cancellationToken)
    {
        // Found out by reading, which costs no commit.
        var isDue = await database.ReadAsync(
            session => session.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM feeds WHERE next_due <= store_clock() AND leased_until <= store_clock())"),
            cancellationToken);
        return isDue ? await TakeAsync(TakeDue, [worker, lease.TotalSeconds, hostDelay.TotalSeconds], cancellationToken) : null;
    }

    public Task<LeasedFeed?> TakeAsync(Uri address, string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        TakeAsync(TakeNamed, [worker, lease.TotalSeconds, 0.0, Address(address)], cancellationToken);

    public Task<bool> ReleaseAsync(LeasedFeed leased, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            $"UPDATE feeds SET worker = NULL, leased_until = 0 WHERE {IsHeld}", leased.Feed.Number, leased.Fence) > 0,
        cancellationToken);

    public Task<bool> FinishAsync(LeasedFeed leased, FeedPoll poll, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var move = poll.Error is null ? poll.MovedTo : null;
            if (move is not null)
                await session.LockAsync(Lock);
            var finished = poll.Error is { } error ? await FailAsync(session, leased, error, poll.NextIn) : await SucceedAsync(session, leased, poll);
            if (finished && move is not null)
                await MoveAsync(session, leased.Feed.Number, move);
            if (finished && poll.Present.Count > 0)
                await RefreshAsync(session, leased.Feed.Number, poll.Present);
            return finished;
        },
        cancellationToken);

    public async Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        var seconds = await database.ReadAsync(
            session => session.ScalarAsync<double?>("SELECT min(greatest(next_due, leased_until)) - store_clock() FROM feeds"), cancellationToken);
        return seconds is { } left ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left * 1000))) : null;
    }

    public Task<IReadOnlyDictionary<string, SeenItem>> FindItemsAsync(
        FeedState feed, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, SeenItem>>(
            async session => (await session.QueryAsync<SeenItemRow>(
                $"SELECT {SeenItemRow.Columns} FROM feed_items WHERE feed = $1 AND item = ANY ($2)", feed.Number, keys.ToArray()))
                .ToDictionary(row => row.Item, row => row.ToItem(), StringComparer.Ordinal),
            cancellationToken);

    public Task<bool> RememberAsync(
        LeasedFeed leased, SeenItem item, bool isStored, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var held = await session.ExecuteAsync(
                $"UPDATE feeds SET leased_until = store_clock() + $3 WHERE {IsHeld}", leased.Feed.Number, leased.Fence, lease.TotalSeconds);
            if (held == 0)
                return false;
            await session.ExecuteAsync(
                """
                INSERT INTO feed_items AS known (feed, item, version, settled, attempts, reason, seen, stored)
                VALUES ($1, $2, $3, $4, $5, $6, store_clock(), CASE WHEN $7 THEN store_clock() END)
                ON CONFLICT (feed, item) DO UPDATE SET
                    version = excluded.version, settled = excluded.settled, attempts = excluded.attempts, reason = excluded.reason,
                    seen = excluded.seen, stored = coalesce(excluded.stored, known.stored)
                """,
                leased.Feed.Number,
                item.Key,
                item.Version,
                item.IsSettled,
                item.Attempts,
                item.Reason,
                isStored);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<FeedState>> TakeReportsAsync(TimeSpan failingFor, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<FeedState>>(
            async session =>
            [
                .. (await session.QueryAsync<FeedRow>(
                    $"UPDATE feeds SET reported = true WHERE NOT reported AND failing_since <= store_clock() - $1 RETURNING {Columns}",
                    failingFor.TotalSeconds)).Select(row => row.ToState()),
            ],
            cancellationToken);

    /// <summary>One at a time: whether a host is free depends on feeds that another process may be taking.</summary>
    private Task<LeasedFeed?> TakeAsync(string chosen, object?[] values, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.LockAsync(Lock);
            return (await session.FirstAsync<FeedRow>(
                $"""
                UPDATE feeds SET fence = fence + 1, worker = $1, leased_until = store_clock() + $2
                WHERE number = {chosen}
                RETURNING {Columns}
                """,
                values))?.ToLeased();
        },
        cancellationToken);

    private static async Task<bool> FailAsync(PostgreSqlSession session, LeasedFeed leased, string error, TimeSpan nextIn) =>
        await session.ExecuteAsync(
            $"""
            UPDATE feeds SET worker = NULL, leased_until = 0, polled = store_clock(), next_due = store_clock() + $3,
                failures = failures + 1, failing_since = coalesce(failing_since, store_clock()), last_error = $4
            WHERE {IsHeld}
            """,
            leased.Feed.Number,
            leased.Fence,
            nextIn.TotalSeconds,
            error) > 0;

    private static async Task<bool> SucceedAsync(PostgreSqlSession session, LeasedFeed leased, FeedPoll poll) =>
        await session.ExecuteAsync(
            $"""
            UPDATE feeds SET worker = NULL, leased_until = 0, polled = store_clock(), next_due = store_clock() + $3,
                failures = 0, failing_since = NULL, reported = false, last_success = store_clock(),
                title = coalesce(title, $4), etag = $5, last_modified = $6, time_to_live = $7
            WHERE {IsHeld}
            """,
            leased.Feed.Number,
            leased.Fence,
            poll.NextIn.TotalSeconds,
            poll.Title,
            poll.Validators.ETag,
            poll.Validators.LastModified,
            poll.TimeToLive?.TotalSeconds) > 0;

    /// <summary>Two feeds at one address would be one feed polled twice: the one that is to move stays then, and the site leads it there.</summary>
    private static Task<int> MoveAsync(PostgreSqlSession session, long feed, Uri to) => session.ExecuteAsync(
        """
        UPDATE feeds SET first_address = coalesce(first_address, address), address = $2, host = $3
        WHERE number = $1 AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = $2)
        """,
        feed,
        Address(to),
        Host(to));

    private static async Task RefreshAsync(PostgreSqlSession session, long feed, IReadOnlyCollection<string> present)
    {
        await session.ExecuteAsync("UPDATE feed_items SET seen = store_clock() WHERE feed = $1 AND item = ANY ($2)", feed, present.ToArray());
        await session.ExecuteAsync($"DELETE FROM feed_items WHERE feed = $1 AND seen < store_clock() - {ForgetAfterDays} * 86400.0", feed);
    }

    /// <summary>The number of the feed at this address, else of the one that was there before it moved.</summary>
    private static string Named(string address) =>
        $"coalesce((SELECT number FROM feeds WHERE address = {address}), (SELECT min(number) FROM feeds WHERE first_address = {address}))";

    private static string Host(Uri address) => address.IdnHost.ToLowerInvariant();

    private static string Address(Uri address) => FeedSource.Normalize(address).AbsoluteUri;
}
