using System.Data.Common;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage;

/// <summary>
/// The changes of one writing transaction, which no other one of articles overlaps: decides what each incoming article
/// is and writes it, in SQL that every store understands. Nothing counts until <see cref="Finish"/> has written the
/// change counter back and the transaction is committed.
/// </summary>
internal sealed class ArticleBatch(DbConnection connection, DateTimeOffset now)
{
    private readonly string _now = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    private long _change = connection.ExecuteScalar<long>("SELECT last FROM change_counter");

    public SaveResult Save(AnalyzedArticle article)
    {
        var draft = article.Draft;
        var hash = draft.ContentHash;
        CountRecords(article.Analysis);
        if (ArticleState.FindByKey(connection, draft) is { } own)
            return own.ContentHash == hash ? Refresh(own, article) : Revise(own, article, hash);

        var aliased = ArticleState.FindByAlias(connection, draft);
        if (aliased is not null && aliased.ContentHash == hash)
            return KeepAlias(aliased, draft);

        if (aliased is not null)
            NoteChange(aliased.Row);
        if (ArticleState.FindByText(connection, draft.Collection, hash) is { } twin)
            return Attach(twin, draft);
        return Add(article, hash);
    }

    /// <summary>
    /// Puts an analysis with more of a service's reading in the place of the article's. False when somebody else has taken it
    /// since, and when the article has another text by now or none.
    /// </summary>
    public bool Reread(LeasedReading leased, TextAnalysis analysis)
    {
        CountRecords(analysis);
        var row = connection.ExecuteScalar<long?>(
            """
            SELECT a.row FROM articles a JOIN analyses n ON n.article = a.row AND n.revision = a.revision
            WHERE a.id = @id AND a.revision = @Revision AND n.reading_fence = @Fence AND n.reading_worker IS NOT NULL
            """,
            new { id = leased.Id.Value, leased.Revision, leased.Fence });
        if (row is null)
            return false;
        Replace(row.Value, leased.Revision, new AnalyzedArticle(leased.Draft, analysis));
        connection.Execute(
            "UPDATE revisions SET language = @Language WHERE article = @row AND revision = @Revision AND language LIKE 'und%'",
            new { row, leased.Revision, analysis.Language });
        NoteChange(row.Value);
        return true;
    }

    /// <summary>Leaves the stub. False when there is nothing left to remove.</summary>
    public bool Remove(ArticleId id)
    {
        var row = connection.ExecuteScalar<long?>(
            "SELECT row FROM articles WHERE id = @id AND removed_at IS NULL", new { id = id.Value });
        if (row is null)
            return false;
        Remove(row.Value);
        return true;
    }

    /// <summary>Samples never stand beside other articles, in whichever order two processes store them.</summary>
    public void RetireSamples()
    {
        const string live = "SELECT row FROM articles WHERE removed_at IS NULL AND collection";
        var samples = connection.Query<long>($"{live} = @Samples ORDER BY row", new { Collections.Samples }).AsList();
        if (samples.Count == 0
            || connection.ExecuteScalar<long?>($"{live} <> @Samples LIMIT 1", new { Collections.Samples }) is null)
            return;
        foreach (var sample in samples)
            Remove(sample);
    }

    public void Finish() => connection.Execute("UPDATE change_counter SET last = @_change", new { _change });

    private SaveResult Add(AnalyzedArticle article, string hash)
    {
        var draft = article.Draft;
        var id = ArticleId.For(draft.Collection, draft.Key);
        var row = connection.ExecuteScalar<long>(
            """
            INSERT INTO articles (id, collection, source_key, source_id, revision, sentences, change)
            VALUES (@id, @Collection, @key, @SourceId, 1, @sentences, @change) RETURNING row
            """,
            new
            {
                id = id.Value,
                draft.Collection,
                key = draft.Key.ToString(),
                draft.SourceId,
                sentences = article.Analysis.Sentences.Count,
                change = ++_change,
            });
        AddRevision(row, 1, article, hash);
        TakeAliases(row, draft);
        return new SaveResult(SaveStatus.Added, id, 1);
    }

    private SaveResult Revise(ArticleState own, AnalyzedArticle article, string hash)
    {
        var revision = own.Revision + 1;
        AddRevision(own.Row, revision, article, hash);
        // Nobody asks about the old text any more.
        connection.Execute("UPDATE analyses SET reading_due = NULL WHERE article = @Row AND revision < @revision", new { own.Row, revision });
        connection.Execute(
            """
            UPDATE articles SET revision = @revision, sentences = @sentences, removed_at = NULL, change = @change
            WHERE row = @Row
            """,
            new { own.Row, revision, sentences = article.Analysis.Sentences.Count, change = ++_change });
        AddOtherId(own, article.Draft);
        return new SaveResult(SaveStatus.Revised, ArticleRow.ReadId(own.Id), revision);
    }

    /// <summary>Takes changed metadata over. What the new delivery leaves out stays as it was.</summary>
    private SaveResult Refresh(ArticleState own, AnalyzedArticle article)
    {
        var metadata = RevisionMetadata.Of(article).Over(own.Metadata);
        var changed = metadata != own.Metadata;
        if (changed)
        {
            Replace(own, metadata);
            // A title is analysed too, and a declared language steers the analysis of the text.
            Replace(own.Row, own.Revision, article);
        }
        if (AddOtherId(own, article.Draft) || changed)
            NoteChange(own.Row);
        return new SaveResult(SaveStatus.Unchanged, ArticleRow.ReadId(own.Id), own.Revision);
    }

