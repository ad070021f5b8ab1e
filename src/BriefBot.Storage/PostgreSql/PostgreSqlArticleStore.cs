using System.Globalization;
using System.Runtime.CompilerServices;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// The record of articles in a PostgreSQL database. Of those who change articles one works at a time, on any host: it
/// holds the change counter's row until its change is committed. The analyzer is only asked for analyses that were stored
/// by a version with another analysis format: they are made again when the index first reads them, and kept.
/// </summary>
public sealed class PostgreSqlArticleStore(PostgreSqlDatabase database, ITextAnalyzer analyzer, TimeProvider time) : IArticleStore
{
    private const string Select =
        $"""
        SELECT {ArticleRow.Columns},
               (SELECT coalesce(json_agg(s.source_id ORDER BY s.row), '[]')::text FROM aliases s WHERE s.article = a.row) AS Aliases
        {ArticleRow.From}

        """;

    /// <summary>Whoever changes articles says this first.</summary>
    internal const string LockChanges = "SELECT last FROM change_counter FOR UPDATE";

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
                    results.Add(changes.Save(Storable(article)));
                }
                changes.RetireSamples();
                return results;
            },
            cancellationToken);
    }

    public Task<bool> IsCurrentAsync(
        string collection, SourceKey key, string contentHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.ScalarAsync<bool>(
                """
                SELECT EXISTS (
                    SELECT 1 FROM articles a JOIN revisions r ON r.article = a.row AND r.revision = a.revision
                    WHERE r.content_hash = $3 AND a.collection = $1
                      AND (a.source_key = $2 OR EXISTS (
                        SELECT 1 FROM aliases s WHERE s.source_key = $2 AND s.collection = $1 AND s.article = a.row)))
                """,
                collection,
                key.ToString(),
                contentHash),
            cancellationToken);

    public Task<StoredArticle?> FindAsync(ArticleId id, int? revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<ArticleRow>(
                Select + "WHERE a.id = $1 AND r.revision = coalesce($2::integer, a.revision)", id.Value, revision))?.ToStoredArticle(),
            cancellationToken);

    public Task<IReadOnlyList<RevisionTime>> ListRevisionsAsync(ArticleId id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RevisionTime>>(
            async session =>
            [
                .. (await session.QueryAsync<(int Revision, string StoredAt)>(
                    """
                    SELECT r.revision, r.stored_at FROM revisions r JOIN articles a ON a.row = r.article
                    WHERE a.id = $1 ORDER BY r.revision
                    """,
                    id.Value)).Select(row => new RevisionTime(row.Revision, DateTimeOffset.Parse(row.StoredAt, CultureInfo.InvariantCulture))),
            ],
            cancellationToken);

    /// <remarks>An address is compared as it stands and in its canonical form, so tracking parameters do not matter.</remarks>
    public Task<IReadOnlyList<StoredArticle>> FindBySourceAsync(
        string sourceIdOrAddress, CancellationToken cancellationToken)
    {
        var address = WebAddress.Read(sourceIdOrAddress) is { } uri ? SourceKey.ForAddress(uri).ToString() : null;
        return database.ReadAsync<IReadOnlyList<StoredArticle>>(
            async session =>
            [
                .. (await session.QueryAsync<ArticleRow>(
                    Select +
                    """
                    WHERE r.revision = a.revision AND a.row IN (
                        SELECT row FROM articles WHERE source_id = $1
                        UNION SELECT article FROM aliases WHERE source_id = $1
                        UNION SELECT article FROM revisions WHERE url = $1
                        UNION SELECT row FROM articles WHERE source_key = $2
                        UNION SELECT article FROM aliases WHERE source_key = $2)
                    ORDER BY a.row
                    """,
                    sourceIdOrAddress,
                    address)).Select(row => row.ToStoredArticle()),
            ],
            cancellationToken);
    }

    public IAsyncEnumerable<Article> ReadAllAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<ArticleRow, StoredArticle>(
            Select + "WHERE r.revision = a.revision AND a.removed_at IS NULL ORDER BY a.row",
            [],
            row => row.ToStoredArticle(),
            cancellationToken).OfType<Article>();

    public Task<SourceText?> FindSourceTextAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<SourceTextRow>(
                """
                SELECT s.raw, s.map FROM articles a JOIN source_texts s ON s.article = a.row
                WHERE a.id = $1 AND s.revision = $2
                """,
                id.Value,
                revision))?.ToSourceText(),
            cancellationToken);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken) =>
        ChangeAsync(changes => changes.Remove(id), cancellationToken);

    public Task<IReadOnlyList<ArticleId>> ListStoredBeforeAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ArticleId>>(
            async session =>
            [
                .. (await session.QueryAsync<(string Id, long Row)>(
                    """
                    SELECT a.id, a.row FROM articles a JOIN revisions r ON r.article = a.row AND r.revision = a.revision
                    WHERE a.removed_at IS NULL AND r.stored_at < $1 ORDER BY r.stored_at, a.row LIMIT $2
                    """,
                    moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                    most)).Select(found => ArticleRow.ReadId(found.Id)),
            ],
            cancellationToken);

    public Task<StoreCounts> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<CountRow>(
                """
                SELECT count(*) FILTER (WHERE removed_at IS NULL) AS Articles,
                       count(*) FILTER (WHERE removed_at IS NULL AND collection = $1) AS Samples,
                       count(removed_at) AS Removed,
                       coalesce(sum(sentences), 0) AS Sentences
                FROM articles
                """,
                Collections.Samples))!.ToCounts(),
            cancellationToken);

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<long>("SELECT last FROM change_counter"), cancellationToken);

    public async IAsyncEnumerable<ArticleChange> ReadChangesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var renewal = new AnalysisRenewal(analyzer, FindDraftAsync, (keep, stop) => WriteAsync(session => keep(session.Connection), stop));
        var rows = database.StreamAsync<ChangeRow, ChangeRow>(
            ChangeRow.Select.Replace("@after", "$1", StringComparison.Ordinal), [after], row => row, cancellationToken);
        await foreach (var row in rows)
            yield return (row.IsRemoved ? null : row.ReadChange() ?? await renewal.RenewAsync(row, cancellationToken)) ?? row.ToChange(null);
        await renewal.KeepAsync(cancellationToken);
    }

    private Task<ArticleDraft?> FindDraftAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FirstAsync<ArticleRow>(
                Select + "WHERE a.id = $1 AND r.revision = $2 AND r.text IS NOT NULL", id.Value, revision))?.ToDraft(),
            cancellationToken);

    private Task<T> ChangeAsync<T>(Func<ArticleBatch, T> change, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            var batch = new ArticleBatch(session.Connection, time.GetUtcNow());
            var result = change(batch);
            batch.Finish();
            return result;
        },
        cancellationToken);

    /// <summary>What is the same for every store waits for its statements: off the caller's thread.</summary>
    private Task<T> WriteAsync<T>(Func<PostgreSqlSession, T> write, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ScalarAsync<long>(LockChanges);
            return await Task.Run(() => write(session), CancellationToken.None);
        },
        cancellationToken);

    /// <summary>Its clean text is storable as it is; what it is called and where it came from may not be.</summary>
    private static AnalyzedArticle Storable(AnalyzedArticle article)
    {
        var draft = article.Draft;
        return article with
        {
            Draft = draft with
            {
                Key = SourceKey.Parse(StorableText.Of(draft.Key.ToString())),
                SourceId = StorableText.Of(draft.SourceId),
                Title = StorableText.Of(draft.Title),
                Text = StorableText.Of(draft.Text),
                Publisher = draft.Publisher is null ? null : StorableText.Of(draft.Publisher),
                Author = draft.Author is null ? null : StorableText.Of(draft.Author),
                Source = draft.Source is null ? null : draft.Source with { Raw = StorableText.Of(draft.Source.Raw) },
            },
        };
    }
}
