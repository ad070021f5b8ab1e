namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Dates from the day of speaking: "yesterday", "next week", "vorig jaar", "twee weken geleden", "the past 20 years",
/// "earlier this month". A calendar unit is meant whole ("last week" is Monday to Sunday); a number of units counts from today.
/// </summary>
internal static class RelativeDates
{
    private const DateRole Step = DateRole.This | DateRole.Next | DateRole.Coming | DateRole.Last | DateRole.Past;

    public static FoundDate? Read(in DateTokens tokens, int at) =>
        ReadNamedDay(tokens, at) ?? ReadWeekend(tokens, at) ?? ReadStretch(tokens, at) ?? ReadStep(tokens, at) ?? ReadCounted(tokens, at);

    private static FoundDate? ReadNamedDay(in DateTokens tokens, int at)
    {
        var (from, skip) = (at, 0);
        if (tokens.Form(at) is "day" or "dag" && tokens.Form(at + 1) is "before" or "after" or "na" or "voor" && tokens.Is(at + 2, DateRole.NamedDay)
            && tokens[at + 2].Value != 0)
            (from, skip) = (at + 2, tokens.Form(at + 1) is "after" or "na" ? 1 : -1);
        if (!tokens.Is(from, DateRole.NamedDay) || tokens.Form(from) == "morgen" && tokens.Form(from - 1) is "s" or "de" or "deze")
            return null;
        if (tokens.Reference is not { } today)
            return new FoundDate(from + 1, DateShape.Unknown(DateGrain.Day));
        return new FoundDate(from + 1, DateShape.Of(DateGrain.Day, today.Date.Plus(DateGrain.Day, tokens[from].Value + skip)));
    }

    /// <summary>"the weekend", "in het weekend".</summary>
    private static FoundDate? ReadWeekend(in DateTokens tokens, int at) =>
        tokens.Form(at) == "weekend" && (tokens.Is(at - 1, DateRole.Determiner) || tokens.Form(at - 1) is "on" or "my" or "mijn" or "that" or "dat")
            && !tokens.Is(at + 1, DateRole.Of) && tokens.Form(at + 1) is not ("after" or "na")
            ? new FoundDate(at + 1, new DateShape(DateGrain.Weekend) { Recurs = Recurrence.Weekend })
            : null;

