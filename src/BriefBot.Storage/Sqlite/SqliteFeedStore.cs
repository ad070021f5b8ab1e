using BriefBot.Core.Ingestion.Feeds;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>Feeds beside the articles that came from them.</summary>
public sealed class SqliteFeedStore(SqliteDatabase database) : IFeedStore
{
    /// <summary>How long an item is remembered that is not in its feed any more: some come back.</summary>
    private const int ForgetAfterDays = 90;

    private const string Columns =
        $"""
        {FeedRow.Columns},
        (SELECT count(*) FROM feed_items INDEXED BY feed_items_by_storing
         WHERE feed = number AND stored > unixepoch('subsec') - 7 * 86400) AS RecentArticles
        """;

    private const string HostIsFree =
        """
        NOT EXISTS (
            SELECT 1 FROM feeds other INDEXED BY feeds_by_host
            WHERE other.host = feeds.host AND (other.leased_until > unixepoch('subsec') OR other.polled > unixepoch('subsec') - ?3))
        """;

    private const string IsHeld = "number = ?1 AND fence = ?2 AND worker IS NOT NULL";

    private static readonly string TakeDue = Take(
        $"(SELECT number FROM feeds INDEXED BY feeds_by_due WHERE next_due <= unixepoch('subsec') AND {HostIsFree} ORDER BY next_due, number LIMIT 1)");

    private static readonly string TakeNamed = Take($"(SELECT number FROM feeds WHERE number = {Named("?4")} AND {HostIsFree})");

    public Task<bool> AddAsync(FeedSource feed, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared(
            $"""
            INSERT INTO feeds (address, host, title, collection, interval)
            SELECT ?1, ?2, ?3, ?4, ?5 WHERE {Named("?1")} IS NULL
            """,
            Address(feed.Address),
            Host(feed.Address),
            feed.Title,
            feed.Collection,
            feed.Interval?.TotalSeconds).ExecuteNonQuery() > 0,
        cancellationToken);

    public Task<bool> RemoveAsync(Uri address, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared($"DELETE FROM feeds WHERE number = {Named("?1")}", Address(address)).ExecuteNonQuery() > 0, cancellationToken);

    public Task<IReadOnlyList<FeedState>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<FeedState>>(
        connection => [.. connection.Query<FeedRow>($"SELECT {Columns} FROM feeds ORDER BY number").Select(row => row.ToState())],
        cancellationToken);

    public Task<FeedState?> FindAsync(Uri address, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<FeedRow>(
            $"SELECT {Columns} FROM feeds WHERE number = {Named("@address")}", new { address = Address(address) })?.ToState(),
        cancellationToken);

    public async Task<LeasedFeed?> TakeAsync(string worker, TimeSpan lease, TimeSpan hostDelay, CancellationToken cancellationToken)
    {
        // Found out by reading, which keeps no writer waiting.
        var isDue = await database.ReadAsync(
            connection => connection.Prepared("SELECT EXISTS (SELECT 1 FROM feeds WHERE next_due <= unixepoch('subsec') AND leased_until <= unixepoch('subsec'))").ExecuteScalar() is 1L,
            cancellationToken);
        return !isDue ? null : await database.WriteAsync(
            connection => Taken(connection.Prepared(TakeDue, worker, lease.TotalSeconds, hostDelay.TotalSeconds)), cancellationToken);
    }

    public Task<LeasedFeed?> TakeAsync(Uri address, string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Taken(connection.Prepared(TakeNamed, worker, lease.TotalSeconds, 0.0, Address(address))), cancellationToken);

    public Task<bool> ReleaseAsync(LeasedFeed leased, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared(
            $"UPDATE feeds SET worker = NULL, leased_until = 0 WHERE {IsHeld}", leased.Feed.Number, leased.Fence).ExecuteNonQuery() > 0,
        cancellationToken);

