using BriefBot.Core.Conversation;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

internal sealed class OutboxRow : LeaseRow
{
    public const string DeliveryColumns =
        Columns +
        """
        , sending IS NOT NULL AS WasSending, sent, platform_id AS PlatformId, kind, thread,
        answers_message_id AS AnswersMessageId, replaces, supersedes, doubt, event_key AS EventKey, user, only_for_user AS OnlyForUser,
        payload, reply_context AS ReplyContext
        """;

    public required bool WasSending { get; init; }

    public double? Sent { get; init; }

    public string? PlatformId { get; init; }

    public required string Kind { get; init; }

    public string? Thread { get; init; }

    public string? AnswersMessageId { get; init; }

    public string? Replaces { get; init; }

    public string? Supersedes { get; init; }

    public required int Doubt { get; init; }

    public string? EventKey { get; init; }

    public string? User { get; init; }

    public required bool OnlyForUser { get; init; }

    public required string Payload { get; init; }

    public string? ReplyContext { get; init; }

    /// <summary>False when its id is there already: then it is the same delivery.</summary>
    public static bool Insert(StoreConnection connection, OutboxDelivery delivery)
    {
        if (InsertRow(connection, delivery).ExecuteScalar() is not long number)
            return false;
        QuoteRow.Insert(connection, number, delivery.Quotes);
        return true;
    }

    public LeasedDelivery ToLeased(StoreConnection connection) =>
        new(Number, Fence, Attempts, ToDelivery(connection), WasSending, Doubt);

    public SentDelivery ToSent(StoreConnection connection) => new(
        ToDelivery(connection), (QueueState)State, PlatformId, Sent is { } seconds ? StoreClock.Read(seconds) : null);

    /// <summary>Whoever answers an event of a person who is to be forgotten is asked to forget them, too.</summary>
    private static SqliteCommand InsertRow(StoreConnection connection, OutboxDelivery delivery) =>
        connection.Prepared(
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

    private OutboxDelivery ToDelivery(StoreConnection connection) => new()
    {
        Id = Key,
        Kind = Word<DeliveryKind>(Kind),
        Conversation = ConversationKey.Parse(Conversation),
        Thread = Thread,
        AnswersMessageId = AnswersMessageId,
        Replaces = Replaces,
        Supersedes = Supersedes,
        EventKey = EventKey,
        User = User is null ? null : new UserKey(User),
        OnlyForUser = OnlyForUser,
        Payload = Payload,
        Quotes = QuoteRow.Read(connection, Number),
        ReplyContext = ReplyContext,
    };
}
