namespace BriefBot.Core.Analysis.Dates;

/// <summary>Days and months by name: "3 mei 2020", "Monday, May 3rd", "the twenty-second of June", "june 2016", "in September".</summary>
internal static class CalendarDates
{
    public static FoundDate? Read(in DateTokens tokens, int at)
    {
        if (tokens.Is(at, DateRole.Weekday))
            return ReadWeekday(tokens, at);
        if (tokens.Is(at, DateRole.Month))
            return ReadFromMonth(tokens, at);
        if (NumericDates.IsYear(tokens, at, out var year) && tokens.IsNear(at) && ReadMonthAlone(tokens, at + 1) is { } month
            && !IsDay(tokens, at + 2))
            return new FoundDate(month, DateShape.Of(DateGrain.Month, new DateTime(year, tokens[at + 1].Value, 1)));
        return ReadFromDay(tokens, at);
    }

    /// <summary>"Monday, January 12th", "donderdag de 21ste", "Friday".</summary>
    private static FoundDate? ReadWeekday(in DateTokens tokens, int at)
    {
        var weekday = tokens[at].Value;
        var next = tokens.SkipThe(at + 1);
        if (tokens.IsNear(at) && tokens[at].Part == DayPart.None && Read(tokens, next) is { Shape.Grain: DateGrain.Day } dated
            && !tokens.Is(next, DateRole.Weekday))
            return dated;
        if (next > at + 1 && ReadDayNumber(tokens, next) is { Day: > 0 } numbered && WithDay(tokens, weekday, numbered.Day) is { } day)
            return new FoundDate(numbered.End, day);
        if (tokens.Is(at, DateRole.NeedsCompany) || tokens.Form(at)[^1] == 's' && !tokens.IsDutch || tokens.Form(at).EndsWith("en", StringComparison.Ordinal))
            return null;
        var shape = new DateShape(DateGrain.Day) { Recurs = Recurrence.Weekday, First = weekday };
        return new FoundDate(at + 1, shape);
    }

    /// <summary>"Thursday the 21st": the nearest 21st that is a Thursday.</summary>
    private static DateShape? WithDay(in DateTokens tokens, int weekday, int day)
    {
        if (tokens.Reference is not { } reference)
            return DateShape.Unknown(DateGrain.Day);
        for (var i = 0; i < 5; i++)
        {
            var month = reference.StartOf(DateGrain.Month).Plus(DateGrain.Month, i % 2 == 0 ? i / 2 : -(i + 1) / 2);
            if (YearlyDates.Day(month.Year, month.Month, day) is { } found && (int)found.DayOfWeek == weekday % 7)
                return DateShape.Of(DateGrain.Day, found);
        }
        return null;
    }

    private static FoundDate? ReadFromMonth(in DateTokens tokens, int at)
    {
        var month = tokens[at].Value;
        var next = tokens.SkipThe(at + 1);
        if (tokens.IsNear(at) && ReadDayNumber(tokens, next) is { Day: > 0 } day && IsDayBehindMonth(tokens, at, next, day.End))
            return WithYear(tokens, day.End, month, day.Day);
        if (tokens.IsNear(at) && tokens.IsWhole(at + 1, 32, 99, out var two) && tokens.Raw(at + 1).Length == 2 && !tokens.Is(at + 2, DateRole.Unit)
            && tokens.After(at + 1) != '%')
            return InMonth(at + 2, NumericDates.OfTwoDigits(tokens, two), month);
        if (ReadMonthAlone(tokens, at) is not { } end)
            return ReadYear(tokens, tokens.Is(at + 1, DateRole.Of) ? at + 2 : at + 1) is { } told && tokens.IsNear(at)
                ? InMonth(told.End, told.Year, month)
                : null;
        if (tokens.IsNear(at) && ReadYear(tokens, tokens.Is(at + 1, DateRole.Of) ? at + 2 : at + 1) is { } year)
            return InMonth(year.End, year.Year, month);
        return new FoundDate(end, new DateShape(DateGrain.Month) { Recurs = Recurrence.Month, First = month });
    }

