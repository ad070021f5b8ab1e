using BriefBot.Core.Digests;

namespace BriefBot.Storage;

/// <summary>When subscriptions are due next.</summary>
internal static class SubscriptionTimes
{
    /// <summary>An alert is due from its beginning, and what is paused never is.</summary>
    public static Subscription Started(Subscription subscription) => subscription switch
    {
        { Paused: not null } => subscription with { NextDue = null },
        { Kind: SubscriptionKind.Alert, NextDue: null } => subscription with { NextDue = subscription.Created },
        _ => subscription,
    };

    /// <summary>Whoever changes it may not know yet that its due instant has been dealt with.</summary>
    /// <param name="newest">The due instant of its newest scheduled run; null when it had none.</param>
    public static Subscription After(Subscription subscription, long? newest) =>
        newest is { } due && subscription.Schedule is { } schedule && subscription.NextDue?.ToUnixTimeSeconds() <= due
            ? subscription with { NextDue = Next(schedule, DateTimeOffset.FromUnixTimeSeconds(due), subscription.TimeZone) }
            : subscription;

    /// <summary>From when on it is due after a run that was taken as <paramref name="leased"/>; null: as it is.</summary>
    /// <param name="row">What it is by now.</param>
    /// <param name="nextDue">What the schedule says that the run was taken with; null when the run changes nothing.</param>
    public static DateTimeOffset? AfterRun(SubscriptionRow row, LeasedSubscription leased, DateTimeOffset recorded, DateTimeOffset? nextDue)
    {
        if (nextDue is null || row.NextDue != leased.Due.ToUnixTimeSeconds())
            return null;
        if (row.Cron == leased.Subscription.Schedule?.Cron && row.TimeZone == leased.Subscription.TimeZone)
            return nextDue;
        return row.Cron is null ? null : Next(new DigestSchedule(row.Cron), leased.Due > recorded ? leased.Due : recorded, row.TimeZone);
    }

    private static DateTimeOffset Next(DigestSchedule schedule, DateTimeOffset after, string timeZone) =>
        schedule.NextAfter(after, timeZone) ?? DateTimeOffset.MaxValue;
}
