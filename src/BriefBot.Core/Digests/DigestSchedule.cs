using NodaTime;
using NodaTime.TimeZones;
using Quartz;

namespace BriefBot.Core.Digests;

/// <summary>
/// When a digest is due. The times of day are those of a zone's own calendar: one that the clocks skip is due at the next
/// instant that exists, one that they show twice is due the first time.
/// </summary>
public sealed record DigestSchedule
{
    private static readonly ZoneLocalMappingResolver FirstInstant =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>On a clock that is never moved, which stands for any zone's local time.</summary>
    private readonly CronExpression _local;

    /// <param name="cron">Seconds, minutes, hours, day of month, month, day of week, as Quartz reads them ("0 30 8 ? * MON-FRI").</param>
    /// <exception cref="FormatException">It is no such expression.</exception>
    public DigestSchedule(string cron)
    {
        Cron = cron;
        _local = new CronExpression(cron, TimeZoneInfo.Utc);
    }

    public string Cron { get; }

    public static bool IsValid(string cron) => CronExpression.TryParse(cron, out _);

    /// <summary>The first due instant after <paramref name="after"/>, in UTC; null when there is none in the next hundred years.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such zone.</exception>
    public DateTimeOffset? NextAfter(DateTimeOffset after, string timeZone) => NextAfter(after, timeZone, DateTimeZoneProviders.Tzdb);

    /// <param name="zones">Whose rules hold.</param>
    internal DateTimeOffset? NextAfter(DateTimeOffset after, string timeZone, IDateTimeZoneProvider zones)
    {
        var zone = zones[timeZone];
        var start = Instant.FromDateTimeOffset(after);
        // A local time that "after" has passed already, be it before the clocks were put back, is never due after it.
        var local = new DateTimeOffset(LatestLocal(zone, start).ToDateTimeUnspecified(), TimeSpan.Zero);
        while (_local.GetNextValidTimeAfter(local) is { } next)
        {
            var due = FirstInstant(zone.MapLocal(LocalDateTime.FromDateTime(next.UtcDateTime)));
            if (due.ToInstant() > start)
                return due.ToInstant().ToDateTimeOffset();
            local = next;
        }
        return null;
    }

    public bool Equals(DigestSchedule? other) => other is not null && Cron == other.Cron;

    public override int GetHashCode() => Cron.GetHashCode(StringComparison.Ordinal);

    /// <summary>The latest time that the zone's clocks have shown up to the instant: in a repeated hour that is the end of its first showing.</summary>
    private static LocalDateTime LatestLocal(DateTimeZone zone, Instant instant)
    {
        var now = instant.InZone(zone).LocalDateTime;
        var interval = zone.GetZoneInterval(instant);
        if (!interval.HasStart)
            return now;
        var lastBefore = (interval.Start - Duration.Epsilon).InZone(zone).LocalDateTime;
        return lastBefore > now ? lastBefore : now;
    }
}
