using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>Writes dates as ISO 8601 does; quarters, seasons, weekends and decades as TIMEX3 does (TimeML 1.2.1).</summary>
internal static class DateNotation
{
    private static readonly string[] Seasons = ["WI", "SP", "SU", "FA"];

    public static string? Write(in DateMention mention)
    {
        if (mention is not { Start: { } start, End: { } end })
            return null;
        if (mention.Kind == DateKind.TimeOfDay)
            return IsPart(mention.Grain, start, end) ? Join(Time(start), Time(end)) : Time(start);
        if (mention.Kind == DateKind.Date && end - start == TimeSpan.FromDays(1) && start.TimeOfDay == TimeSpan.Zero)
            return Unit(DateGrain.Day, start);
        if (mention.Kind == DateKind.Range || !IsWhole(mention.Grain, start, end))
            return Join(Instant(start), Instant(end));
        return Unit(mention.Grain, start);
    }

    private static string Join(string start, string end) => $"{start}/{end}";

    private static bool IsPart(DateGrain grain, DateTime start, DateTime end) =>
        grain == DateGrain.DayPart || end - start > TimeSpan.FromHours(1);

    /// <summary>"Early 2016" has the grain of a year and is less than one.</summary>
    private static bool IsWhole(DateGrain grain, DateTime start, DateTime end) =>
        grain is DateGrain.Second or DateGrain.Minute or DateGrain.Hour || grain != DateGrain.DayPart && start.Plus(grain, 1) == end;

    private static string Unit(DateGrain grain, DateTime start) => grain switch
    {
        DateGrain.Second or DateGrain.Minute or DateGrain.Hour => Instant(start),
        DateGrain.Day => Format(start, "yyyy-MM-dd"),
        DateGrain.Weekend => Week(start) + "-WE",
        DateGrain.Week => Week(start),
        DateGrain.Month => Format(start, "yyyy-MM"),
        DateGrain.Quarter => $"{start.Year:0000}-Q{(start.Month + 2) / 3}",
        DateGrain.Season => $"{start.Year:0000}-{Seasons[start.Month % 12 / 3]}",
        DateGrain.HalfYear => $"{start.Year:0000}-H{(start.Month + 5) / 6}",
        DateGrain.Decade => $"{start.Year / 10:000}",
        DateGrain.Century => $"{start.Year / 100:00}",
        _ => Format(start, "yyyy"),
    };

    private static string Week(DateTime start) => $"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}";

    private static string Instant(DateTime at) =>
        at.TimeOfDay == TimeSpan.Zero ? Format(at, "yyyy-MM-dd") : Format(at, "yyyy-MM-dd") + Time(at);

    private static string Time(DateTime at) => Format(at, at.Second == 0 ? "'T'HH:mm" : "'T'HH:mm:ss");

    private static string Format(DateTime at, string format) => at.ToString(format, CultureInfo.InvariantCulture);
}
