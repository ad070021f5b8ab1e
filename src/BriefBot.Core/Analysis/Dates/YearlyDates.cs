using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>What comes back every year, in a given year.</summary>
internal static class YearlyDates
{
    /// <summary>Null where that year has none: 29 February, a fifth Friday.</summary>
    public static (DateTime Start, DateTime End)? In(in DateShape shape, int year)
    {
        if (year is < 1 or > 9990 || Start(shape, year) is not { } start)
            return null;
        return (start, start.Plus(shape.Grain, 1));
    }

    private static DateTime? Start(in DateShape shape, int year) => shape.Recurs switch
    {
        Recurrence.DayOfYear => Day(year, shape.First, shape.Second),
        Recurrence.Month => new DateTime(year, shape.First, 1),
        Recurrence.Quarter => new DateTime(year, shape.First * 3 - 2, 1),
        Recurrence.HalfYear => new DateTime(year, shape.First * 6 - 5, 1),
        // The winter of a year is the one that begins in its December.
        Recurrence.Season => new DateTime(year, shape.First == 0 ? 12 : shape.First * 3, 1),
        Recurrence.Holiday => Holidays.In(shape.First, year),
        Recurrence.WeekdayOfMonth => WeekdayOf(year, shape.First, shape.Second, shape.Third),
        Recurrence.WeekOfMonth => WeekOf(year, shape.First, shape.Third),
        Recurrence.WeekOfYear => WeekNumber(year, shape.First),
        Recurrence.WeekOfDay => Day(year, shape.First, shape.Second)?.StartOf(DateGrain.Week),
        _ => null,
    };

    public static DateTime? Day(int year, int month, int day) =>
        year is > 0 and < 9990 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;

    /// <param name="nth">From 1; the last one is -1.</param>
    public static DateTime? WeekdayOf(int year, int month, int weekday, int nth)
    {
        if (nth < 0)
        {
            var last = new DateTime(year, month, DateTime.DaysInMonth(year, month));
            return last.AddDays(-(((int)last.DayOfWeek - weekday % 7 + 7) % 7));
        }
        var first = new DateTime(year, month, 1);
        var found = first.AddDays((weekday % 7 - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
        return found.Month == month ? found : null;
    }

    /// <summary>Weeks belong to the month that holds their Thursday, as ISO 8601 gives them to years.</summary>
    private static DateTime? WeekOf(int year, int month, int nth) =>
        WeekdayOf(year, month, 4, nth)?.AddDays(-3);

    private static DateTime? WeekNumber(int year, int number) =>
        number == -1 ? ISOWeek.ToDateTime(year, ISOWeek.GetWeeksInYear(year), DayOfWeek.Monday)
        : number >= 1 && number <= ISOWeek.GetWeeksInYear(year) ? ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)
        : null;
}
