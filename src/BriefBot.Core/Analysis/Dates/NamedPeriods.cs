using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>Years, quarters, halves, seasons, decades, centuries, and weeks or weekdays counted within a month or a year.</summary>
internal static class NamedPeriods
{
    public static FoundDate? Read(in DateTokens tokens, int at) =>
        ReadQuarterSign(tokens, at) ?? ReadNumbered(tokens, at) ?? ReadWeek(tokens, at) ?? ReadSeason(tokens, at)
        ?? ReadDecade(tokens, at) ?? ReadYear(tokens, at);

    /// <summary>"Q3 2022", "2016 Q3", "K3", "H1 2016".</summary>
    private static FoundDate? ReadQuarterSign(in DateTokens tokens, int at)
    {
        var year = NumericDates.IsYear(tokens, at, out var before) && tokens.Gap(at) is " " or "-" ? before : 0;
        var sign = year > 0 ? at + 1 : at;
        if (tokens.Form(sign) is not [var letter and ('q' or 'k' or 'h'), var digit] || digit < '1' || digit > (letter == 'h' ? '2' : '4'))
            return year > 0 ? ReadOrdinalBehindYear(tokens, sign, year) : null;
        var shape = new DateShape(letter == 'h' ? DateGrain.HalfYear : DateGrain.Quarter)
        {
            Recurs = letter == 'h' ? Recurrence.HalfYear : Recurrence.Quarter, First = (short)(digit - '0'),
        };
        if (year > 0)
            return new FoundDate(sign + 1, Placed(shape, year));
        return WithYear(tokens, at + 1, shape) is { } placed ? placed : letter == 'h' || (tokens.Kind(at) & TokenKind.Capitalised) == 0 ? null : new FoundDate(at + 1, shape);
    }

    /// <summary>"2016 the third quarter".</summary>
    private static FoundDate? ReadOrdinalBehindYear(in DateTokens tokens, int at, int year) =>
        tokens.SkipThe(at) is var next && tokens.Number(next) is { IsOrdinal: true, Value: >= 1 and <= 4 } number
            && tokens.Form(number.End) is "quarter" or "kwartaal"
            ? new FoundDate(number.End + 1, Placed(new DateShape(DateGrain.Quarter) { Recurs = Recurrence.Quarter, First = (short)number.Value }, year))
            : null;

    private static DateShape Placed(in DateShape shape, int year) => YearlyDates.In(shape, year) is { } found
        ? shape with { Recurs = Recurrence.None, Start = found.Start, End = found.End, NamesYear = true }
        : shape;

    /// <summary>A year behind it: "of 2016", "2016", "this year", "van volgend jaar".</summary>
    private static FoundDate? WithYear(in DateTokens tokens, int end, in DateShape shape)
    {
        if (!tokens.IsNear(end - 1))
            return null;
        var next = tokens.Is(end, DateRole.Of) || tokens.Form(end) is "in" ? end + 1 : end;
        if (CalendarDates.ReadYear(tokens, next) is { } year)
            return new FoundDate(year.End, Placed(shape, year.Year));
        var unit = RelativeDates.ReadUnit(tokens, next) ?? RelativeDates.ReadUnit(tokens, tokens.SkipThe(next));
        return unit is { Shape: { Grain: DateGrain.Year, Start: { } start } } found ? new FoundDate(found.End, Placed(shape, start.Year)) : null;
    }

    /// <summary>"third quarter", "eerste helft van 2016", "the last week of July", "the first Friday of next month", "21st century".</summary>
    private static FoundDate? ReadNumbered(in DateTokens tokens, int at)
    {
        var (next, nth) = ReadNth(tokens, at);
        if (nth == 0 || !tokens.Adjoins(next - 1))
            return null;
        if (tokens.Form(next) is "quarter" or "kwartaal" && nth is >= 1 and <= 4)
            return Recurring(tokens, next + 1, new DateShape(DateGrain.Quarter) { Recurs = Recurrence.Quarter, First = (short)nth });
        if (tokens.Form(next) is "halfjaar" && nth is 1 or 2)
            return Recurring(tokens, next + 1, new DateShape(DateGrain.HalfYear) { Recurs = Recurrence.HalfYear, First = (short)nth });
        if (tokens.Form(next) is "half" or "helft" && nth is 1 or 2)
            return WithYear(tokens, next + 1, new DateShape(DateGrain.HalfYear) { Recurs = Recurrence.HalfYear, First = (short)nth });
        if (tokens.Form(next) is "century" or "eeuw" && nth > 0)
            return new FoundDate(next + 1, DateShape.Of(DateGrain.Century, new DateTime(Math.Max(1, nth * 100 - 100), 1, 1)));
        if (tokens.Form(next) is "week")
            return ReadWeekOf(tokens, next + 1, nth);
        return tokens.Is(next, DateRole.Weekday) && !tokens.Is(next, DateRole.NeedsCompany) ? ReadWeekdayOf(tokens, next, nth) : null;
    }

