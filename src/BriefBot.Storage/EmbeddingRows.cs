using System.Data.Common;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage;

/// <summary>Vectors and who waits for them, in SQL that every store understands.</summary>
/// <param name="connection">In a writing transaction, save for what only reads.</param>
/// <param name="clock">The store's clock as its SQL writes it.</param>
internal sealed class EmbeddingRows(DbConnection connection, string clock)
{
    /// <summary>Finished articles read at once: some megabytes.</summary>
    private const int PageLength = 500;

    private const string Waiting =
        """
        FROM articles a LEFT JOIN embedded_articles e ON e.article = a.row AND e.model = @model
        WHERE a.removed_at IS NULL AND (e.article IS NULL OR e.number = 0 OR e.revision <> a.revision)
        """;

    private const string IsHeld =
        """
        model = @Model AND fence = @Fence AND worker IS NOT NULL
        AND article = (SELECT row FROM articles WHERE id = @Id AND revision = @Revision AND removed_at IS NULL)
        """;

    public bool AnyDue(string model) => connection.ExecuteScalar<long>(
        $"SELECT count(*) FROM (SELECT 1 AS due {Waiting} AND (e.due IS NULL OR e.due <= {clock}) LIMIT 1) AS waiting", new { model }) > 0;

    public LeasedEmbedding? Take(string model, string worker, TimeSpan lease)
    {
        var article = connection.QueryFirstOrDefault<WaitingRow>(
            $"""
            SELECT a.row AS Article, a.id, a.revision, r.text FROM revisions r JOIN (
                SELECT a.row, a.id, a.revision {Waiting} AND (e.due IS NULL OR e.due <= {clock}) ORDER BY a.change DESC LIMIT 1) AS a
            ON r.article = a.row AND r.revision = a.revision
            """,
            new { model });
        if (article?.Text is null)
            return null;
        var taken = connection.QueryFirst<TakenRow>(
            $"""
            INSERT INTO embedded_articles (article, model, revision, number, due, worker, fence, attempts)
            VALUES (@Article, @model, @Revision, 0, {clock} + @seconds, @worker, 1, 1)
            ON CONFLICT (article, model) DO UPDATE SET
                due = excluded.due, worker = excluded.worker, fence = embedded_articles.fence + 1, attempts = embedded_articles.attempts + 1
            RETURNING fence, attempts
            """,
            new { article.Article, model, article.Revision, worker, seconds = lease.TotalSeconds });
        return new LeasedEmbedding(ArticleRow.ReadId(article.Id), article.Revision, model, article.Text, taken.Fence, taken.Attempts);
    }

    public Dictionary<string, byte[]> Find(string model, IReadOnlyCollection<string> hashes)
    {
        var found = new Dictionary<string, byte[]>();
        foreach (var hash in hashes.Distinct())
        {
            if (connection.ExecuteScalar<byte[]>("SELECT vector FROM passage_vectors WHERE hash = @hash AND model = @model LIMIT 1", new { hash, model }) is { } vector)
                found[hash] = vector;
        }
        return found;
    }

    public bool Finish(LeasedEmbedding leased, IReadOnlyList<PassageVector> passages)
    {
        var held = new { leased.Model, leased.Fence, Id = leased.Id.Value, leased.Revision };
        if (connection.QueryFirstOrDefault<long?>($"SELECT article FROM embedded_articles WHERE {IsHeld}", held) is not { } article)
            return false;
        var number = connection.ExecuteScalar<long>("UPDATE embedding_counter SET last = last + 1 RETURNING last");
        connection.Execute(
            """
            UPDATE embedded_articles SET revision = @Revision, number = @number, due = 0, worker = NULL, attempts = 0
            WHERE article = @article AND model = @Model
            """,
            new { article, leased.Model, leased.Revision, number });
        connection.Execute("DELETE FROM passage_vectors WHERE article = @article AND model = @Model", new { article, leased.Model });
        connection.Execute(
            "INSERT INTO passage_vectors (article, model, span_start, span_length, hash, vector) VALUES (@article, @Model, @Start, @Length, @Hash, @Vector)",
            passages.Select(one => new { article, leased.Model, one.Span.Start, one.Span.Length, one.Hash, one.Vector }));
        return true;
    }

    public bool Postpone(LeasedEmbedding leased, TimeSpan delay, bool isAttempt) => connection.Execute(
        $"UPDATE embedded_articles SET due = {clock} + @seconds, worker = NULL, attempts = attempts - @back WHERE {IsHeld}",
        new { leased.Model, leased.Fence, Id = leased.Id.Value, leased.Revision, seconds = delay.TotalSeconds, back = isAttempt ? 0 : 1 }) > 0;

    public int CountWaiting(string model) => (int)connection.ExecuteScalar<long>($"SELECT count(*) {Waiting}", new { model });

    public EmbeddingPage Read(string model, long after)
    {
        var end = connection.ExecuteScalar<long>("SELECT last FROM embedding_counter");
        if (end <= after)
            return new EmbeddingPage([], after, true);
        var last = Math.Min(after + PageLength, end);
        var rows = connection.Query<VectorRow>(
            """
            SELECT a.id, e.revision, v.span_start AS Start, v.span_length AS Length, v.hash, v.vector
            FROM embedded_articles e JOIN articles a ON a.row = e.article LEFT JOIN passage_vectors v ON v.article = e.article AND v.model = e.model
            WHERE e.model = @model AND e.number > @after AND e.number <= @last ORDER BY e.number, v.span_start
            """,
            new { model, after, last });
        var articles = rows.GroupBy(row => (row.Id, row.Revision)).Select(group => new EmbeddedArticle(
            ArticleRow.ReadId(group.Key.Id),
            group.Key.Revision,
            [.. group.Where(row => row.Vector is not null).Select(row => new PassageVector(TextSpan.FromLength(row.Start, row.Length), row.Hash, row.Vector))]));
        return new EmbeddingPage([.. articles], last, last == end);
    }

    private sealed class WaitingRow
    {
        public required long Article { get; init; }

        public required string Id { get; init; }

        public required int Revision { get; init; }

        public string? Text { get; init; }
    }

    private sealed class TakenRow
    {
        public required long Fence { get; init; }

        public required int Attempts { get; init; }
    }

    private sealed class VectorRow
    {
        public string Id { get; init; } = "";

        public int Revision { get; init; }

        public int Start { get; init; }

        public int Length { get; init; }

        public required string Hash { get; init; }

        public required byte[] Vector { get; init; }
    }
}
