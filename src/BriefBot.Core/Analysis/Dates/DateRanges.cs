namespace BriefBot.Core.Analysis.Dates;

/// <summary>From one date or time to another: "from 3 to 5 May", "tussen maart en juni 2020", "2014-2018", "between 5 and 6 pm".</summary>
internal static class DateRanges
{
    /// <param name="First">Null where only times are said; then so is <paramref name="Last"/>.</param>
    public readonly record struct Range(int End, DateShape? First, DateShape? Last, ClockTime? From, ClockTime? To);

    public static Range? Read(in DateTokens tokens, int at)
    {
        var hasOpening = tokens.Is(at, DateRole.From);
        var first = hasOpening ? tokens.SkipThe(at + 1) : at;
        if (ReadDays(tokens, first, hasOpening) is { } days)
            return days;
        if (ReadHours(tokens, first, hasOpening) is { } hours)
            return hours;
        if (ReadInUnit(tokens, first) is { } within)
            return within;
        if (Opening(tokens, first, hasOpening) is not { } from || Joint(tokens, from.End, hasOpening) is not { } next)
            return null;
        return Closing(tokens, next, from, hasOpening) is { } to ? Joined(tokens, from, to) : null;
    }

    private static DateReader.Moment? Opening(in DateTokens tokens, int at, bool hasOpening) =>
        hasOpening && tokens.Is(at, DateRole.Now) && tokens.Reference is { } now
            ? new DateReader.Moment(at + 1, DateShape.Of(DateGrain.Day, now.Date), null)
            : DateReader.ReadMoment(tokens, at);

    private static DateReader.Moment? Closing(in DateTokens tokens, int at, DateReader.Moment from, bool hasOpening)
    {
        if (tokens.Is(at, DateRole.Now) && tokens.Reference is { } now && from.Date is not null)
            return new DateReader.Moment(at + 1, DateShape.Of(DateGrain.Day, now.Date), null);
        return DateReader.ReadMoment(tokens, at, from.Time is not null || hasOpening && from.Date is null);
    }

    /// <summary>The token behind "to", "tot en met", "and" (after "between"), or a dash.</summary>
    private static int? Joint(in DateTokens tokens, int end, bool hasOpening)
    {
        if (tokens.Gap(end - 1).Trim() is "-" or "–" or "—" or "‑")
            return tokens.SkipThe(end);
        if (tokens.Gap(end - 1).Length > 2)
            return null;
        if (tokens.Is(end, DateRole.To))
            return tokens.SkipThe(tokens.Form(end + 1) is "en" && tokens.Form(end + 2) is "met" ? end + 3 : end + 1);
        return hasOpening && tokens.Is(end, DateRole.And) ? tokens.SkipThe(end + 1) : null;
    }

    private static Range? Joined(in DateTokens tokens, DateReader.Moment from, DateReader.Moment to)
    {
        if (from.Date is null && to.Date is null)
            return from.Time is { } start && to.Time is { } end ? Times(tokens, to.End, null, start, end) : null;
        if (from.Date is null)
            return from.Time is { } time && to is { Date: { } day, Time: { } until } ? Times(tokens, to.End, day, time, until) : null;
        if (to.Date is null)
            return from is { Date: { } single, Time: { } opening } && to.Time is { } closing ? Times(tokens, to.End, single, opening, closing) : null;
        return IsOneKind(from.Date.Value, to.Date.Value) ? new Range(to.End, from.Date, to.Date, from.Time, to.Time) : null;
    }

    private static bool IsOneKind(in DateShape first, in DateShape last) => first.Kind == DateKind.Date && last.Kind == DateKind.Date
        && (first.Grain < DateGrain.Decade || first.Grain == last.Grain);

