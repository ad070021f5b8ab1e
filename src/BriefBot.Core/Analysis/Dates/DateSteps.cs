namespace BriefBot.Core.Analysis.Dates;

/// <summary>Steps of whole units through the calendar. Steps out of the years 1 to 9998 stop at its edge.</summary>
internal static class DateSteps
{
    private static readonly DateTime Last = new(9998, 12, 31);

    public static DateTime Plus(this DateTime from, DateGrain grain, int count)
    {
        try
        {
            return Cap(Step(from, grain, count));
        }
        catch (ArgumentOutOfRangeException)
        {
            return count < 0 ? DateTime.MinValue : Last;
        }
    }

    /// <summary>Where the unit starts in which the instant lies.</summary>
    public static DateTime StartOf(this DateTime at, DateGrain grain) => grain switch
    {
        DateGrain.Second or DateGrain.Minute or DateGrain.Hour => at,
        DateGrain.DayPart or DateGrain.Day => at.Date,
        DateGrain.Week => at.Date.Plus(DateGrain.Day, -(((int)at.DayOfWeek + 6) % 7)),
        DateGrain.Weekend => at.StartOf(DateGrain.Week).Plus(DateGrain.Day, 5),
        DateGrain.Month => new DateTime(at.Year, at.Month, 1),
        DateGrain.Quarter => new DateTime(at.Year, (at.Month - 1) / 3 * 3 + 1, 1),
        DateGrain.Season => new DateTime(at.Month < 3 ? Math.Max(1, at.Year - 1) : at.Year, at.Month < 3 ? 12 : at.Month / 3 * 3, 1),
        DateGrain.HalfYear => new DateTime(at.Year, at.Month < 7 ? 1 : 7, 1),
        DateGrain.Year => new DateTime(at.Year, 1, 1),
        DateGrain.Decade => new DateTime(Math.Max(1, at.Year / 10 * 10), 1, 1),
        _ => new DateTime(Math.Max(1, at.Year / 100 * 100), 1, 1),
    };

    private static DateTime Step(DateTime from, DateGrain grain, int count) => grain switch
    {
        DateGrain.Second => from.AddSeconds(count),
        DateGrain.Minute => from.AddMinutes(count),
        DateGrain.Hour => from.AddHours(count),
        DateGrain.Day or DateGrain.DayPart => from.AddDays(count),
        DateGrain.Weekend => from.AddDays(2 * count),
        DateGrain.Week => from.AddDays(7L * count),
        DateGrain.Month => from.AddMonths(count),
        DateGrain.Quarter or DateGrain.Season => from.AddMonths(checked(3 * count)),
        DateGrain.HalfYear => from.AddMonths(checked(6 * count)),
        DateGrain.Year => from.AddYears(count),
        DateGrain.Decade => from.AddYears(checked(10 * count)),
        _ => from.AddYears(checked(100 * count)),
    };

    private static DateTime Cap(DateTime at) => at > Last ? Last : at;
}
