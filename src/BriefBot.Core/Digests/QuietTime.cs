using BriefBot.Core.Conversation;
using NodaTime;

namespace BriefBot.Core.Digests;

/// <summary>Hours in which nothing is posted that nobody asked for, on the clocks of a zone.</summary>
internal static class QuietTime
{
    /// <summary>The subscription's own hours, else those of its conversation. Null when it is not quiet at <paramref name="now"/>, else when it ends to be.</summary>
    public static DateTimeOffset? EndAfter(DateTimeOffset now, Subscription subscription, ChannelSettings settings) =>
        subscription.QuietHours is { } own ? EndAfter(now, own, subscription.TimeZone)
        : settings.QuietHours is { } agreed ? EndAfter(now, agreed, settings.TimeZone ?? subscription.TimeZone)
        : null;

    public static DateTimeOffset? EndAfter(DateTimeOffset now, QuietHours hours, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var instant = Instant.FromDateTimeOffset(now);
        var local = instant.InZone(zone).LocalDateTime;
        if (!TimeOnly.FromTimeSpan(new TimeSpan(local.TickOfDay)).IsBetween(hours.From, hours.To))
            return null;
        var end = LocalTime.FromTicksSinceMidnight(hours.To.Ticks);
        var date = local.TimeOfDay < end ? local.Date : local.Date.PlusDays(1);
        return After(instant, zone.MapLocal(date.At(end))).ToDateTimeOffset();
    }

    /// <summary>Of an hour that the clocks show twice, the showing that is still to come.</summary>
    private static Instant After(Instant now, NodaTime.TimeZones.ZoneLocalMapping end) => end.Count switch
    {
        0 => end.LateInterval.Start,
        _ when end.First().ToInstant() > now => end.First().ToInstant(),
        _ => end.Last().ToInstant(),
    };
}