    /// <summary>"4 to 22 January 1995", "3-5 mei", "November 19-20", "van 4 tot 22 deze maand", "from 4 to January 22".</summary>
    private static Range? ReadDays(in DateTokens tokens, int at, bool hasOpening)
    {
        if (tokens.Is(at, DateRole.Month))
            return ReadDaysBehindMonth(tokens, at);
        var from = CalendarDates.ReadDayNumber(tokens, at);
        if (from.Day == 0 || Joint(tokens, from.End, hasOpening) is not { } next)
            return null;
        if (DateReader.ReadDate(tokens, next) is { Shape: { Grain: DateGrain.Day, Kind: DateKind.Date } } closing
            && (tokens.Is(next, DateRole.Month) || IsDayAndMonth(tokens, next)) && !tokens.Is(from.End, DateRole.Month))
            return OfMonth(closing.End, closing.Shape, from.Day);
        var to = CalendarDates.ReadDayNumber(tokens, next);
        if (to.Day <= from.Day)
            return null;
        var unit = RelativeDates.ReadUnit(tokens, tokens.SkipOfThe(to.End)) ?? RelativeDates.ReadUnit(tokens, to.End);
        return unit is { Shape: { Grain: DateGrain.Month, Start: { } month } } found ? InMonth(found.End, month, from.Day, to.Day) : null;
    }

    private static bool IsDayAndMonth(in DateTokens tokens, int at) =>
        CalendarDates.ReadDayNumber(tokens, at) is { Day: > 0 } day
        && (tokens.Is(day.End, DateRole.Month) || tokens.Is(day.End, DateRole.Of) && tokens.Is(tokens.SkipThe(day.End + 1), DateRole.Month));

    /// <summary>The first day takes the month of the last.</summary>
    private static Range? OfMonth(int end, in DateShape last, int day)
    {
        if (last.Start is { } start)
            return YearlyDates.Day(start.Year, start.Month, day) is { } first && first < start
                ? new Range(end, DateShape.Of(DateGrain.Day, first), last, null, null)
                : null;
        return last.Recurs == Recurrence.DayOfYear && day < last.Second ? new Range(end, last with { Second = (short)day }, last, null, null) : null;
    }

    private static Range? InMonth(int end, DateTime month, int from, int to) =>
        YearlyDates.Day(month.Year, month.Month, from) is { } first && YearlyDates.Day(month.Year, month.Month, to) is { } last
            ? new Range(end, DateShape.Of(DateGrain.Day, first), DateShape.Of(DateGrain.Day, last), null, null)
            : null;

    private static Range? ReadDaysBehindMonth(in DateTokens tokens, int at)
    {
        var opening = tokens.Form(at + 1) is "between" or "from" or "tussen" or "van" ? at + 2 : at + 1;
        var from = CalendarDates.ReadDayNumber(tokens, opening);
        if (!tokens.IsNear(at) || from.Day == 0 || Joint(tokens, from.End, opening > at + 1) is not { } next)
            return null;
        var to = CalendarDates.ReadDayNumber(tokens, next);
        if (to.Day <= from.Day || tokens.Is(to.End, DateRole.Month) || tokens.After(to.End - 1) is ':' or '%')
            return null;
        var last = tokens.IsNear(to.End - 1) && CalendarDates.ReadYear(tokens, to.End) is { } year
            ? NumericDates.OfDay(year.End, year.Year, tokens[at].Value, to.Day)
            : NumericDates.InYear(to.End, tokens[at].Value, to.Day);
        return last is { } found ? OfMonth(found.End, found.Shape, from.Day) : null;
    }

    /// <summary>"deze maand van 4 tot 22", "next week between Wednesday and Friday".</summary>
    private static Range? ReadInUnit(in DateTokens tokens, int at)
    {
        if (RelativeDates.ReadUnit(tokens, at) is not { Shape: { Start: { } start, Grain: DateGrain.Week or DateGrain.Month } } unit || !tokens.Adjoins(unit.End - 1))
            return null;
        var opening = tokens.Is(unit.End, DateRole.From) ? unit.End + 1 : unit.End;
        if (unit.Shape.Grain == DateGrain.Week)
            return ReadWeekdays(tokens, opening, start);
        var from = CalendarDates.ReadDayNumber(tokens, opening);
        if (from.Day == 0 || Joint(tokens, from.End, opening > unit.End) is not { } next)
            return null;
        var to = CalendarDates.ReadDayNumber(tokens, next);
        return to.Day > from.Day ? InMonth(to.End, start, from.Day, to.Day) : null;
    }

