using BriefBot.Core.Conversation;

namespace BriefBot.Storage;

internal sealed class OutboxRow : LeaseRow
{
    public const string DeliveryColumns =
        Columns +
        """
        , sending IS NOT NULL AS WasSending, sent, platform_id AS PlatformId, kind, thread,
        answers_message_id AS AnswersMessageId, replaces, supersedes, doubt, event_key AS EventKey, "user", only_for_user AS OnlyForUser,
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

    public LeasedDelivery ToLeased(IReadOnlyList<QuoteReference> quotes) =>
        new(Number, Fence, Attempts, ToDelivery(quotes), WasSending, Doubt);

    public SentDelivery ToSent(IReadOnlyList<QuoteReference> quotes) => new(
        ToDelivery(quotes), (QueueState)State, PlatformId, Sent is { } seconds ? StoreClock.Read(seconds) : null);

    private OutboxDelivery ToDelivery(IReadOnlyList<QuoteReference> quotes) => new()
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
        Quotes = quotes,
        ReplyContext = ReplyContext,
    };
}
