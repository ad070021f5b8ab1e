namespace BriefBot.Core.Analysis.Dates;

/// <summary>Reads one date with the words that narrow it and the time beside it.</summary>
internal static class DateReader
{
    /// <summary>A day with or without a time, or a time alone: one of the two is always there.</summary>
    public readonly record struct Moment(int End, DateShape? Date, ClockTime? Time)
    {
        /// <summary>Said between the day and the time: "today before 4 pm".</summary>
        public DateBound Bound { get; init; }

        /// <summary>The date with its time in it.</summary>
        public DateShape? Shape => Date is { } date ? date with { Time = Time, Grain = date.Grain } : null;
    }

    public static Moment? ReadMoment(in DateTokens tokens, int at, bool isCalledFor = false)
    {
        if (ReadDate(tokens, at) is { } date)
            return WithTime(tokens, at, date);
        var calls = isCalledFor || tokens.Form(at - 1) is "at" or "om";
        var time = ClockTimes.Read(tokens, at, calls);
        var part = time is null ? ReadPart(tokens, at) : null;
        if ((time?.End ?? part?.End) is not { } end)
            return CalledByDay(tokens, at);
        var clock = time?.Time ?? ClockTimes.Of(part!.Value.Part, part.Value.Modifier);
        if (ReadDayBehind(tokens, end) is not { } day)
            return new Moment(end, null, clock);
        return clock.Grain != DateGrain.DayPart && tokens.IsNear(day.End - 1) && ReadPart(tokens, day.End) is { Modifier: Portion.Whole } later
            ? new Moment(later.End, day.Shape, ClockTimes.InPart(clock, later.Part))
            : new Moment(day.End, day.Shape, AsPlain(clock, day.Shape));
    }

    /// <summary>"7, this morning", "7 tonight".</summary>
    private static Moment? CalledByDay(in DateTokens tokens, int at)
    {
        if (!tokens.IsWhole(at, 1, 24, out var hour) || !tokens.IsNear(at) || ReadDate(tokens, at + 1) is not { } day || !PartIn(tokens, at + 1, day.End))
            return null;
        var time = ClockTime.At(hour % 24, 0, 0, DateGrain.Hour, hour <= 12);
        return WithTime(tokens, at + 1, day) is { Time: { } part } ? new Moment(day.End, day.Shape, ClockTimes.InPart(time, NearestPart(part))) : null;
    }

    private static bool PartIn(in DateTokens tokens, int at, int end)
    {
        for (; at < end; at++)
        {
            if (tokens[at].Part != DayPart.None)
                return true;
        }
        return false;
    }

    private static DayPart NearestPart(ClockTime part) => part.From.Hours switch
    {
        < 12 => DayPart.Morning,
        < 16 => DayPart.Afternoon,
        < 20 => DayPart.Evening,
        _ => DayPart.Night,
    };

    private static ClockTime AsPlain(ClockTime clock, in DateShape date) =>
        date.Time is { Grain: DateGrain.DayPart } part && clock.Grain != DateGrain.DayPart ? ClockTimes.InPart(clock, NearestPart(part)) : clock;

    /// <summary>"on Friday", "tomorrow", "of April 22" behind a time.</summary>
    private static FoundDate? ReadDayBehind(in DateTokens tokens, int end)
    {
        if (!tokens.IsNear(end - 1) || tokens.Gap(end - 1) is "-")
            return null;
        var next = tokens.Form(end) is "on" or "op" or "of" or "van" ? end + 1 : end;
        return ReadDate(tokens, tokens.SkipThe(next)) is { } day && IsDay(day.Shape) ? day with { Shape = PartOfNamed(tokens, next, day) } : null;
    }

    private static bool IsDay(in DateShape shape) => shape is { Grain: DateGrain.Day, Kind: DateKind.Date };

    /// <summary>The part of day that is in the day's own word: "vanavond", "dinsdagmiddag".</summary>
    private static DateShape PartOfNamed(in DateTokens tokens, int at, FoundDate day)
    {
        for (; at < day.End; at++)
        {
            if (tokens[at].Part != DayPart.None && tokens.Is(at, DateRole.NamedDay | DateRole.Weekday))
                return day.Shape with { Time = ClockTimes.Of(tokens[at].Part) };
        }
        return day.Shape;
    }

    private static DayPart OwnPart(in DateTokens tokens, int at, int end)
    {
        for (; at < end; at++)
        {
            if (tokens[at].Part != DayPart.None)
                return tokens[at].Part;
        }
        return DayPart.None;
    }

