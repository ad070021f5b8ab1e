namespace BriefBot.Core.Analysis.Dates;

/// <summary>How what a date says comes back, where it does not say which one is meant.</summary>
internal enum Recurrence : byte
{
    None,
    Weekday,
    Weekend,
    DayOfMonth,
    DayOfYear,
    Month,
    Quarter,
    HalfYear,
    Season,
    Holiday,

    /// <summary>"The first Friday of July".</summary>
    WeekdayOfMonth,

    /// <summary>"The last week of July".</summary>
    WeekOfMonth,

    /// <summary>"Week 31".</summary>
    WeekOfYear,

    /// <summary>"The week of 30 November".</summary>
    WeekOfDay,
}

/// <summary>A date as far as its words go: an interval, or something that comes back and has to be placed.</summary>
internal readonly record struct DateShape(DateGrain Grain)
{
    public Recurrence Recurs { get; init; }

    public short First { get; init; }

    public short Second { get; init; }

    public short Third { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public DateKind Kind { get; init; }

    /// <summary>"Last September": the tense of the sentence has no say.</summary>
    public Tense Tense { get; init; }

    /// <summary>Which part of it is meant: "early 2016", "mid-May".</summary>
    public Portion Portion { get; init; }

    /// <summary>With a year in figures or words: its parts are thirds, and not halves.</summary>
    public bool NamesYear { get; init; }

    /// <summary>The time on that day.</summary>
    public ClockTime? Time { get; init; }

    public static DateShape Of(DateGrain grain, DateTime start) =>
        new(grain) { Start = start, End = start.Plus(grain, 1) };

    public static DateShape Between(DateGrain grain, DateTime start, DateTime end) =>
        new(grain) { Start = start, End = end, Kind = DateKind.Range };

    /// <summary>Relative to a day that is not known.</summary>
    public static DateShape Unknown(DateGrain grain, DateKind kind = DateKind.Date) => new(grain) { Kind = kind };

    public bool IsPlaced => Recurs == Recurrence.None;
}

internal enum Tense : byte
{
    Unknown,
    Past,
    Future,
}

internal enum Portion : byte
{
    Whole,
    Early,
    Middle,
    Late,

    /// <summary>"Earlier this year".</summary>
    SoFar,

    /// <summary>"Later this year", "the rest of the year".</summary>
    Rest,
}

/// <param name="From">Since midnight.</param>
/// <param name="To">Behind the last instant; the same as <paramref name="From"/> for a point in time.</param>
/// <param name="IsTwelveHour">Whether "at 7" may mean seven in the evening.</param>
internal readonly record struct ClockTime(TimeSpan From, TimeSpan To, DateGrain Grain, bool IsTwelveHour = false, bool IsRange = false)
{
    public static ClockTime At(int hour, int minute, int second, DateGrain grain, bool isTwelveHour) =>
        new(new TimeSpan(hour, minute, second), new TimeSpan(hour, minute, second), grain, isTwelveHour);
}

/// <param name="End">Index of the token behind it.</param>
internal readonly record struct FoundDate(int End, DateShape Shape);

/// <param name="End">Index of the token behind it.</param>
internal readonly record struct FoundTime(int End, ClockTime Time);
