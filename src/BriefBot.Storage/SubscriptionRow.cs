using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage;

internal sealed class SubscriptionRow
{
    public const string Columns =
        """
        number, kind, conversation, thread, creator, language, cron, time_zone AS TimeZone, topics, max_stories AS MaxStories,
        quiet_from AS QuietFrom, quiet_to AS QuietTo, tells_when_empty AS TellsWhenEmpty, created, paused, next_due AS NextDue,
        failure, fence, attempts, failures, failing_since AS FailingSince, failed
        """;

    public required long Number { get; init; }

    public required string Kind { get; init; }

    public required string Conversation { get; init; }

    public string? Thread { get; init; }

    public required string Creator { get; init; }

    public required string Language { get; init; }

    public string? Cron { get; init; }

    public required string TimeZone { get; init; }

    public required string Topics { get; init; }

    public required int MaxStories { get; init; }

    public string? QuietFrom { get; init; }

    public string? QuietTo { get; init; }

    public required bool TellsWhenEmpty { get; init; }

    public required double Created { get; init; }

    public double? Paused { get; init; }

    public long? NextDue { get; init; }

    public string? Failure { get; init; }

    public required long Fence { get; init; }

    public required int Attempts { get; init; }

    public required int Failures { get; init; }

    public double? FailingSince { get; init; }

    public double? Failed { get; init; }

    /// <summary>What a person decides about a subscription, in the order of the columns in the stores' statements.</summary>
    public static object?[] Values(Subscription subscription) =>
    [
        subscription.Kind.ToString(),
        subscription.Conversation.ToString(),
        subscription.Thread,
        subscription.Creator.Value,
        subscription.Language,
        subscription.Schedule?.Cron,
        subscription.TimeZone,
        ConversationFormat.Write(subscription.Topics),
        subscription.MaxStories,
        Write(subscription.QuietHours?.From),
        Write(subscription.QuietHours?.To),
        subscription.TellsWhenEmpty,
        StoreClock.Write(subscription.Created),
        subscription.Paused is { } paused ? StoreClock.Write(paused) : null,
        subscription.NextDue?.ToUnixTimeSeconds(),
    ];

    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public Subscription ToSubscription()
    {
        try
        {
            return new Subscription
            {
                Number = Number,
                Kind = Enum.Parse<SubscriptionKind>(Kind),
                Conversation = ConversationKey.Parse(Conversation),
                Thread = Thread,
                Creator = new UserKey(Creator),
                Language = Language,
                Schedule = Cron is null ? null : new DigestSchedule(Cron),
                TimeZone = TimeZone,
                Topics = ConversationFormat.Read<TopicFilter>(Topics),
                MaxStories = MaxStories,
                QuietHours = QuietFrom is null || QuietTo is null ? null : new QuietHours(Read(QuietFrom), Read(QuietTo)),
                TellsWhenEmpty = TellsWhenEmpty,
                Created = StoreClock.Read(Created),
                Paused = Paused is { } paused ? StoreClock.Read(paused) : null,
                NextDue = NextDue is { } due ? DateTimeOffset.FromUnixTimeSeconds(due) : null,
                Failure = Failure,
            };
        }
        catch (Exception damage) when (damage is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"subscription {Number} cannot be read: {damage.Message}", damage);
        }
    }

    public LeasedSubscription ToLeased()
    {
        var trouble = Failures > 0 && FailingSince is { } since && Failed is { } last
            ? new ChannelTrouble(Failures, StoreClock.Read(since), StoreClock.Read(last))
            : null;
        var due = NextDue is { } next ? DateTimeOffset.FromUnixTimeSeconds(next) : StoreClock.Read(Created);
        return new LeasedSubscription(ToSubscription(), due, Fence, Attempts, trouble);
    }

    private static string? Write(TimeOnly? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static TimeOnly Read(string time) => TimeOnly.ParseExact(time, "O", CultureInfo.InvariantCulture);
}