    private static Moment WithTime(in DateTokens tokens, int at, FoundDate date)
    {
        if (!IsDay(date.Shape))
            return new Moment(date.End, date.Shape, null);
        var end = date.End;
        var part = OwnPart(tokens, at, end);
        ClockTime? time = part == DayPart.None ? null : ClockTimes.Of(part);
        if (tokens.IsNear(end - 1) && ReadPart(tokens, end) is { } behind && !(part != DayPart.None && behind.Modifier == Portion.Whole))
            (end, part, time) = (behind.End, behind.Part, ClockTimes.Of(behind.Part, behind.Modifier));
        else if (part != DayPart.None && tokens.IsNear(end - 1) && ReadPortionBehind(tokens, end) is { } portion)
            (end, time) = (portion.End, ClockTimes.Of(part, portion.Portion));
        var calls = tokens.Form(end) is "at" or "om" or "around" or "rond" or "omstreeks";
        var bound = DateBounds.Word(tokens, end);
        var next = bound.End > end ? bound.End : calls || tokens.Form(end) is "for" ? end + 1 : end;
        if (tokens.IsNear(end - 1) && tokens.Gap(end - 1) is not ("-" or "/") && ClockTimes.Read(tokens, next, calls || next > end && bound.End > end) is { } clock)
            return new Moment(clock.End, date.Shape, part == DayPart.None ? clock.Time : ClockTimes.InPart(clock.Time, part)) { Bound = bound.Bound };
        if (tokens.Is(end, DateRole.Meridiem) && tokens.Gap(end - 1) is " " && (tokens.Kind(end) & TokenKind.AllCaps) != 0)
            (end, time) = (end + 1, ClockTimes.Of(tokens[end].Value == 0 ? DayPart.Morning : DayPart.Afternoon));
        return new Moment(end, date.Shape, time);
    }

    /// <summary>"dinsdagavond laat".</summary>
    private static (int End, Portion Portion)? ReadPortionBehind(in DateTokens tokens, int at) =>
        tokens.Form(at) is "vroeg" or "laat" ? (at + 1, ClockTimes.PortionAt(tokens, at)) : null;

    /// <summary>A part of a day that is said as one: "in the morning", "'s avonds"; not a bare "night".</summary>
    private static ClockTimes.FoundPart? ReadPart(in DateTokens tokens, int at) =>
        ClockTimes.ReadPart(tokens, at) is { } part && (part.End > at + 1 || tokens.Is(at - 1, DateRole.Weekday | DateRole.NamedDay | DateRole.Month)
            || tokens.IsDigits(at - 1))
            ? part
            : null;

    public static FoundDate? ReadDate(in DateTokens tokens, int at)
    {
        if (ReadPortion(tokens, at) is { } portion)
            return portion;
        if (ReadPlain(tokens, at) is not { } found)
            return ReadDayAlone(tokens, at) ?? ReadPartOfToday(tokens, at);
        return found.Shape.IsPlaced || !tokens.IsNear(found.End - 1) ? found : WithUnitBehind(tokens, found);
    }

    /// <summary>The longest of what the readers find.</summary>
    private static FoundDate? ReadPlain(in DateTokens tokens, int at)
    {
        FoundDate? best = null;
        Take(ref best, RelativeDates.Read(tokens, at));
        Take(ref best, CalendarDates.Read(tokens, at));
        Take(ref best, NumericDates.Read(tokens, at));
        if (tokens.Is(at, DateRole.Holiday) || tokens.IsOrdinalDigits(at))
            Take(ref best, WithYear(tokens, Holidays.Read(tokens, at)));
        Take(ref best, NamedPeriods.Read(tokens, at));
        return best;
    }

    private static void Take(ref FoundDate? best, FoundDate? found)
    {
        if (found is not null && (best is null || found.Value.End > best.Value.End))
            best = found;
    }

    private static FoundDate? WithYear(in DateTokens tokens, FoundDate? holiday)
    {
        if (holiday is not { } found || !tokens.IsNear(found.End - 1)
            || CalendarDates.ReadYear(tokens, tokens.Is(found.End, DateRole.Of) ? found.End + 1 : found.End) is not { } year)
            return holiday;
        return YearlyDates.In(found.Shape, year.Year) is { } day ? new FoundDate(year.End, DateShape.Of(DateGrain.Day, day.Start)) : null;
    }