    private static Range? ReadWeekdays(in DateTokens tokens, int at, DateTime monday)
    {
        if (!tokens.Is(at, DateRole.Weekday) || Joint(tokens, at + 1, true) is not { } next || !tokens.Is(next, DateRole.Weekday))
            return null;
        return new Range(
            next + 1, DateShape.Of(DateGrain.Day, monday.Plus(DateGrain.Day, tokens[at].Value - 1)),
            DateShape.Of(DateGrain.Day, monday.Plus(DateGrain.Day, tokens[next].Value - 1)), null, null);
    }

    /// <summary>"from 5 to 6 on 22 April", "monday 8 to 9": bare hours, which a day beside them makes times.</summary>
    private static Range? ReadHours(in DateTokens tokens, int at, bool hasOpening)
    {
        var day = hasOpening ? null : DateReader.ReadDate(tokens, at);
        if (day is { Shape: not { Grain: DateGrain.Day, Kind: DateKind.Date } })
            return null;
        var opening = day?.End ?? at;
        var part = day is not null && tokens.IsNear(opening - 1) ? ClockTimes.ReadPart(tokens, opening) : null;
        opening = part?.End ?? opening;
        if (day is not null && tokens.Is(opening, DateRole.From))
            opening++;
        else if (day is not null && tokens.Gap(opening - 1) is not " ")
            return null;
        if (ClockTimes.Read(tokens, opening, true) is not { } from || Joint(tokens, from.End, tokens.Is(opening - 1, DateRole.From)) is not { } next
            || ClockTimes.Read(tokens, next, true) is not { } to)
            return null;
        var (end, last) = (to.End, to.Time);
        if (part is { } named)
            last = ClockTimes.InPart(last, named.Part);
        if (day is { } before)
            return Times(tokens, end, before.Shape, from.Time, last);
        var isSaid = end > next + 1 || tokens.Raw(next).Contains(':') || from.End > opening + 1 || tokens.Raw(opening).Contains(':');
        if (!tokens.IsNear(end - 1))
            return isSaid ? Times(tokens, end, null, from.Time, last) : null;
        var behind = tokens.SkipThe(tokens.Form(end) is "on" or "op" or "of" or "van" ? end + 1 : end);
        return DateReader.ReadDate(tokens, behind) is { Shape: { Grain: DateGrain.Day, Kind: DateKind.Date } } found
            && !(tokens.Form(end) is "of" or "van" && tokens.Is(behind, DateRole.Month) && found.End == behind + 1)
            ? Times(tokens, found.End, found.Shape, from.Time, last)
            : isSaid ? Times(tokens, end, null, from.Time, last) : null;
    }

    /// <summary>Of "5 to 6 pm" both are in the evening; of two readings the shorter stretch is meant.</summary>
    private static Range Times(in DateTokens tokens, int end, DateShape? day, ClockTime from, ClockTime to)
    {
        if (from.Grain == DateGrain.DayPart || to.Grain == DateGrain.DayPart)
            return new Range(end, day, day, from, to);
        if (from.IsTwelveHour && !to.IsTwelveHour && (!tokens.IsDutch || HasPart(tokens, end) || to.From.Hours < 12))
            from = Later(from, Length(Later(from), to) < Length(from, to));
        else if (to.IsTwelveHour)
            to = Later(to, Length(from, Later(to)) < Length(from, to));
        return new Range(end, day, day, from, to);
    }

    private static bool HasPart(in DateTokens tokens, int end) => tokens.Is(end - 1, DateRole.Meridiem | DateRole.DayPart);

    private static ClockTime Later(ClockTime time, bool isLater = true)
    {
        if (!isLater)
            return time;
        var at = new TimeSpan((time.From.Hours + 12) % 24, time.From.Minutes, time.From.Seconds);
        return time with { From = at, To = at };
    }

    private static TimeSpan Length(ClockTime from, ClockTime to) =>
        to.From > from.From ? to.From - from.From : to.From - from.From + TimeSpan.FromDays(1);
}
