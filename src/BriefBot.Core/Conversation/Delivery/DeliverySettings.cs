namespace BriefBot.Core.Conversation.Delivery;

/// <summary>How patiently messages are handled and sent. The defaults suit chat platforms.</summary>
public sealed record DeliverySettings
{
    /// <summary>How long an event is held for one attempt to handle it. Default: a minute.</summary>
    public TimeSpan HandlingLease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a handler may take; less than its lease. Default: 45 seconds.</summary>
    public TimeSpan HandlingLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a delivery is held for one attempt to send it. Default: 45 seconds.</summary>
    public TimeSpan SendingLease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long the platform may take to answer; less than half of the lease. Default: 15 seconds.</summary>
    public TimeSpan SendingLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two attempts to handle an event. Default: from half a second to a minute.</summary>
    public Backoff HandlingBackoff { get; init; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));

    /// <summary>Between two attempts to send, where the platform does not say. Default: from a second to five minutes.</summary>
    public Backoff SendingBackoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    /// <summary>Attempts at an event whose handling failed by a fault that may pass (network, time). Default: 8.</summary>
    public int PassingAttempts { get; init; } = 8;

    /// <summary>Attempts at an event whose handling failed by a defect of ours. Default: 3.</summary>
    public int DefectAttempts { get; init; } = 3;

    /// <summary>
    /// How often an event is taken at all: one that takes the whole process down is not taken for ever. Also the attempts
    /// while the store cannot be used. Default: 20.
    /// </summary>
    public int HandlingAttempts { get; init; } = 20;

    /// <summary>Attempts at a delivery that the platform does not take for now: well over an hour by default. Default: 25.</summary>
    public int SendingAttempts { get; init; } = 25;

    /// <summary>
    /// How often a delivery that may have arrived is sent in all, where nobody can look it up: each time may be a double.
    /// Default: 5.
    /// </summary>
    public int UncertainAttempts { get; init; } = 5;

    /// <summary>
    /// How long after a broken attempt the platform is asked whether the message arrived after all: what comes in later
    /// than this is doubled, which is why whatever is sent again then is listed. Default: five seconds.
    /// </summary>
    public TimeSpan LookUpAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts at an update or deletion of a message that was never sent. Default: 4.</summary>
    public int MissingMessageAttempts { get; init; } = 4;

    /// <summary>A platform that asks for more patience than this is asked again after this. Default: an hour.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A throttled delivery is waited for this long; one that must wait longer goes back into the outbox. Default: a second.</summary>
    public TimeSpan LongestWaitInPlace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a worker sleeps at most when nobody wakes it: other processes' rows come without a signal. Default: a second.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Events that are handled at the same time. Default: 4.</summary>
    public int InboxWorkers { get; init; } = 4;

    /// <summary>Deliveries that are sent at the same time. Default: 8.</summary>
    public int OutboxWorkers { get; init; } = 8;

    /// <exception cref="ArgumentException">A limit does not fit into its lease, or a count is not positive.</exception>
    public DeliverySettings Validated()
    {
        if (HandlingLimit <= TimeSpan.Zero || HandlingLimit >= HandlingLease)
            throw new ArgumentException($"A handler may take {HandlingLimit}, which is not within its lease of {HandlingLease}.");
        if (SendingLimit <= TimeSpan.Zero || SendingLimit * 2 >= SendingLease)
            throw new ArgumentException($"Sending may take {SendingLimit}, which is not within half of its lease of {SendingLease}.");
        if (int.Min(InboxWorkers, OutboxWorkers) < 1)
            throw new ArgumentException("There must be a worker for the inbox and one for the outbox.");
        return this;
    }
}
