using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Sqlite;

/// <summary>Puts deliveries in, each with what it quotes.</summary>
internal static class OutboxInsertion
{
    /// <summary>
    /// False when its id is there already: then it is the same delivery. Whoever answers an event of a person who is to be
    /// forgotten is asked to forget them, too.
    /// </summary>
    public static bool Insert(StoreConnection connection, OutboxDelivery delivery)
    {
        var insert = connection.Prepared(
            """
            INSERT INTO outbox (key, conversation, head, kind, thread, answers_message_id, replaces, event_key, user,
                                only_for_user, payload, reply_context, supersedes, forget)
            VALUES (?1, ?2, NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = ?2 AND state < 2),
                    ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                    ifnull((SELECT forget FROM inbox WHERE key = ?7), 0))
            ON CONFLICT (key) DO NOTHING
            RETURNING number
            """,
            delivery.Id,
            delivery.Conversation.ToString(),
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
        if (insert.ExecuteScalar() is not long number)
            return false;
        QuoteRow.Insert(connection, number, delivery.Quotes);
        return true;
    }
}
