namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Places a date on the calendar. Without a tense that tells, a weekday is the last one (that of the day itself
/// included), as in news; what comes back every year is the nearest one.
/// </summary>
internal static class DateResolver
{
    public static (DateTime Start, DateTime End)? Resolve(in DateShape shape, DateTime? reference, Tense tense)
    {
        if (Place(shape, reference, shape.Tense == Tense.Unknown ? tense : shape.Tense) is not { } whole)
            return null;
        var part = PartOf(shape, whole, reference);
        return shape.Time is { } time ? AtTime(part.Start, time) : part;
    }

    /// <summary>The first that starts no earlier than an instant: the far end of a range.</summary>
    public static (DateTime Start, DateTime End)? ResolveFrom(in DateShape shape, DateTime from) =>
        shape.IsPlaced || shape.Tense != Tense.Unknown ? Resolve(shape, from, Tense.Future)
            : Place(shape, from.Date, Tense.Future) is { } placed
            ? shape.Time is { } time ? AtTime(placed.Start, time) : placed
            : null;

    public static (DateTime Start, DateTime End)? InYear(in DateShape shape, int year) => YearlyDates.In(shape, year);

    private static (DateTime Start, DateTime End)? Place(in DateShape shape, DateTime? reference, Tense tense)
    {
        if (shape.IsPlaced)
            return shape.Start is { } start && shape.End is { } end ? (start, end) : null;
        if (reference is not { } day)
            return null;
        return shape.Recurs switch
        {
            Recurrence.Weekday => Weekday(shape.First, day.Date, tense),
            Recurrence.Weekend => Weekend(day, tense),
            Recurrence.DayOfMonth => DayOfMonth(shape.First, day.Date, tense),
            Recurrence.WeekOfYear => YearlyDates.In(shape, day.Year),
            _ => Yearly(shape, day.Date, tense),
        };
    }

    private static (DateTime, DateTime)? Weekday(int weekday, DateTime day, Tense tense)
    {
        var today = ((int)day.DayOfWeek + 6) % 7 + 1;
        var start = day.Plus(DateGrain.Day, tense == Tense.Future ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7));
        return (start, start.Plus(DateGrain.Day, 1));
    }

    /// <summary>The last one that has begun in a report of what was, else that of this week.</summary>
    private static (DateTime, DateTime)? Weekend(DateTime day, Tense tense)
    {
        var saturday = day.StartOf(DateGrain.Weekend);
        var start = tense == Tense.Past && saturday > day ? saturday.Plus(DateGrain.Week, -1) : saturday;
        return (start, start.Plus(DateGrain.Weekend, 1));
    }

    private static (DateTime, DateTime)? DayOfMonth(int number, DateTime day, Tense tense)
    {
        var month = day.StartOf(DateGrain.Month);
        for (var i = 0; i < 3; i++)
        {
            var tried = month.Plus(DateGrain.Month, tense == Tense.Past ? -i : i);
            if (number > DateTime.DaysInMonth(tried.Year, tried.Month))
                continue;
            var start = tried.Plus(DateGrain.Day, number - 1);
            if (tense == Tense.Past ? start <= day : start >= day)
                return (start, start.Plus(DateGrain.Day, 1));
        }
        return null;
    }

    private static (DateTime Start, DateTime End)? Yearly(in DateShape shape, DateTime day, Tense tense)
    {
        (DateTime Start, DateTime End)? best = null;
        // 29 February comes back after eight years at most.
        for (var i = 0; i <= 8; i++)
        {
            if (i > 1 && best is not null)
                break;
            Take(shape, day, tense, day.Year - i, ref best);
            Take(shape, day, tense, day.Year + i, ref best);
        }
        return best;
    }

    private static void Take(in DateShape shape, DateTime day, Tense tense, int year, ref (DateTime Start, DateTime End)? best)
    {
        if (year is < 1 or > 9990 || YearlyDates.In(shape, year) is not { } found)
            return;
        var fits = tense switch
        {
            Tense.Past => found.Start <= day,
            Tense.Future => found.End > day,
            _ => true,
        };
        if (fits && (best is null || Distance(found, day) < Distance(best.Value, day)))
            best = found;
    }

    private static TimeSpan Distance((DateTime Start, DateTime End) found, DateTime day) =>
        found.Start > day ? found.Start - day : found.End <= day ? day - found.End : TimeSpan.Zero;

    private static (DateTime Start, DateTime End) AtTime(DateTime day, ClockTime time)
    {
        var start = day.Date + time.From;
        if (!time.IsRange && time.Grain != DateGrain.DayPart)
            return (start, start.Plus(time.Grain, 1));
        return (start, day.Date + time.To + (time.To <= time.From ? TimeSpan.FromDays(1) : TimeSpan.Zero));
    }

    private static (DateTime Start, DateTime End) PartOf(in DateShape shape, (DateTime Start, DateTime End) whole, DateTime? reference)
    {
        var (start, end) = whole;
        var today = reference?.Date;
        return shape.Portion switch
        {
            Portion.SoFar when today > start && today < end => (start, today.Value),
            Portion.Rest when today >= start && today < end => (today.Value, end),
            Portion.Early => (start, Point(shape, whole, shape.NamesYear ? 1 / 3.0 : 0.5)),
            Portion.Middle => (Point(shape, whole, shape.NamesYear ? 1 / 3.0 : 0.25), Point(shape, whole, shape.NamesYear ? 2 / 3.0 : 0.75)),
            Portion.Late => (Point(shape, whole, shape.NamesYear ? 2 / 3.0 : 0.5), end),
            _ => whole,
        };
    }

    /// <summary>A part of the way through: a month breaks after its 15th day, a week within its Thursday.</summary>
    private static DateTime Point(in DateShape shape, (DateTime Start, DateTime End) whole, double share) => shape.Grain switch
    {
        DateGrain.Year => whole.Start.AddMonths((int)Math.Round(12 * share)),
        DateGrain.Decade => whole.Start.AddYears((int)Math.Round(10 * share)),
        DateGrain.Century => whole.Start.AddYears((int)Math.Round(100 * share)),
        DateGrain.Quarter or DateGrain.Season or DateGrain.HalfYear => whole.Start + (whole.End - whole.Start) * share,
        DateGrain.Month => whole.Start.AddDays(Math.Round(30 * share)),
        DateGrain.Week => whole.Start.AddDays(share < 0.3 ? 1 : share > 0.7 ? 5 : 3),
        _ => whole.Start + (whole.End - whole.Start) * share,
    };
}
