using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>What services read, beside the analyses that were made of it.</summary>
public sealed class SqliteReadingStore(SqliteDatabase database, TimeProvider time) : IReadingStore
{
    private const string Clock = "unixepoch('subsec')";

    private const string Waiting =
        $"""
        SELECT n.article, n.revision FROM analyses n JOIN articles a ON a.row = n.article AND a.revision = n.revision
        WHERE n.reading_due <= {Clock} ORDER BY n.reading_due, n.article LIMIT 1
        """;

    private const string IsHeld =
        """
        (article, revision) = (SELECT row, revision FROM articles WHERE id = ?1 AND revision = ?2)
        AND reading_fence = ?3 AND reading_worker IS NOT NULL
        """;

    public Task<ServiceReading?> FindAsync(string contentHash, CancellationToken cancellationToken) => database.ReadAsync(
        connection => ReadingRow.Read(connection.QueryFirstOrDefault<byte[]>(
            """
            SELECT n.reading FROM revisions r JOIN analyses n ON n.article = r.article AND n.revision = r.revision
            WHERE r.content_hash = @contentHash AND n.reading IS NOT NULL ORDER BY n.reading_due IS NOT NULL LIMIT 1
            """,
            new { contentHash })),
        cancellationToken);

    public async Task<LeasedReading?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Found out by reading, which keeps no writer waiting.
        if (!await database.ReadAsync(connection => connection.Prepared($"SELECT EXISTS ({Waiting})").ExecuteScalar() is 1L, cancellationToken))
            return null;
        return await database.WriteAsync(
            connection => connection.QueryFirstOrDefault<ReadingRow>(
                $"""
                UPDATE analyses SET reading_worker = @worker, reading_fence = reading_fence + 1, reading_attempts = reading_attempts + 1,
                    reading_due = {Clock} + @seconds
                WHERE (article, revision) = ({Waiting}) RETURNING {ReadingRow.Columns}
                """,
                new { worker, seconds = lease.TotalSeconds }) is { } taken
                ? taken.ToLeased(connection.QueryFirst<ArticleRow>(
                    $"SELECT {ArticleRow.Columns}, '[]' AS Aliases {ArticleRow.From} WHERE a.row = @Article AND r.revision = @Revision", taken))
                : null,
            cancellationToken);
    }

    public Task<bool> FinishAsync(LeasedReading leased, TextAnalysis analysis, TimeSpan again, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var batch = new ArticleBatch(connection, time.GetUtcNow());
            if (!batch.Reread(leased, analysis))
                return false;
            batch.Finish();
            connection.Prepared(
                $"UPDATE analyses SET reading_due = iif(?4, NULL, {Clock} + ?5), reading_worker = NULL WHERE {IsHeld}",
                leased.Id.Value,
                leased.Revision,
                leased.Fence,
                analysis.Reading is null or { IsComplete: true },
                again.TotalSeconds).ExecuteNonQuery();
            return true;
        },
        cancellationToken);

    public Task<bool> PostponeAsync(LeasedReading leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared(
            $"""
            UPDATE analyses SET reading_due = {Clock} + ?4, reading_worker = NULL, reading_attempts = reading_attempts - ?5 WHERE {IsHeld}
            """,
            leased.Id.Value,
            leased.Revision,
            leased.Fence,
            delay.TotalSeconds,
            isAttempt ? 0 : 1).ExecuteNonQuery() > 0,
        cancellationToken);

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalar<int>("SELECT count(*) FROM analyses WHERE reading_due IS NOT NULL"), cancellationToken);

    public Task AddUsageAsync(string service, long amount, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            ServiceUsageRows.Add(connection, service, amount, time.GetUtcNow());
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<ServiceUsage>> ReadUsageAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ServiceUsage>>(ServiceUsageRows.Read, cancellationToken);
}
