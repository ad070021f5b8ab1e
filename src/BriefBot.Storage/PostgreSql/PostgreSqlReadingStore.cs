using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.PostgreSql;

/// <summary>What services read, beside the analyses that were made of it.</summary>
public sealed class PostgreSqlReadingStore(PostgreSqlDatabase database, TimeProvider time) : IReadingStore
{
    private const string IsHeld =
        """
        (article, revision) = (SELECT row, revision FROM articles WHERE id = $1 AND revision = $2)
        AND reading_fence = $3 AND reading_worker IS NOT NULL
        """;

    public Task<ServiceReading?> FindAsync(string contentHash, CancellationToken cancellationToken) => database.ReadAsync(
        async session => ReadingRow.Read(await session.ScalarAsync<byte[]>(
            """
            SELECT n.reading FROM revisions r JOIN analyses n ON n.article = r.article AND n.revision = r.revision
            WHERE r.content_hash = $1 AND n.reading IS NOT NULL ORDER BY n.reading_due IS NOT NULL LIMIT 1
            """,
            contentHash)),
        cancellationToken);

    /// <remarks>One that somebody else is taking at this moment is passed over: nobody waits for anybody.</remarks>
    public Task<LeasedReading?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var taken = await session.FirstAsync<ReadingRow>(
                $"""
                UPDATE analyses SET reading_worker = $1, reading_fence = reading_fence + 1, reading_attempts = reading_attempts + 1,
                    reading_due = store_clock() + $2
                WHERE (article, revision) = (
                    SELECT n.article, n.revision FROM analyses n JOIN articles a ON a.row = n.article AND a.revision = n.revision
                    WHERE n.reading_due <= store_clock() ORDER BY n.reading_due, n.article LIMIT 1 FOR UPDATE OF n SKIP LOCKED)
                RETURNING {ReadingRow.Columns}
                """,
                worker,
                lease.TotalSeconds);
            return taken is null
                ? null
                : taken.ToLeased((await session.FirstAsync<ArticleRow>(
                    $"SELECT {ArticleRow.Columns}, '[]' AS Aliases {ArticleRow.From} WHERE a.row = $1 AND r.revision = $2", taken.Article, taken.Revision))!);
        },
        cancellationToken);

    public Task<bool> FinishAsync(LeasedReading leased, TextAnalysis analysis, TimeSpan again, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ScalarAsync<long>(PostgreSqlArticleStore.LockChanges);
            if (!await Task.Run(() => Reread(session, leased, analysis), CancellationToken.None))
                return false;
            return await session.ExecuteAsync(
                $"UPDATE analyses SET reading_due = CASE WHEN $4 THEN NULL ELSE store_clock() + $5 END, reading_worker = NULL WHERE {IsHeld}",
                leased.Id.Value,
                leased.Revision,
                leased.Fence,
                analysis.Reading is null or { IsComplete: true },
                again.TotalSeconds) > 0;
        },
        cancellationToken);

    public Task<bool> PostponeAsync(LeasedReading leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            $"""
            UPDATE analyses SET reading_due = store_clock() + $4, reading_worker = NULL, reading_attempts = reading_attempts - $5 WHERE {IsHeld}
            """,
            leased.Id.Value,
            leased.Revision,
            leased.Fence,
            delay.TotalSeconds,
            isAttempt ? 0 : 1) > 0,
        cancellationToken);

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session => (int)await session.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE reading_due IS NOT NULL"), cancellationToken);

    public Task AddUsageAsync(string service, long amount, CancellationToken cancellationToken) => database.WriteAsync(
        session => Task.Run(
            () =>
            {
                ServiceUsageRows.Add(session.Connection, service, amount, time.GetUtcNow());
                return true;
            },
            CancellationToken.None),
        cancellationToken);

    public Task<IReadOnlyList<ServiceUsage>> ReadUsageAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ServiceUsage>>(
        async session => await Task.Run(() => ServiceUsageRows.Read(session.Connection), CancellationToken.None), cancellationToken);

    private bool Reread(PostgreSqlSession session, LeasedReading leased, TextAnalysis analysis)
    {
        var batch = new ArticleBatch(session.Connection, time.GetUtcNow());
        var isHeld = batch.Reread(leased, analysis);
        batch.Finish();
        return isHeld;
    }
}