    /// <summary>"Friday next week", "June last year", "Christmas this year".</summary>
    private static FoundDate WithUnitBehind(in DateTokens tokens, FoundDate found)
    {
        var next = tokens.Is(found.End, DateRole.Of) ? found.End + 1 : found.End;
        if (RelativeDates.ReadUnit(tokens, next) is not { Shape.Start: { } start } unit)
            return found;
        if (unit.Shape.Grain == DateGrain.Week && found.Shape.Recurs == Recurrence.Weekday)
            return new FoundDate(unit.End, DateShape.Of(DateGrain.Day, start.Plus(DateGrain.Day, found.Shape.First - 1)));
        return unit.Shape.Grain == DateGrain.Year && YearlyDates.In(found.Shape, start.Year) is { } placed
            ? new FoundDate(unit.End, DateShape.Of(found.Shape.Grain, placed.Start))
            : found;
    }

    /// <summary>"early 2016", "eind vorig jaar", "mid-May", "earlier this month", "the rest of the week".</summary>
    private static FoundDate? ReadPortion(in DateTokens tokens, int at)
    {
        var portion = tokens.Form(at) switch
        {
            "earlier" or "eerder" => Portion.SoFar,
            "later" or "rest" => Portion.Rest,
            _ when tokens.Is(at, DateRole.Early) => Portion.Early,
            _ when tokens.Is(at, DateRole.Middle) => Portion.Middle,
            _ when tokens.Is(at, DateRole.Late) => Portion.Late,
            _ => Portion.Whole,
        };
        if (portion == Portion.Whole || !tokens.Adjoins(at) || tokens.Form(at) is "end" or "start" && !tokens.Is(at + 1, DateRole.Of))
            return null;
        var next = tokens.Is(at + 1, DateRole.Of) || tokens.Form(at + 1) is "in" ? at + 2 : at + 1;
        var whole = portion >= Portion.SoFar ? RelativeDates.ReadUnit(tokens, next) ?? ReadTheUnit(tokens, tokens.SkipThe(next))
            : ReadPlain(tokens, tokens.SkipThe(next)) is { } plain ? WithUnitBehind(tokens, plain)
            : tokens.Is(next, DateRole.Determiner) && tokens.Form(next + 1) is not ("season" or "seizoen") ? ReadTheUnit(tokens, next + 1) : null;
        if (whole is not { Shape.Grain: >= DateGrain.Week } found || found.Shape.Kind == DateKind.Range)
            return null;
        // The rest of a week counts in days: it is a range up to the week's last.
        return tokens.Form(at) == "rest"
            ? found with { Shape = found.Shape with { Portion = portion, Kind = DateKind.Range, Grain = DateGrain.Day } }
            : found with { Shape = found.Shape with { Portion = portion } };
    }

    private static FoundDate? ReadTheUnit(in DateTokens tokens, int at) =>
        tokens.Is(at, DateRole.Unit) && tokens.Reference is { } today && RelativeDates.GrainAt(tokens, at) is >= DateGrain.Week and var grain
            ? new FoundDate(at + 1, DateShape.Of(grain, today.StartOf(grain)))
            : null;

    /// <summary>"on the 15th", "op de 15e": not where a noun follows ("on the 15th floor").</summary>
    private static FoundDate? ReadDayAlone(in DateTokens tokens, int at)
    {
        var before = tokens.Is(at - 1, DateRole.Determiner) ? at - 2 : at - 1;
        if (before < at - 1 && tokens.Gap(before) is not (" " or "\u00A0") || tokens.Form(before) is not ("on" or "op" or "until" or "by" or "since" or "for" or "tot" or "vanaf" or "sinds"))
            return null;
        var day = CalendarDates.ReadDayNumber(tokens, at);
        if (day.Day == 0 || !(day.IsOrdinal && (tokens.IsDigits(at) || tokens.Form(before) != "for") || tokens.IsDigits(at) && tokens.Form(before) is "on" or "op"))
            return null;
        var isFollowed = tokens.Gap(day.End - 1) is "" or " " or "\u00A0" or "-" or "/" && (tokens.Kind(day.End) & TokenKind.StopWord) == 0;
        return isFollowed ? null : new FoundDate(day.End, new DateShape(DateGrain.Day) { Recurs = Recurrence.DayOfMonth, First = (short)day.Day });
    }

    /// <summary>"this morning", "last night", "deze avond".</summary>
    private static FoundDate? ReadPartOfToday(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, DateRole.This | DateRole.Last | DateRole.Next | DateRole.Past | DateRole.Coming) || !tokens.Is(at + 1, DateRole.DayPart) || !tokens.Adjoins(at))
            return null;
        var days = tokens.Is(at, DateRole.This) ? 0 : tokens.Is(at, DateRole.Next | DateRole.Coming) ? 1 : -1;
        return new FoundDate(at + 2, tokens.Reference is { } today
            ? DateShape.Of(DateGrain.Day, today.Date.Plus(DateGrain.Day, days)) : DateShape.Unknown(DateGrain.Day));
    }
}
