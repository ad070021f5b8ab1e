using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage;

internal sealed class InboxRow : LeaseRow
{
    public const string EventColumns =
        Columns +
        """
        , kind, conversation_kind AS ConversationKind, thread, message_id AS MessageId, "user", text,
        is_addressed AS IsAddressed, language, time_zone AS TimeZone, received, reply_context AS ReplyContext
        """;

    public required string Kind { get; init; }

    public required string ConversationKind { get; init; }

    public string? Thread { get; init; }

    public required string MessageId { get; init; }

    public required string User { get; init; }

    public required string Text { get; init; }

    public required bool IsAddressed { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public required string Received { get; init; }

    public string? ReplyContext { get; init; }

    public Leased<InboxEvent> ToLeased() => new(Number, Fence, Attempts, ToEvent());

    public InboxEvent ToEvent() => new()
    {
        Key = Key,
        Kind = Word<InboxEventKind>(Kind),
        Conversation = ConversationKey.Parse(Conversation),
        ConversationKind = Word<ConversationKind>(ConversationKind),
        Thread = Thread,
        MessageId = MessageId,
        User = new UserKey(User),
        Text = Text,
        IsAddressed = IsAddressed,
        Language = Language,
        TimeZone = TimeZone,
        Received = DateTimeOffset.ParseExact(Received, "O", CultureInfo.InvariantCulture),
        ReplyContext = ReplyContext,
    };
}
