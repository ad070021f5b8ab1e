namespace BriefBot.Core.Conversation;

/// <summary>
/// Sends to one channel. Never throws for what the platform answers or the network does: each outcome is a
/// <see cref="SendResult"/>. One call makes at most one attempt that can leave a message; retrying is the outbox's work.
/// </summary>
public interface IChannelClient
{
    ChannelCapabilities Capabilities { get; }

    /// <summary>Posts, replies, updates or deletes, as the delivery says.</summary>
    /// <param name="reply">What to render; null for a deletion.</param>
    /// <param name="platformMessageId">Update and delete: the message of ours; else null.</param>
    Task<SendResult> SendAsync(OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken);

    /// <summary>Shows that an answer is on its way, where the platform can; nothing depends on it.</summary>
    Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken);

    /// <summary>Whether a delivery with this id has arrived. Only called where <see cref="ChannelCapabilities.CanLookUp"/>.</summary>
    Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken);
}

/// <summary>What a channel can do, and how much it takes.</summary>
public sealed record ChannelCapabilities
{
    /// <summary>The channel's name in <see cref="ConversationKey.Channel"/>.</summary>
    public required string Channel { get; init; }

    public bool Cards { get; init; }

    public bool Ephemeral { get; init; }

    public bool Updates { get; init; }

    public bool Threads { get; init; }

    public bool Pictures { get; init; }

    /// <summary>Whether a delivery can be found again by its id.</summary>
    public bool CanLookUp { get; init; }

    /// <summary>In UTF-16 code units, for one message as text.</summary>
    public required int MaxTextLength { get; init; }

    public int MaxButtons { get; init; }

    /// <summary>How many messages a conversation takes, and in what time.</summary>
    public IReadOnlyList<RateLimit> PerConversation { get; init; } = [];

    /// <summary>The same over all conversations of a tenant.</summary>
    public IReadOnlyList<RateLimit> PerTenant { get; init; } = [];
}

/// <summary>At most this many in any stretch of this length.</summary>
public readonly record struct RateLimit(int Count, TimeSpan Window);

/// <summary>What became of one attempt to send.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>
    /// Arrived, under this id; null where the platform gives none. Where one reply became several messages there, it is
    /// all of their ids (<see cref="PlatformMessages"/>), and comes back so when it is updated or deleted.
    /// </summary>
    public sealed record Sent(string? PlatformMessageId) : SendResult;

    /// <summary>Not taken for now.</summary>
    /// <param name="After">As the platform asks; null when it does not say.</param>
    public sealed record RetryLater(TimeSpan? After, string Reason) : SendResult
    {
        /// <summary>The platform says that it failed and wants another try, and may have taken the message all the same: sent again, it is a possible double.</summary>
        public bool MayHaveArrived { get; init; }
    }

    /// <summary>The conversation or message is not there any more.</summary>
    public sealed record Gone(string Reason) : SendResult;

    /// <summary>The bot may not write there.</summary>
    public sealed record Forbidden(string Reason) : SendResult;

    /// <summary>The platform takes less; the renderer's limits were wrong, so the same reply is sent as short plain text.</summary>
    public sealed record TooLarge(string Reason) : SendResult;

    /// <summary>Refused for good, and our fault.</summary>
    public sealed record Rejected(string Reason) : SendResult;

    /// <summary>It may have arrived: the connection broke after the request was sent.</summary>
    public sealed record Uncertain(string Reason) : SendResult;
}

public enum LookUpOutcome
{
    Found,
    NotFound,

    /// <summary>The platform could not be asked; ask again later.</summary>
    Unknown,
}

/// <param name="After">How long to wait before asking again, where the outcome is unknown.</param>
public sealed record LookUpResult(LookUpOutcome Outcome, string? PlatformMessageId = null, TimeSpan? After = null);