    public Task<bool> FinishAsync(LeasedFeed leased, FeedPoll poll, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var finished = poll.Error is { } error ? Fail(connection, leased, error, poll.NextIn) : Succeed(connection, leased, poll);
            if (finished && poll is { Error: null, MovedTo: { } address })
                Move(connection, leased.Feed.Number, address);
            if (finished && poll.Present.Count > 0)
                Refresh(connection, leased.Feed.Number, poll.Present);
            return finished;
        },
        cancellationToken);

    public Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync<TimeSpan?>(
        connection => connection.Prepared("SELECT min(max(next_due, leased_until)) - unixepoch('subsec') FROM feeds").ExecuteScalar() is double seconds
            ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(seconds * 1000)))
            : null,
        cancellationToken);

    public Task<IReadOnlyDictionary<string, SeenItem>> FindItemsAsync(
        FeedState feed, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, SeenItem>>(
            connection =>
            {
                var found = new Dictionary<string, SeenItem>(StringComparer.Ordinal);
                foreach (var key in keys)
                {
                    using var row = connection.Prepared($"SELECT {SeenItemRow.Columns} FROM feed_items WHERE feed = ?1 AND item = ?2", feed.Number, key).ExecuteReader();
                    if (row.Read())
                        found[key] = row.GetRowParser<SeenItemRow>()(row).ToItem();
                }
                return found;
            },
            cancellationToken);

    public Task<bool> RememberAsync(
        LeasedFeed leased, SeenItem item, bool isStored, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var held = connection.Prepared(
                $"UPDATE feeds SET leased_until = unixepoch('subsec') + ?3 WHERE {IsHeld}",
                leased.Feed.Number,
                leased.Fence,
                lease.TotalSeconds);
            if (held.ExecuteNonQuery() == 0)
                return false;
            connection.Prepared(
                """
                INSERT INTO feed_items (feed, item, version, settled, attempts, reason, seen, stored)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch('subsec'), iif(?7, unixepoch('subsec'), NULL))
                ON CONFLICT (feed, item) DO UPDATE SET
                    version = excluded.version, settled = excluded.settled, attempts = excluded.attempts, reason = excluded.reason,
                    seen = excluded.seen, stored = coalesce(excluded.stored, stored)
                """,
                leased.Feed.Number,
                item.Key,
                item.Version,
                item.IsSettled,
                item.Attempts,
                item.Reason,
                isStored).ExecuteNonQuery();
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<FeedState>> TakeReportsAsync(TimeSpan failingFor, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<FeedState>>(
            connection =>
            [
                .. connection.Query<FeedRow>(
                    $"""
                    UPDATE feeds SET reported = 1
                    WHERE reported = 0 AND failing_since <= unixepoch('subsec') - @seconds RETURNING {Columns}
                    """,
                    new { seconds = failingFor.TotalSeconds }).Select(row => row.ToState()),
            ],
            cancellationToken);

    private static string Take(string chosen) =>
        $"""
        UPDATE feeds SET fence = fence + 1, worker = ?1, leased_until = unixepoch('subsec') + ?2
        WHERE number = {chosen}
        RETURNING {Columns}
        """;

    private static LeasedFeed? Taken(SqliteCommand take)
    {
        using var row = take.ExecuteReader();
        return row.Read() ? row.GetRowParser<FeedRow>()(row).ToLeased() : null;
    }

    private static bool Fail(StoreConnection connection, LeasedFeed leased, string error, TimeSpan nextIn) => connection.Prepared(
        $"""
        UPDATE feeds SET worker = NULL, leased_until = 0, polled = unixepoch('subsec'), next_due = unixepoch('subsec') + ?3,
            failures = failures + 1, failing_since = coalesce(failing_since, unixepoch('subsec')), last_error = ?4
        WHERE {IsHeld}
        """,
        leased.Feed.Number,
        leased.Fence,
        nextIn.TotalSeconds,
        error).ExecuteNonQuery() > 0;

    private static bool Succeed(StoreConnection connection, LeasedFeed leased, FeedPoll poll) => connection.Prepared(
        $"""
        UPDATE feeds SET worker = NULL, leased_until = 0, polled = unixepoch('subsec'), next_due = unixepoch('subsec') + ?3,
            failures = 0, failing_since = NULL, reported = 0, last_success = unixepoch('subsec'),
            title = coalesce(title, ?4), etag = ?5, last_modified = ?6, time_to_live = ?7
        WHERE {IsHeld}
        """,
        leased.Feed.Number,
        leased.Fence,
        poll.NextIn.TotalSeconds,
        poll.Title,
        poll.Validators.ETag,
        poll.Validators.LastModified,
        poll.TimeToLive?.TotalSeconds).ExecuteNonQuery() > 0;

    /// <summary>Two feeds at one address would be one feed polled twice: the one that is to move stays then, and the site leads it there.</summary>
    private static void Move(StoreConnection connection, long feed, Uri to) => connection.Prepared(
        """
        UPDATE feeds SET first_address = coalesce(first_address, address), address = ?2, host = ?3
        WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = ?2)
        """,
        feed,
        Address(to),
        Host(to)).ExecuteNonQuery();

    private static void Refresh(StoreConnection connection, long feed, IReadOnlyCollection<string> present)
    {
        foreach (var key in present)
        {
            connection.Prepared("UPDATE feed_items SET seen = unixepoch('subsec') WHERE feed = ?1 AND item = ?2", feed, key)
                .ExecuteNonQuery();
        }
        connection.Prepared($"DELETE FROM feed_items WHERE feed = ?1 AND seen < unixepoch('subsec') - {ForgetAfterDays} * 86400", feed)
            .ExecuteNonQuery();
    }

    /// <summary>The number of the feed at this address, else of the one that was there before it moved.</summary>
    private static string Named(string address) =>
        $"coalesce((SELECT number FROM feeds WHERE address = {address}), (SELECT min(number) FROM feeds WHERE first_address = {address}))";

    private static string Host(Uri address) => address.IdnHost.ToLowerInvariant();

    private static string Address(Uri address) => FeedSource.Normalize(address).AbsoluteUri;
}