    /// <summary>"this week", "vorig jaar", "next year", "afgelopen maand".</summary>
    public static FoundDate? ReadUnit(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, Step) && tokens.Form(at) is not ("dit" or "deze"))
            return ReadThisUnit(tokens, at);
        return tokens.Is(at, Step) && tokens.Is(at + 1, DateRole.Unit) && tokens.Adjoins(at) && !IsPlural(tokens.Form(at + 1))
            ? OfUnit(tokens, at + 2, tokens[at], GrainAt(tokens, at + 1))
            : null;
    }

    /// <summary>Behind "of": "of the month", "van de maand", "of the year".</summary>
    private static FoundDate? ReadThisUnit(in DateTokens tokens, int at) =>
        tokens.Is(at, DateRole.Unit) && tokens.Is(at - 1, DateRole.Determiner) && tokens.Is(at - 2, DateRole.Of | DateRole.Preposition)
            && GrainAt(tokens, at) is DateGrain.Month or DateGrain.Year or DateGrain.Week
            ? OfUnit(tokens, at + 1, new DateWord(DateRole.This), GrainAt(tokens, at))
            : null;

    private static bool IsPlural(string form) =>
        form is "weeks" or "days" or "months" or "years" or "weken" or "dagen" or "maanden" or "jaren" or "decades" or "decennia" or "hours"
            or "minutes" or "seconds" or "centuries" or "eeuwen" or "uren" or "minuten" or "seconden" or "quarters" or "kwartalen";

    public static DateGrain GrainAt(in DateTokens tokens, int at) =>
        tokens.Is(at, DateRole.Unit) ? (DateGrain)tokens[at].Value : DateGrain.Day;

    private static FoundDate? OfUnit(in DateTokens tokens, int end, DateWord step, DateGrain grain)
    {
        if (grain <= DateGrain.Day && !(grain == DateGrain.Day && step.Is(DateRole.Past) && tokens.Is(end - 2, DateRole.Past)))
            return grain < DateGrain.DayPart && !step.Is(DateRole.This) ? Counted(tokens, end, 1, grain, !step.Is(DateRole.Last | DateRole.Past)) : null;
        if (tokens.Reference is not { } today)
            return new FoundDate(end, DateShape.Unknown(grain));
        var count = step.Is(DateRole.Last | DateRole.Past) ? -1 : step.Is(DateRole.This) ? 0 : 1;
        if (grain == DateGrain.Weekend)
            return new FoundDate(end, Weekend(today, step));
        return new FoundDate(end, DateShape.Of(grain, today.StartOf(grain).Plus(grain, count)));
    }

    private static DateShape Weekend(DateTime today, DateWord step)
    {
        var saturday = today.StartOf(DateGrain.Weekend);
        var isOver = step.Is(DateRole.Past | DateRole.Last) && today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var weeks = step.Is(DateRole.This) || step.Is(DateRole.Coming) ? 0 : step.Is(DateRole.Next) ? 1 : isOver ? -1 : -1;
        return DateShape.Of(DateGrain.Weekend, saturday.Plus(DateGrain.Week, weeks));
    }

    /// <summary>This, next or last with what follows: a unit, a weekday, a month, a season, a holiday.</summary>
    private static FoundDate? ReadStep(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, Step) || !tokens.Adjoins(at))
            return ReadAfterNext(tokens, at);
        var step = tokens[at];
        if (tokens.Is(at + 1, DateRole.Unit))
            return ReadUnit(tokens, at) is { } unit ? Within(tokens, unit) : null;
        if (tokens.Is(at + 1, DateRole.Weekday))
            return OnWeekday(tokens, at + 2, step, tokens[at + 1].Value);
        if (tokens.Is(at + 1, DateRole.Month))
            return OfMonth(tokens, at + 2, step, tokens[at + 1].Value);
        if (tokens.Is(at + 1, DateRole.Season))
            return OfSeason(tokens, at + 2, step, tokens[at + 1].Value);
        return tokens.Is(at + 1, DateRole.Holiday) && Holidays.Read(tokens, at + 1) is { } holiday && !step.Is(DateRole.This)
            ? holiday with { Shape = holiday.Shape with { Tense = TenseOf(step) } }
            : null;
    }

    private static Tense TenseOf(DateWord step) => step.Is(DateRole.Last | DateRole.Past) ? Tense.Past : Tense.Future;

    /// <summary>"next week (on) Friday", "volgend jaar juni".</summary>
    private static FoundDate Within(in DateTokens tokens, FoundDate unit)
    {
        if (unit.Shape.Start is not { } start || !tokens.Adjoins(unit.End - 1))
            return unit;
        var next = tokens.Form(unit.End) is "on" or "op" ? unit.End + 1 : unit.End;
        if (unit.Shape.Grain == DateGrain.Week && tokens.Is(next, DateRole.Weekday) && !tokens.Is(next, DateRole.NeedsCompany))
            return new FoundDate(next + 1, DateShape.Of(DateGrain.Day, start.Plus(DateGrain.Day, tokens[next].Value - 1)));
        if (unit.Shape.Grain == DateGrain.Year && next == unit.End && tokens.Is(next, DateRole.Month) && !tokens.Is(next, DateRole.NeedsCompany))
            return new FoundDate(next + 1, DateShape.Of(DateGrain.Month, new DateTime(start.Year, tokens[next].Value, 1)));
        return unit;
    }

    /// <summary>"Next" is the one of next week, "coming" the first to come, "last" the last before today.</summary>
    private static FoundDate OnWeekday(in DateTokens tokens, int end, DateWord step, int weekday)
    {
        if (tokens.Reference is not { } today)
            return new FoundDate(end, DateShape.Unknown(DateGrain.Day));
        var day = today.StartOf(DateGrain.Week).Plus(DateGrain.Day, weekday - 1);
        if (step.Is(DateRole.Next))
            day = day.Plus(DateGrain.Week, 1);
        else if (step.Is(DateRole.Coming))
            day = day.Plus(DateGrain.Week, day <= today.Date ? 1 : 0);
        else if (step.Is(DateRole.Last | DateRole.Past))
            day = day.Plus(DateGrain.Week, day >= today.Date ? -1 : 0);
        return new FoundDate(end, DateShape.Of(DateGrain.Day, day));
    }

    private static FoundDate OfMonth(in DateTokens tokens, int end, DateWord step, int month)
    {
        if (tokens.Reference is not { } today)
            return new FoundDate(end, DateShape.Unknown(DateGrain.Month));
        var year = step.Is(DateRole.This) ? today.Year
            : step.Is(DateRole.Last | DateRole.Past) ? today.Year - (month >= today.Month ? 1 : 0)
            : today.Year + (month <= today.Month ? 1 : 0);
        if (CalendarDates.ReadYear(tokens, end) is not null && tokens.Adjoins(end - 1))
            end++;
        return new FoundDate(end, DateShape.Of(DateGrain.Month, new DateTime(year, month, 1)));
    }

    private static FoundDate OfSeason(in DateTokens tokens, int end, DateWord step, int season)
    {
        if (tokens.Reference is not { } today)
            return new FoundDate(end, DateShape.Unknown(DateGrain.Season));
        var start = new DateTime(today.Year, season == 0 ? 12 : season * 3, 1);
        if (step.Is(DateRole.Last | DateRole.Past) && start.Plus(DateGrain.Season, 1) > today)
            start = start.Plus(DateGrain.Year, -1);
        if (step.Is(DateRole.Next | DateRole.Coming) && start <= today)
            start = start.Plus(DateGrain.Year, 1);
        if (step.Is(DateRole.This) && season == 0 && today.Month < 3)
            start = start.Plus(DateGrain.Year, -1);
        return new FoundDate(end, DateShape.Of(DateGrain.Season, start));
    }

    /// <summary>"the week after next", "de maand na de volgende".</summary>
    private static FoundDate? ReadAfterNext(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, DateRole.Unit) || tokens.Form(at + 1) is not ("after" or "na"))
            return null;
        var next = tokens.SkipThe(at + 2);
        if (!tokens.Is(next, DateRole.Next) || tokens.Is(next + 1, DateRole.Unit) || tokens.Reference is not { } today)
            return null;
        var grain = GrainAt(tokens, at);
        var by = grain == DateGrain.Weekend ? DateGrain.Week : grain;
        return grain < DateGrain.Day ? null : new FoundDate(next + 1, DateShape.Of(grain, today.StartOf(grain).Plus(by, 2)));
    }

    /// <summary>"the past 20 years", "last two weeks", "de komende drie maanden", "the next few days", "within 5 days".</summary>
    private static FoundDate? ReadStretch(in DateTokens tokens, int at)
    {
        var isWithin = tokens.Is(at, DateRole.Within);
        var first = isWithin ? tokens.SkipThe(at + 1) : at;
        if (!isWithin && !tokens.Is(first, Step & ~DateRole.This) || tokens.Form(at) == "last" && Tenses.IsBeforeVerb(tokens.Form(at - 1)))
            return null;
        var isFuture = isWithin || !tokens.Is(first, DateRole.Last | DateRole.Past);
        if (tokens.Is(first, Step & ~DateRole.This))
            first++;
        var length = TimeSpans.Read(tokens, first);
        if (length.End == first || !isWithin && length is { Count: 1, IsCompound: false } && length.End - first < 2 && !IsPlural(tokens.Form(length.End - 1)))
            return null;
        if (tokens.Reference is not { } now)
            return new FoundDate(length.End, DateShape.Unknown(length.Finest, DateKind.Range));
        if (!isWithin && length.Finest == DateGrain.Decade)
            return Decades(length, now, isFuture);
        if (length.Finest < DateGrain.DayPart)
            return new FoundDate(length.End, isFuture
                ? DateShape.Between(length.Finest, now, length.From(now, 1)) : DateShape.Between(length.Finest, length.From(now, -1), now));
        var today = isFuture && !isWithin ? now.Date.Plus(DateGrain.Day, 1) : now.Date;
        return new FoundDate(length.End, isFuture
            ? DateShape.Between(DateGrain.Day, today, length.From(today, 1)) : DateShape.Between(DateGrain.Day, length.From(today, -1), today));
    }

    /// <summary>"The last two decades" are those before this one.</summary>
    private static FoundDate Decades(TimeSpans.Length length, DateTime now, bool isFuture)
    {
        var start = now.StartOf(DateGrain.Decade);
        var next = start.Plus(DateGrain.Decade, 1);
        return new FoundDate(length.End, isFuture
            ? DateShape.Between(DateGrain.Decade, next, length.From(next, 1)) : DateShape.Between(DateGrain.Decade, length.From(start, -1), start));
    }

    private static FoundDate Counted(in DateTokens tokens, int end, int count, DateGrain grain, bool isFuture) =>
        tokens.Reference is not { } now ? new FoundDate(end, DateShape.Unknown(grain, DateKind.Range))
        : isFuture ? new FoundDate(end, DateShape.Between(grain, now, now.Plus(grain, count)))
        : new FoundDate(end, DateShape.Between(grain, now.Plus(grain, -count), now));

    /// <summary>"two weeks ago", "drie dagen later", "in 5 days", "over twee weken", "two days after tomorrow".</summary>
    private static FoundDate? ReadCounted(in DateTokens tokens, int at)
    {
        var isIn = tokens.Form(at) == (tokens.IsDutch ? "over" : "in");
        var first = isIn ? at + 1 : at;
        if (isIn && tokens.Form(first) is "less" or "minder" && tokens.Form(first + 1) is "than" or "dan")
            first += 2;
        var length = TimeSpans.Read(tokens, first);
        if (length.End == first || !tokens.Adjoins(length.End - 1) && !isIn)
            return null;
        var next = length.End;
        if (tokens.Is(next, DateRole.Ago) && tokens.Adjoins(next - 1) && (tokens.Form(next) != "terug" || length.Finest >= DateGrain.Day && length.End > first + 1 && !isIn))
            return At(tokens, next + 1, length, tokens.Reference, -1);
        if (tokens.Form(next) is "from" or "after" or "before" or "na" or "voor" or "vanaf" && ReadAnchor(tokens, next + 1) is { } anchor)
            return At(tokens, anchor.End, length, anchor.Day, tokens.Form(next) is "before" or "voor" ? -1 : 1);
        if (tokens.Is(next, DateRole.Hence) && tokens.Adjoins(next - 1) && !isIn && tokens.Form(next + 1) != "this")
            return At(tokens, next + 1, length, tokens.Reference, 1);
        if (!isIn || length.End == first + 1 || tokens.Is(next, DateRole.Hence))
            return null;
        return Tenses.At(tokens, at) is var tense && (tokens.IsDutch ? tense != Tense.Past : tense == Tense.Future || tense == Tense.Unknown && !FollowsRecord(tokens, at))
            ? At(tokens, next, length, tokens.Reference, 1)
            : null;
    }

    /// <summary>"The first time in three years", "the lowest in a decade": the years behind.</summary>
    private static bool FollowsRecord(in DateTokens tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (tokens.NumberWord(i).IsOrdinal || tokens.IsDigits(i) || tokens.Form(i) is "only" or "most" or "least" or "once" or "time" or "times"
                || tokens.Form(i).EndsWith("est", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static (int End, DateTime? Day)? ReadAnchor(in DateTokens tokens, int at)
    {
        if (tokens.Is(at, DateRole.Now))
            return (at + 1, tokens.Reference);
        return tokens.Is(at, DateRole.NamedDay) ? (at + 1, tokens.Reference?.Date.Plus(DateGrain.Day, tokens[at].Value)) : null;
    }

    private static FoundDate At(in DateTokens tokens, int end, TimeSpans.Length length, DateTime? from, int sign)
    {
        var isOnClock = length.Finest < DateGrain.DayPart;
        if (from is not { } start)
            return new FoundDate(end, DateShape.Unknown(isOnClock ? length.Finest : DateGrain.Day));
        var there = length.From(isOnClock ? start : start.Date, sign);
        var day = DateShape.Of(isOnClock ? length.Finest : DateGrain.Day, there);
        return new FoundDate(end, length.Finest > DateGrain.Day ? day with { Grain = length.Finest } : day);
    }
}