    /// <summary>"May 20 percent" and "March 5,000" are none, nor is "May 19 to" by itself; "in May 12 people" may be.</summary>
    private static bool IsDayBehindMonth(in DateTokens tokens, int at, int day, int end) =>
        (tokens.IsDutch ? day > at + 1 : (tokens.Kind(at) & TokenKind.Capitalised) != 0 || !tokens.Is(at, DateRole.NeedsCompany) || tokens.Form(at) is not ("may" or "march"))
        && tokens.Form(end) is not ("%" or "percent" or "per" or "million" or "billion" or "thousand") && tokens.After(end - 1) is not '%';

    private static FoundDate InMonth(int end, int year, int month) =>
        new(end, DateShape.Of(DateGrain.Month, new DateTime(year, month, 1)) with { NamesYear = true });

    /// <summary>Whether a month's name by itself is one here, and where it ends.</summary>
    private static int? ReadMonthAlone(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, DateRole.Month))
            return null;
        if (!tokens.Is(at, DateRole.NeedsCompany))
            return tokens.IsDutch || (tokens.Kind(at) & TokenKind.Capitalised) != 0 ? at + 1 : HasCompany(tokens, at) ? at + 1 : null;
        if (HasYear(tokens, at) && tokens.Form(at) is not ("may" or "march"))
            return at + 1;
        return HasCompany(tokens, at) && (tokens.IsDutch || (tokens.Kind(at) & TokenKind.Capitalised) != 0 || IsLong(tokens.Form(at))) ? at + 1 : null;
    }

    private static bool IsLong(string form) => form.Length > 3 && form != "march";

    private static bool HasCompany(in DateTokens tokens, int at) =>
        tokens.Is(at - 1, DateRole.Preposition | DateRole.From | DateRole.To | DateRole.Of | DateRole.This | DateRole.Next | DateRole.Last
            | DateRole.Coming | DateRole.Past | DateRole.Early | DateRole.Middle | DateRole.Late)
            && (tokens.Form(at - 1) is not ("about" or "for" or "around" or "over" or "to") || tokens.Form(at - 1) == "to" && tokens.Is(at - 2, DateRole.Month))
        || tokens.Is(at - 1, DateRole.And | DateRole.To) && tokens.Is(at - 2, DateRole.Month)
        || HasYear(tokens, at);

    private static bool HasYear(in DateTokens tokens, int at) =>
        NumericDates.IsYear(tokens, at - 1, out _) && tokens.IsNear(at - 1) || NumericDates.IsYear(tokens, at + 1, out _) && tokens.IsNear(at)
        || RelativeDates.ReadUnit(tokens, tokens.Is(at + 1, DateRole.Of) ? at + 2 : at + 1) is { Shape.Grain: DateGrain.Year };

    private static bool IsDay(in DateTokens tokens, int at) => ReadDayNumber(tokens, at) is { Day: > 0 };

    private static FoundDate? ReadFromDay(in DateTokens tokens, int at)
    {
        if (ReadDayNumber(tokens, at) is not { Day: > 0 } day)
            return null;
        var next = day.End;
        if (!tokens.IsNear(next - 1) && !tokens.Is(next, DateRole.Of))
            return null;
        if (tokens.Is(next, DateRole.Of))
            next = tokens.SkipThe(next + 1);
        if (tokens.Is(next, DateRole.Month))
            return WithYear(tokens, next + 1, tokens[next].Value, day.Day);
        return day.IsOrdinal && RelativeDates.ReadUnit(tokens, next) is { Shape: { Grain: DateGrain.Month, Start: { } month } } found
            ? NumericDates.OfDay(found.End, month.Year, month.Month, day.Day)
            : null;
    }

    private static FoundDate? WithYear(in DateTokens tokens, int end, int month, int day)
    {
        if (tokens.IsNear(end - 1) && tokens.Gap(end - 1) is not "-")
        {
            if (ReadYear(tokens, end) is { } year)
                return NumericDates.OfDay(year.End, year.Year, month, day);
            if (RelativeDates.ReadUnit(tokens, tokens.SkipOfThe(end)) is { Shape: { Grain: DateGrain.Year, Start: { } relative } } found)
                return NumericDates.OfDay(found.End, relative.Year, month, day);
        }
        return NumericDates.InYear(end, month, day);
    }

    public readonly record struct DayNumber(int End, int Day, bool IsOrdinal);

    /// <summary>"3", "3rd", "twenty-second", "tweeëntwintig".</summary>
    public static DayNumber ReadDayNumber(in DateTokens tokens, int at)
    {
        if (tokens.IsWhole(at, 1, 31, out var day))
            return tokens.Raw(at).Length < 6 && tokens.After(at) != '%' ? new DayNumber(at + 1, day, tokens.IsOrdinalDigits(at)) : default;
        if (tokens.IsDigits(at) || tokens.NumberWord(at) is not { Value: > 0 and <= 31 } word || word.Role == Quantities.NumberRole.Article)
            return default;
        var number = tokens.Number(at);
        return number.Value is > 0 and <= 31 && number.Value == decimal.Truncate(number.Value)
            ? new DayNumber(number.End, (int)number.Value, number.IsOrdinal)
            : default;
    }

    public readonly record struct YearNumber(int End, int Year);

    /// <summary>"2016", "'99", "nineteen seventy-eight", "tweeduizend achttien", "negentienachtenzeventig".</summary>
    public static YearNumber? ReadYear(in DateTokens tokens, int at)
    {
        if (NumericDates.IsYear(tokens, at, out var year))
            return IsCount(tokens, at) ? null : new YearNumber(at + 1, year);
        if (tokens.Before(at) is '\'' or '’' or '‘' && tokens.Raw(at).Length == 2 && tokens.IsWhole(at, 0, 99, out var two))
            return new YearNumber(at + 1, NumericDates.OfTwoDigits(tokens, two));
        return tokens.IsDigits(at) ? null : ReadSpelledYear(tokens, at);
    }

    /// <summary>"2000 people": a noun behind it, and not what a year is followed by.</summary>
    private static bool IsCount(in DateTokens tokens, int at) =>
        tokens.Form(at + 1) is "%" or "procent" or "percent" or "euro" or "dollar" or "dollars" or "euros" && tokens.Adjoins(at);

    private static YearNumber? ReadSpelledYear(in DateTokens tokens, int at)
    {
        if (tokens.Kind(at) is var kind && (kind & TokenKind.Word) == 0)
            return null;
        var first = tokens.Number(at);
        if (first.End == at)
            return SplitYear(tokens.Form(at)) is { } split && tokens.IsDutch ? new YearNumber(at + 1, split) : null;
        if (first is { Value: >= 1000 and <= 2100, IsOrdinal: false })
            return new YearNumber(first.End, (int)first.Value);
        if (first.Value is < 10 or > 20 || !tokens.Adjoins(first.End - 1))
            return null;
        var next = tokens.Is(first.End, DateRole.And) || tokens.Form(first.End) is "zero" or "oh" or "o" ? first.End + 1 : first.End;
        var second = tokens.Number(next);
        return second is { Value: >= 1 and <= 99, IsOrdinal: false } && second.End > next && (second.Value >= 10 || next > first.End)
            ? new YearNumber(second.End, (int)(first.Value * 100 + second.Value))
            : null;
    }

    private static int? SplitYear(string form)
    {
        foreach (var (prefix, century) in new[] { ("negentien", 1900), ("achttien", 1800), ("zeventien", 1700), ("zestien", 1600) })
        {
            if (form.Length > prefix.Length && form.StartsWith(prefix, StringComparison.Ordinal)
                && Quantities.NumberWords.Find(form[prefix.Length..], isDutch: true) is { IsCardinal: true, Value: >= 10 and < 100 } rest)
                return century + (int)rest.Value;
        }
        return null;
    }
}
