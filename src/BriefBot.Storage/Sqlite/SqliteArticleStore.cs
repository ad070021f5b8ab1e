using System.Globalization;
using System.Runtime.CompilerServices;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// The record of articles in one SQLite file. The analyzer is only asked for analyses that were stored by a version
/// with another analysis format: they are made again when the index first reads them, and kept.
/// </summary>
public sealed class SqliteArticleStore(SqliteDatabase database, ITextAnalyzer analyzer, TimeProvider time)
    : IArticleStore, IDisposable
{
    private const string Select =
        $"""
        SELECT {ArticleRow.Columns},
               (SELECT json_group_array(s.source_id ORDER BY s.row) FROM aliases s WHERE s.article = a.row) AS Aliases
        {ArticleRow.From}

        """;

    private const string FindById = Select + "WHERE a.id = ?1 AND r.revision = coalesce(?2, a.revision)";

    /// <summary>For stores that share the file, such as <see cref="SqliteFeedbackStore"/>.</summary>
    public SqliteDatabase Database => database;

    /// <summary>Opens the store in the folder, and makes it when there is none. Disposing of it closes the file.</summary>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed then.</exception>
    public static async Task<SqliteArticleStore> OpenAsync(
        string directory, ITextAnalyzer analyzer, TimeProvider time, CancellationToken cancellationToken) =>
        new(await SqliteDatabase.OpenAsync(directory, cancellationToken), analyzer, time);

    public async Task<IReadOnlyList<SaveResult>> SaveAsync(
        IReadOnlyList<AnalyzedArticle> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return [];
        return await ChangeAsync(
            changes =>
            {
                var results = new List<SaveResult>(batch.Count);
                foreach (var article in batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    results.Add(changes.Save(article));
                }
                changes.RetireSamples();
                return results;
            },
            cancellationToken);
    }

    public Task<bool> IsCurrentAsync(
        string collection, SourceKey key, string contentHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalar<bool>(
                """
                SELECT EXISTS (
                    SELECT 1 FROM articles a JOIN revisions r ON r.article = a.row AND r.revision = a.revision
                    WHERE r.content_hash = @contentHash AND a.collection = @collection
                      AND (a.source_key = @key OR EXISTS (
                        SELECT 1 FROM aliases s
                        WHERE s.source_key = @key AND s.collection = @collection AND s.article = a.row)))
                """,
                new { collection, key = key.ToString(), contentHash }),
            cancellationToken);

    public Task<StoredArticle?> FindAsync(ArticleId id, int? revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
            {
                // Asked for every candidate of every question, so it does without Dapper's compiling each time.
                using var row = connection.Prepared(FindById, id.Value, revision).ExecuteReader();
                return row.Read() ? row.GetRowParser<ArticleRow>()(row).ToStoredArticle() : null;
            },
            cancellationToken);

    public Task<IReadOnlyList<RevisionTime>> ListRevisionsAsync(ArticleId id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RevisionTime>>(
            connection =>
            [
                .. connection.Query<(int Revision, string StoredAt)>(
                    """
                    SELECT r.revision, r.stored_at FROM revisions r JOIN articles a ON a.row = r.article
                    WHERE a.id = @id ORDER BY r.revision
                    """,
                    new { id = id.Value }).Select(row => new RevisionTime(row.Revision, DateTimeOffset.Parse(row.StoredAt, CultureInfo.InvariantCulture))),
            ],
            cancellationToken);

    /// <remarks>An address is compared as it stands and in its canonical form, so tracking parameters do not matter.</remarks>
    public Task<IReadOnlyList<StoredArticle>> FindBySourceAsync(
        string sourceIdOrAddress, CancellationToken cancellationToken)
    {
        var address = WebAddress.Read(sourceIdOrAddress) is { } uri ? SourceKey.ForAddress(uri).ToString() : null;
        return database.ReadAsync<IReadOnlyList<StoredArticle>>(
            connection =>
            [
                .. connection.Query<ArticleRow>(
                    Select +
                    """
                    WHERE r.revision = a.revision AND a.row IN (
                        SELECT row FROM articles WHERE source_id = @sourceIdOrAddress
                        UNION SELECT article FROM aliases WHERE source_id = @sourceIdOrAddress
                        UNION SELECT article FROM revisions WHERE url = @sourceIdOrAddress
                        UNION SELECT row FROM articles WHERE source_key = @address
                        UNION SELECT article FROM aliases WHERE source_key = @address)
                    ORDER BY a.row
                    """,
                    new { sourceIdOrAddress, address }).Select(row => row.ToStoredArticle()),
            ],
            cancellationToken);
    }

    public IAsyncEnumerable<Article> ReadAllAsync(CancellationToken cancellationToken) =>
        database.Stream<ArticleRow, StoredArticle>(
                Select + "WHERE r.revision = a.revision AND a.removed_at IS NULL ORDER BY a.row",
                null,
                row => row.ToStoredArticle(),
                cancellationToken)
            .OfType<Article>().ToAsyncEnumerable();

    public Task<SourceText?> FindSourceTextAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QueryFirstOrDefault<SourceTextRow>(
                """
                SELECT s.raw, s.map FROM articles a JOIN source_texts s ON s.article = a.row
                WHERE a.id = @id AND s.revision = @revision
                """,
                new { id = id.Value, revision })?.ToSourceText(),
            cancellationToken);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken) =>
        ChangeAsync(changes => changes.Remove(id), cancellationToken);

    public Task<IReadOnlyList<ArticleId>> ListStoredBeforeAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ArticleId>>(
            connection =>
            [
                .. connection.Query<string>(
                    """
                    SELECT a.id FROM articles a JOIN revisions r ON r.article = a.row AND r.revision = a.revision
                    WHERE a.removed_at IS NULL AND r.stored_at < @moment ORDER BY r.stored_at, a.row LIMIT @most
                    """,
                    new { moment = moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), most }).Select(ArticleRow.ReadId),
            ],
            cancellationToken);

    public Task<StoreCounts> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingle<CountRow>(
                """
                SELECT count(*) FILTER (WHERE removed_at IS NULL) AS Articles,
                       count(*) FILTER (WHERE removed_at IS NULL AND collection = @Samples) AS Samples,
                       count(removed_at) AS Removed,
                       coalesce(sum(sentences), 0) AS Sentences
                FROM articles
                """,
                new { Collections.Samples }).ToCounts(),
            cancellationToken);

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalar<long>("SELECT last FROM change_counter"), cancellationToken);

    public async IAsyncEnumerable<ArticleChange> ReadChangesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var renewal = new AnalysisRenewal(analyzer, FindDraftAsync, database.WriteAsync<int>);
        var rows = database.Stream<ChangeRow, ChangeRow>(ChangeRow.Select, new { after }, row => row, cancellationToken);
        foreach (var row in rows)
        {
            yield return (row.IsRemoved ? null : row.ReadChange() ?? await renewal.RenewAsync(row, cancellationToken)) ?? row.ToChange(null);
        }
        await renewal.KeepAsync(cancellationToken);
    }

    public void Dispose() => database.Dispose();

    private Task<ArticleDraft?> FindDraftAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QueryFirstOrDefault<ArticleRow>(
                Select + "WHERE a.id = @id AND r.revision = @revision AND r.text IS NOT NULL", new { id = id.Value, revision })?.ToDraft(),
            cancellationToken);

    private Task<T> ChangeAsync<T>(Func<ArticleBatch, T> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var batch = new ArticleBatch(connection, time.GetUtcNow());
                var result = change(batch);
                batch.Finish();
                return result;
            },
            cancellationToken);
}