    private SaveResult KeepAlias(ArticleState holder, ArticleDraft draft)
    {
        if (AddAlias(holder, draft))
            NoteChange(holder.Row);
        return new SaveResult(SaveStatus.Unchanged, ArticleRow.ReadId(holder.Id), holder.Revision);
    }

    private SaveResult Attach(ArticleState twin, ArticleDraft draft)
    {
        TakeAliases(twin.Row, draft);
        AddAlias(twin, draft);
        NoteChange(twin.Row);
        return new SaveResult(SaveStatus.Duplicate, ArticleRow.ReadId(twin.Id), twin.Revision);
    }

    private void AddRevision(long row, int revision, AnalyzedArticle article, string hash)
    {
        var metadata = RevisionMetadata.Of(article);
        connection.Execute(
            """
            INSERT INTO revisions (article, revision, title, url, published, publisher, author, language, stored_at,
                                   content_hash, text)
            VALUES (@row, @revision, @Title, @Url, @Published, @Publisher, @Author, @Language, @_now, @hash, @Text)
            """,
            new
            {
                row,
                revision,
                metadata.Title,
                metadata.Url,
                metadata.Published,
                metadata.Publisher,
                metadata.Author,
                metadata.Language,
                _now,
                hash,
                article.Draft.Text,
            });
        connection.Execute(
            "INSERT INTO analyses (article, revision, data, facts, reading, reading_due) VALUES (@row, @revision, @data, @facts, @reading, @due)",
            new
            {
                row,
                revision,
                data = AnalysisFormat.Write(article.Analysis),
                facts = FactFormat.Write(article.Facts),
                reading = Written(article.Analysis.Reading),
                due = Due(article.Analysis.Reading),
            });
        if (article.Draft.Source is { } source)
        {
            connection.Execute(
                "INSERT INTO source_texts (article, revision, raw, map) VALUES (@row, @revision, @Raw, @map)",
                new { row, revision, source.Raw, map = SpanMapFormat.Write(source.Map) });
        }
    }

    private void Replace(ArticleState own, RevisionMetadata metadata) => connection.Execute(
        """
        UPDATE revisions SET title = @Title, url = @Url, published = @Published, publisher = @Publisher,
                             author = @Author, language = @Language
        WHERE article = @Row AND revision = @Revision
        """,
        new
        {
            own.Row,
            own.Revision,
            metadata.Title,
            metadata.Url,
            metadata.Published,
            metadata.Publisher,
            metadata.Author,
            metadata.Language,
        });

    /// <remarks>What a service read was paid for: an analysis without it leaves it there.</remarks>
    private void Replace(long row, int revision, AnalyzedArticle article)
    {
        connection.Execute(
            "UPDATE analyses SET data = @data, facts = @facts WHERE article = @row AND revision = @revision",
            new { row, revision, data = AnalysisFormat.Write(article.Analysis), facts = FactFormat.Write(article.Facts) });
        if (article.Analysis.Reading is { } reading)
        {
            connection.Execute(
                "UPDATE analyses SET reading = @written, reading_due = @due WHERE article = @row AND revision = @revision",
                new { row, revision, written = Written(reading), due = Due(reading) });
        }
        connection.Execute("UPDATE articles SET sentences = @Count WHERE row = @row", new { row, article.Analysis.Sentences.Count });
    }

    private static byte[]? Written(ServiceReading? reading) => reading is null ? null : ReadingFormat.Write(reading);

    /// <summary>At once, by any clock; null when nothing is left to read.</summary>
    private static double? Due(ServiceReading? reading) => reading is null or { IsComplete: true } ? null : 0;

    private void CountRecords(TextAnalysis analysis)
    {
        if (analysis.TextRecords > 0)
            ServiceUsageRows.Add(connection, ServiceUsage.TextRecords, analysis.TextRecords, now);
    }

    private void NoteChange(long row) =>
        connection.Execute("UPDATE articles SET change = @change WHERE row = @row", new { row, change = ++_change });

    /// <summary>An article's own key can come in under several ids: an address that two files name.</summary>
    private bool AddOtherId(ArticleState own, ArticleDraft draft) =>
        draft.SourceId != own.SourceId && AddAlias(own, draft);

    /// <summary>Keeps the id under which the draft came in. False when it was known.</summary>
    private bool AddAlias(ArticleState holder, ArticleDraft draft) => connection.Execute(
        """
        INSERT INTO aliases (collection, source_key, source_id, article)
        VALUES (@Collection, @key, @SourceId, @Row) ON CONFLICT DO NOTHING
        """,
        new { draft.Collection, key = draft.Key.ToString(), draft.SourceId, holder.Row }) > 0;

    /// <summary>A key leaves the article that it was an alias of, with every id that it came in under.</summary>
    private void TakeAliases(long row, ArticleDraft draft) => connection.Execute(
        "UPDATE aliases SET article = @row WHERE source_key = @key AND collection = @Collection",
        new { row, key = draft.Key.ToString(), draft.Collection });

    private void Remove(long row) => connection.Execute(
        """
        DELETE FROM analyses WHERE article = @row;
        DELETE FROM passage_vectors WHERE article = @row;
        DELETE FROM embedded_articles WHERE article = @row;
        DELETE FROM source_texts WHERE article = @row;
        UPDATE revisions SET text = NULL, content_hash = NULL, author = NULL WHERE article = @row;
        UPDATE articles SET removed_at = @_now, sentences = 0, change = @change WHERE row = @row
        """,
        new { row, _now, change = ++_change });
}
