using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests;

/// <summary>What is to be done with a digest that is due.</summary>
internal abstract record DigestPlan
{
    /// <summary>No row has to say how many more than these were missed.</summary>
    private const int MostCounted = 1000;

    /// <summary>It is quiet until then.</summary>
    public sealed record Wait(DateTimeOffset Until) : DigestPlan;

    /// <summary>It is not posted.</summary>
    public sealed record Skip(string Reason, DateTimeOffset NextDue) : DigestPlan;

    public sealed record Post(DateTimeOffset NextDue) : DigestPlan;

    /// <summary>
    /// Of several that are due, the newest one counts; the others are skipped at once. It is posted while it is not older
    /// than <paramref name="catchUp"/>, where time in quiet hours does not count.
    /// </summary>
    public static DigestPlan For(
        Subscription subscription, DateTimeOffset due, DateTimeOffset now, ChannelSettings settings, TimeSpan catchUp)
    {
        var schedule = subscription.Schedule ?? throw new ArgumentException("A digest has a schedule.", nameof(subscription));
        var next = Next(schedule, due, subscription.TimeZone);
        if (next <= now)
            return Missed(schedule, due, next, now, subscription.TimeZone);
        var postable = QuietTime.EndAfter(due, subscription, settings) ?? due;
        if (now - postable > catchUp)
            return new Skip($"it was due at {Time(due)}, and nothing ran until {Time(now)}", next);
        return QuietTime.EndAfter(now, subscription, settings) is { } end ? new Wait(end) : new Post(next);
    }

    /// <summary>When it is due after that.</summary>
    public static DateTimeOffset Next(DigestSchedule schedule, DateTimeOffset after, string timeZone) =>
        schedule.NextAfter(after, timeZone) ?? DateTimeOffset.MaxValue;

    private static Skip Missed(DigestSchedule schedule, DateTimeOffset first, DateTimeOffset second, DateTimeOffset now, string timeZone)
    {
        var (last, newest, count) = (first, second, 1);
        while (count < MostCounted && Next(schedule, newest, timeZone) is var next && next <= now)
            (last, newest, count) = (newest, next, count + 1);
        if (count == MostCounted)
            return new Skip($"more than {MostCounted} were missed since {Time(first)}", Next(schedule, now, timeZone));
        var missed = count == 1 ? $"one was missed, due at {Time(first)}" : $"{count} were missed, due from {Time(first)} to {Time(last)}";
        return new Skip(string.Create(CultureInfo.InvariantCulture, $"{missed}; the next was due at {Time(newest)}"), newest);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
