using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

public enum DeliveryKind
{
    /// <summary>A new message in the conversation (in the thread where one is named).</summary>
    Post,

    /// <summary>An answer to one message.</summary>
    Reply,

    /// <summary>Replaces a message of ours.</summary>
    Update,

    /// <summary>Takes a message of ours away.</summary>
    Delete,
}

/// <summary>One message to be sent. The reply is kept as data with references to its quotes, which are read back from the store when it is sent.</summary>
public sealed record OutboxDelivery
{
    /// <summary>Ours, sent along where the platform keeps it, so that a delivery can be looked up there. Unique.</summary>
    public required string Id { get; init; }

    public required DeliveryKind Kind { get; init; }

    public required ConversationKey Conversation { get; init; }

    public string? Thread { get; init; }

    /// <summary>Reply: the message that is answered. Update and delete: null, then <see cref="Replaces"/> says which.</summary>
    public string? AnswersMessageId { get; init; }

    /// <summary>Update and delete: the inbox message id whose reply of ours is meant.</summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// Update and delete: the id of the delivery whose message is meant; null for the newest reply to that message. What
    /// is superseded before it was sent never goes out, and an update of it that somebody waits for is sent in its place.
    /// </summary>
    public string? Supersedes { get; init; }

    /// <summary>The key of the event that this answers; null for what nobody asked for.</summary>
    public string? EventKey { get; init; }

    /// <summary>Who asked; only they see it where <see cref="OnlyForUser"/>.</summary>
    public UserKey? User { get; init; }

    public bool OnlyForUser { get; init; }

    /// <summary>The reply as <see cref="ReplyFormat"/> wrote it; empty for a deletion.</summary>
    public string Payload { get; init; } = "";

    /// <summary>Every quote that the payload refers to, so that replies can be found by what they quote.</summary>
    public IReadOnlyList<QuoteReference> Quotes { get; init; } = [];

    /// <inheritdoc cref="InboxEvent.ReplyContext"/>
    public string? ReplyContext { get; init; }
}

/// <summary>Names a quote without holding its words.</summary>
public readonly record struct QuoteReference(ArticleId ArticleId, int Revision, TextSpan Span)
{
    public static QuoteReference Of(Quote quote) => new(quote.ArticleId, quote.Revision, quote.Span);
}

/// <summary>
/// Messages on their way out, in order within a conversation. "Sending" is on disk before the platform is called, so a
/// crash in between leaves a delivery that is known to be uncertain, never one that is forgotten.
/// </summary>
public interface IOutbox
{
    /// <summary>For what no event asked for. On disk when this returns; false when the id is there already.</summary>
    Task<bool> AddAsync(OutboxDelivery delivery, CancellationToken cancellationToken);

    /// <summary>The next delivery that is due, or null. <see cref="LeasedDelivery.WasSending"/> tells an uncertain one.</summary>
    Task<LeasedDelivery?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// To be called immediately before each call of the platform: records that it may be sent from now on, and renews the
    /// lease. False when the lease was lost: then nothing may be sent.
    /// </summary>
    Task<bool> StartSendingAsync(LeasedDelivery leased, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Sent, under this id of the platform. False when the lease was lost; it is recorded all the same.</summary>
    Task<bool> CompleteAsync(LeasedDelivery leased, string? platformMessageId, CancellationToken cancellationToken);

    /// <summary>Certainly not sent; try again after the delay.</summary>
    Task<bool> RetryAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// It may have been sent: it is taken up again after the delay, with <see cref="LeasedDelivery.WasSending"/>, to be
    /// looked up or repeated.
    /// </summary>
    Task<bool> DoubtAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// The platform says that it failed, and may have taken it all the same: it is sent again after the delay, and is a
    /// possible double then. It is not held for that.
    /// </summary>
    Task<bool> RepeatAsync(LeasedDelivery leased, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Nothing was tried under this lease: the delivery is again as it was before it was taken, due after the delay, and
    /// the lease does not count as an attempt.
    /// </summary>
    Task<bool> PostponeAsync(LeasedDelivery leased, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Certainly not sent, and nobody wants it any more.</summary>
    Task<bool> CancelAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// To be called before it is sent in another wording than it was stored in, so that what is stored is what is sent.
    /// False when the lease was lost.
    /// </summary>
    Task<bool> RewordAsync(LeasedDelivery leased, string payload, IReadOnlyList<QuoteReference> quotes, CancellationToken cancellationToken);

    /// <summary>Certainly not sent, and never will be.</summary>
    Task<bool> GiveUpAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken);

    /// <summary>Nobody can tell whether it was sent, and it is not sent again by itself; the conversation goes on.</summary>
    Task<bool> HoldAsync(LeasedDelivery leased, string reason, CancellationToken cancellationToken);

    /// <inheritdoc cref="IInbox.NextDueAsync"/>
    Task<TimeSpan?> NextDueAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<QueueRow>> ListAsync(QueueState? state, int limit, CancellationToken cancellationToken);

    /// <summary>Makes a dead or held delivery due again. False when unknown or in another state.</summary>
    Task<bool> ReplayAsync(long number, CancellationToken cancellationToken);

    /// <summary>One delivery by its row number, with what became of it; null when unknown.</summary>
    Task<(QueueRow Row, SentDelivery Delivery)?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>The delivery that answered an event, with its state and the platform's message id; null when there is none yet.</summary>
    Task<SentDelivery?> FindByEventAsync(string eventKey, CancellationToken cancellationToken);

    /// <summary>The newest delivery that became, or changed, this message on the platform, be it one of several; null when it is none of ours.</summary>
    Task<SentDelivery?> FindSentAsync(ConversationKey conversation, string platformMessageId, CancellationToken cancellationToken);

    /// <summary>Every delivery that made, replaced or deleted our answer to this message of the conversation, oldest first, in whatever state.</summary>
    Task<IReadOnlyList<SentDelivery>> ListByMessageAsync(ConversationKey conversation, string messageId, CancellationToken cancellationToken);

    /// <summary>What was sent to this conversation since then, in the order in which it was sent.</summary>
    Task<IReadOnlyList<SentDelivery>> ListSentAsync(ConversationKey conversation, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Deliveries, sent since then, that quote this article in any revision, oldest first; updates and corrections of ours included.</summary>
    Task<IReadOnlyList<SentDelivery>> ListQuotingAsync(ArticleId article, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Deliveries that were sent again although the first attempt may have arrived, be it later than the platform was
    /// asked: each is a possible double.
    /// </summary>
    Task<IReadOnlyList<QueueRow>> ListRepeatedAsync(int limit, CancellationToken cancellationToken);
}

/// <param name="WasSending">A worker started to send it and never said how it ended.</param>
/// <param name="Repeats">How often it was sent again although it may have arrived.</param>
public sealed record LeasedDelivery(long Number, long Fence, int Attempt, OutboxDelivery Delivery, bool WasSending, int Repeats = 0);

public sealed record SentDelivery(OutboxDelivery Delivery, QueueState State, string? PlatformMessageId, DateTimeOffset? Sent);
