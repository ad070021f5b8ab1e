using BriefBot.Core.Conversation.Delivery;

namespace BriefBot.Storage.Tests.Conversation;

internal static class TestSettings
{
    /// <summary>Leases short enough for a test to outlast them, long enough for a busy machine.</summary>
    public static DeliverySettings Short { get; } = new()
    {
        HandlingLease = TimeSpan.FromSeconds(4),
        HandlingLimit = TimeSpan.FromSeconds(2),
        SendingLease = TimeSpan.FromSeconds(4),
        SendingLimit = TimeSpan.FromSeconds(1.5),
        HandlingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        SendingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        UncertainAttempts = 10,
        LookUpAfter = TimeSpan.FromSeconds(1),
        LongestPoll = TimeSpan.FromMilliseconds(50),
    };
}
