using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Sqlite;

/// <summary>What deliveries quote.</summary>
internal static class QuoteRow
{
    public static void Insert(StoreConnection connection, long delivery, IReadOnlyList<QuoteReference> quotes)
    {
        for (var i = 0; i < quotes.Count; i++)
            Insert(connection, delivery, i, quotes[i]);
    }

    public static void Delete(StoreConnection connection, long delivery) =>
        connection.Prepared("DELETE FROM outbox_quotes WHERE delivery = ?1", delivery).ExecuteNonQuery();

    public static IReadOnlyList<QuoteReference> Read(StoreConnection connection, long delivery)
    {
        using var row = connection.Prepared(
            """
            SELECT article_id, revision, span_start, span_end FROM outbox_quotes WHERE delivery = ?1 ORDER BY position
            """,
            delivery).ExecuteReader();
        var quotes = new List<QuoteReference>();
        while (row.Read())
        {
            var span = new TextSpan(row.GetInt32(2), row.GetInt32(3));
            quotes.Add(new QuoteReference(ArticleRow.ReadId(row.GetString(0)), row.GetInt32(1), span));
        }
        return quotes;
    }

    private static void Insert(StoreConnection connection, long delivery, int position, QuoteReference quote) =>
        connection.Prepared(
            """
            INSERT INTO outbox_quotes (delivery, position, article_id, revision, span_start, span_end)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            delivery,
            position,
            quote.ArticleId.Value,
            quote.Revision,
            quote.Span.Start,
            quote.Span.End).ExecuteNonQuery();
}