    private static (int End, int Nth) ReadNth(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) is "last" or "laatste")
            return (at + 1, -1);
        if (tokens.IsOrdinalDigits(at))
            return tokens.IsWhole(at, 1, 53, out var digits) ? (at + 1, digits) : (at, 0);
        var number = tokens.IsDigits(at) ? default : tokens.Number(at);
        return number is { IsOrdinal: true, Value: >= 1 and <= 53 } ? (number.End, (int)number.Value) : (at, 0);
    }

    private static FoundDate Recurring(in DateTokens tokens, int end, in DateShape shape) => WithYear(tokens, end, shape) ?? new FoundDate(end, shape);

    private static FoundDate? ReadWeekOf(in DateTokens tokens, int end, int nth)
    {
        if (WithYear(tokens, end, new DateShape(DateGrain.Week) { Recurs = Recurrence.WeekOfYear, First = (short)nth }) is { } ofYear)
            return ofYear;
        return ReadMonthBehind(tokens, end) is { } month
            ? InMonth(month, new DateShape(DateGrain.Week) { Recurs = Recurrence.WeekOfMonth, Third = (short)nth })
            : null;
    }

    private static FoundDate? ReadWeekdayOf(in DateTokens tokens, int at, int nth) =>
        ReadMonthBehind(tokens, at + 1) is { } month && nth < 6
            ? InMonth(month, new DateShape(DateGrain.Day) { Recurs = Recurrence.WeekdayOfMonth, Second = tokens[at].Value, Third = (short)nth })
            : null;

    /// <summary>"of July", "in July 2020", "of next month", "van de maand".</summary>
    private static FoundDate? ReadMonthBehind(in DateTokens tokens, int end)
    {
        var next = tokens.Is(end, DateRole.Of) || tokens.Form(end) is "in" ? end + 1 : end;
        if (next > end && tokens.Is(next, DateRole.Month))
        {
            var shape = new DateShape(DateGrain.Month) { Recurs = Recurrence.Month, First = tokens[next].Value };
            return WithYear(tokens, next + 1, shape) ?? new FoundDate(next + 1, shape);
        }
        var unit = RelativeDates.ReadUnit(tokens, next) ?? RelativeDates.ReadUnit(tokens, tokens.SkipThe(next));
        return unit is { Shape.Grain: DateGrain.Month } ? unit : null;
    }

    private static FoundDate InMonth(FoundDate month, DateShape shape)
    {
        if (month.Shape.Start is { } start)
            return new FoundDate(month.End, Placed(shape with { First = (short)start.Month }, start.Year));
        return new FoundDate(month.End, month.Shape.IsPlaced ? DateShape.Unknown(shape.Grain) : shape with { First = month.Shape.First });
    }

    /// <summary>"week 31", "the week of 30 November", "de week van de 18e".</summary>
    private static FoundDate? ReadWeek(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) != "week")
            return null;
        if (tokens.Gap(at) is " " && tokens.IsWhole(at + 1, 1, 53, out var number) && !tokens.Is(at + 2, DateRole.Unit))
            return Recurring(tokens, at + 2, new DateShape(DateGrain.Week) { Recurs = Recurrence.WeekOfYear, First = (short)number });
        if (!tokens.Is(at + 1, DateRole.Of) && tokens.Form(at + 1) is not ("commencing" or "starting" or "beginning"))
            return null;
        var next = tokens.SkipThe(tokens.Form(at + 2) is "on" or "op" ? at + 3 : at + 2);
        if ((CalendarDates.Read(tokens, next) ?? NumericDates.Read(tokens, next)) is { Shape.Grain: DateGrain.Day } day)
            return new FoundDate(day.End, OfDay(day.Shape));
        return tokens.IsOrdinalDigits(next) && tokens.IsWhole(next, 1, 31, out var ofMonth)
            ? new FoundDate(next + 1, Containing(tokens, ofMonth))
            : null;
    }

    private static DateShape OfDay(in DateShape day) =>
        day.Start is { } start ? DateShape.Of(DateGrain.Week, start.StartOf(DateGrain.Week))
        : day.Recurs == Recurrence.DayOfYear ? day with { Grain = DateGrain.Week, Recurs = Recurrence.WeekOfDay }
        : DateShape.Unknown(DateGrain.Week);

    private static DateShape Containing(in DateTokens tokens, int day) =>
        DateResolver.Resolve(new DateShape(DateGrain.Day) { Recurs = Recurrence.DayOfMonth, First = (short)day }, tokens.Reference, Tense.Unknown) is { } found
            ? DateShape.Of(DateGrain.Week, found.Start.StartOf(DateGrain.Week))
            : DateShape.Unknown(DateGrain.Week);

    /// <summary>"summer 2016", "the summer", "in de lente van 1978"; "fall" and "spring" are verbs elsewhere.</summary>
    private static FoundDate? ReadSeason(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, DateRole.Season))
            return null;
        var shape = new DateShape(DateGrain.Season) { Recurs = Recurrence.Season, First = tokens[at].Value };
        if (WithYear(tokens, at + 1, shape) is { } placed)
            return placed;
        var isBehindPreposition = tokens.Form(at - 1) is "in" || tokens.Is(at - 1, DateRole.Determiner | DateRole.Early | DateRole.Middle | DateRole.Late)
            && tokens.Is(at - 2, DateRole.Preposition | DateRole.From | DateRole.Of | DateRole.Late | DateRole.Early);
        return isBehindPreposition && !tokens.Is(at + 1, DateRole.Of) ? new FoundDate(at + 1, shape) : null;
    }

    /// <summary>"1970s", "the '70s", "jaren zeventig", "de jaren '70", "the nineteen seventies", "noughties".</summary>
    private static FoundDate? ReadDecade(in DateTokens tokens, int at)
    {
        if (tokens.IsDutch)
            return ReadDutchDecade(tokens, at);
        if (tokens.Is(at, DateRole.Decade))
            return tokens.Form(at - 1) is "his" or "her" or "their" or "my" or "your" or "our" or "mid" ? null : Decade(at + 1, tokens[at].Value, tokens.Form(at) == "noughties");
        if (tokens.Form(at) is [.. var digits, 's'] && tokens.IsDigits(at) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return IsOwn(tokens, at) || year is > 100 and < 1000 or > 2100 ? null : Decade(at + 1, year, false);
        var century = tokens.Number(at);
        return century is { Value: >= 17 and <= 20, IsOrdinal: false } && tokens.Is(century.End, DateRole.Decade) && tokens.Adjoins(century.End - 1)
            ? Decade(century.End + 1, (int)century.Value * 100 + tokens[century.End].Value, true)
            : null;
    }

    /// <summary>"in her 40s" is an age.</summary>
    private static bool IsOwn(in DateTokens tokens, int at) =>
        tokens.Form(at - 1) is "his" or "her" or "their" or "my" or "your" or "our" || tokens.Form(at - 1) is "mid" or "early" or "late"
            && tokens.Form(at - 2) is "his" or "her" or "their" or "my" or "your" or "our";

    private static FoundDate? ReadDutchDecade(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) != "jaren")
            return null;
        if (tokens.IsWhole(at + 1, 0, 2090, out var year) && year % 10 == 0 && (tokens.Raw(at + 1).Length == 4 || tokens.Before(at + 1) is '\'' or '’' or '‘'))
            return Decade(at + 2, year, tokens.Raw(at + 1).Length == 4);
        var number = tokens.IsDigits(at + 1) ? default : tokens.Number(at + 1);
        if (number.End <= at + 1 || number.IsOrdinal)
            return null;
        if (number.Value is 19 or 18 && tokens.Number(number.End) is { Value: >= 10 and <= 90 } tens)
            return Decade(tens.End, (int)(number.Value * 100 + tens.Value), true);
        return number.Value % 10 == 0 && number.Value is >= 0 and <= 90 or >= 1600 and <= 2090 ? Decade(number.End, (int)number.Value, number.Value >= 1000) : null;
    }

    private static FoundDate Decade(int end, int year, bool isWhole)
    {
        if (!isWhole && year < 100)
            year += year <= 20 ? 2000 : 1900;
        return new FoundDate(end, DateShape.Of(DateGrain.Decade, new DateTime(Math.Max(1, year < 100 ? 2000 + year : year), 1, 1)));
    }

    /// <summary>Four digits by themselves are a year, unless a noun makes them a count ("2000 people").</summary>
    private static FoundDate? ReadYear(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) is "year" or "jaar" && tokens.Gap(at) is " " && tokens.Number(at + 1) is { IsOrdinal: false, Value: >= 1 and <= 2500 } named
            && named.End > at + 1 && named.Value == decimal.Truncate(named.Value) && !tokens.Is(at - 1, DateRole.Unit) && !named.IsArticle)
            return new FoundDate(named.End, DateShape.Of(DateGrain.Year, new DateTime((int)named.Value, 1, 1)));
        if (NumericDates.IsYear(tokens, at, out var year))
            return IsYear(tokens, at, year) ? Year(at + 1, year) : null;
        return tokens.Form(at - 1) is "in" or "since" or "sinds" or "van" or "from" or "tot" or "to" or "until" && !tokens.IsDigits(at)
            && CalendarDates.ReadYear(tokens, at) is { Year: > 1500 } spelled && !tokens.Adjoins(spelled.End - 1) | IsStop(tokens, spelled.End)
            ? Year(spelled.End, spelled.Year)
            : null;
    }

    private static bool IsStop(in DateTokens tokens, int at) => (tokens.Kind(at) & TokenKind.StopWord) != 0;

    private static FoundDate Year(int end, int year) =>
        new(end, DateShape.Of(DateGrain.Year, new DateTime(year, 1, 1)) with { NamesYear = true });

    private static bool IsYear(in DateTokens tokens, int at, int year)
    {
        if (tokens.Gap(at - 1) is "-" or "‑" && (tokens.Kind(at - 1) & TokenKind.Capitalised) != 0 && !tokens.Is(at - 1, DateRole.Month)
            || tokens.After(at) is '%' or '°' || (tokens.Kind(at + 1) & TokenKind.Sign) != 0 && tokens.Adjoins(at) || (tokens.Kind(at - 1) & TokenKind.Sign) != 0 && tokens.Adjoins(at - 1))
            return false;
        if (tokens.Is(at - 1, DateRole.Of | DateRole.From | DateRole.To | DateRole.Early | DateRole.Middle | DateRole.Late | DateRole.Unit)
            || NumberLexicon.BeforeYear.Contains(tokens.Form(at - 1)))
            return year >= 1500 && !IsCountedNoun(tokens, at, year);
        return year >= 1500 && (!IsFollowedByNoun(tokens, at) || year is > 1900 and < 2060 && year % 100 != 0);
    }

    private static bool IsFollowedByNoun(in DateTokens tokens, int at) =>
        tokens.Gap(at) is " " or "\u00A0" && (tokens.Kind(at + 1) & (TokenKind.Word | TokenKind.StopWord | TokenKind.Capitalised)) == TokenKind.Word;

    /// <summary>"of 2000 people", "van 1500 euro", "from 1800 metres": round, and a noun behind it.</summary>
    private static bool IsCountedNoun(in DateTokens tokens, int at, int year) =>
        IsFollowedByNoun(tokens, at) && (year % 100 == 0 && !tokens.Is(at + 1, DateRole.Hence) || NumberLexicon.Currencies.Contains(tokens.Form(at + 1))
            || NumberLexicon.DurationUnits.Contains(tokens.Form(at + 1)) || Quantities.Measures.IsUnit(tokens.Form(at + 1)));
}
