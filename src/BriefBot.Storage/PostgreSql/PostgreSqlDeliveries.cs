using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Deliveries as rows, each with what it quotes.</summary>
internal sealed class PostgreSqlDeliveries(PostgreSqlDatabase database)
{
    /// <summary>What names the person to whom a delivery goes.</summary>
    public const string Forgotten = "\"user\" = NULL";

    public PostgreSqlLeaseQueue Queue { get; } = new(database, "outbox", OutboxRow.DeliveryColumns, Forgotten);

    /// <summary>
    /// False when its id is there already: then it is the same delivery. Whoever answers an event of a person who is to be
    /// forgotten is asked to forget them, too.
    /// </summary>
    public async Task<bool> InsertAsync(PostgreSqlSession session, OutboxDelivery delivery)
    {
        var conversation = delivery.Conversation.ToString();
        await Queue.LockAsync(session, conversation);
        var number = await session.ScalarAsync<long?>(
            """
            INSERT INTO outbox (key, conversation, head, kind, thread, answers_message_id, replaces, event_key, "user",
                                only_for_user, payload, reply_context, supersedes, forget)
            VALUES ($1, $2, NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = $2 AND state < 2),
                    $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                    coalesce((SELECT forget FROM inbox WHERE key = $7 FOR SHARE), false))
            ON CONFLICT (key) DO NOTHING
            RETURNING number
            """,
            delivery.Id,
            conversation,
            delivery.Kind.ToString(),
            delivery.Thread,
            delivery.AnswersMessageId,
            delivery.Replaces,
            delivery.EventKey,
            delivery.User?.Value,
            delivery.OnlyForUser,
            delivery.Payload,
            delivery.ReplyContext,
            delivery.Supersedes);
        if (number is not { } row)
            return false;
        await InsertQuotesAsync(session, row, delivery.Quotes);
        return true;
    }

    public static async Task ReplaceQuotesAsync(PostgreSqlSession session, long delivery, IReadOnlyList<QuoteReference> quotes)
    {
        await session.ExecuteAsync("DELETE FROM outbox_quotes WHERE delivery = $1", delivery);
        await InsertQuotesAsync(session, delivery, quotes);
    }

    public static async Task<LeasedDelivery> ToLeasedAsync(PostgreSqlSession session, OutboxRow row) =>
        row.ToLeased([.. (await ReadQuotesAsync(session, [row]))[row.Number]]);

    public static async Task<IReadOnlyList<SentDelivery>> ToSentAsync(PostgreSqlSession session, IReadOnlyList<OutboxRow> rows)
    {
        if (rows.Count == 0)
            return [];
        var quotes = await ReadQuotesAsync(session, rows);
        return [.. rows.Select(row => row.ToSent([.. quotes[row.Number]]))];
    }

    private static Task<int> InsertQuotesAsync(PostgreSqlSession session, long delivery, IReadOnlyList<QuoteReference> quotes) =>
        quotes.Count == 0 ? Task.FromResult(0) : session.ExecuteAsync(
            """
            INSERT INTO outbox_quotes (delivery, position, article_id, revision, span_start, span_end)
            SELECT $1, ordinal - 1, article_id, revision, span_start, span_end
            FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[])
                WITH ORDINALITY AS quote (article_id, revision, span_start, span_end, ordinal)
            """,
            delivery,
            quotes.Select(quote => quote.ArticleId.Value).ToArray(),
            quotes.Select(quote => quote.Revision).ToArray(),
            quotes.Select(quote => quote.Span.Start).ToArray(),
            quotes.Select(quote => quote.Span.End).ToArray());

    private static async Task<ILookup<long, QuoteReference>> ReadQuotesAsync(PostgreSqlSession session, IReadOnlyList<OutboxRow> rows) =>
        (await session.QueryAsync<(long Delivery, string Article, int Revision, int Start, int End)>(
            """
            SELECT delivery, article_id, revision, span_start, span_end FROM outbox_quotes
            WHERE delivery = ANY ($1) ORDER BY delivery, position
            """,
            rows.Select(row => row.Number).ToArray())).ToLookup(
                row => row.Delivery,
                row => new QuoteReference(ArticleRow.ReadId(row.Article), row.Revision, new TextSpan(row.Start, row.End)));
}
