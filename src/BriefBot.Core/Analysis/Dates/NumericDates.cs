using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>Dates in figures: 2020-05-03 (ISO 8601), 3-5-2020, 03/05/2020, 13.5.2015, 11/2016. Dutch has the day first; English has the month first where both fit and nothing else in the text says otherwise.</summary>
internal static class NumericDates
{
    public static FoundDate? Read(in DateTokens tokens, int at)
    {
        if (!tokens.IsDigits(at))
            return null;
        return ReadPointed(tokens, at) ?? ReadThree(tokens, at) ?? ReadYearAndMonth(tokens, at) ?? ReadTwo(tokens, at);
    }

    /// <summary>"13.5.2015" is one token.</summary>
    private static FoundDate? ReadPointed(in DateTokens tokens, int at)
    {
        if (tokens.Form(at).Split('.') is not [var first, var second, var third] || !Whole(first, out var a) || !Whole(second, out var b)
            || !Whole(third, out var c))
            return null;
        return first.Length == 4 ? OfDay(at + 1, a, b, c) : third.Length == 4 ? OfDay(at + 1, c, b, a) : null;
    }

    private static bool Whole(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static FoundDate? ReadThree(in DateTokens tokens, int at)
    {
        if (!tokens.IsDigits(at + 2) || !IsSign(tokens.Gap(at)) || !IsSecondSign(tokens, at) || IsSign(tokens.Gap(at + 2)) && tokens.IsDigits(at + 3))
            return null;
        if (IsYear(tokens, at, out var year) && tokens.IsWhole(at + 2, 1, 31, out var day))
            return Month(tokens, at + 1) is { } middle ? OfDay(at + 3, year, middle, day) : null;
        if (!tokens.IsWhole(at, 1, 31, out var first) || !YearBehind(tokens, at + 2, out year))
            return null;
        if (!tokens.IsDigits(at + 1))
            return Month(tokens, at + 1) is { } named ? OfDay(at + 3, year, named, first) : null;
        return tokens.IsWhole(at + 1, 1, 31, out var second) ? Ordered(tokens, at + 3, year, first, second) : null;
    }

    private static bool IsSecondSign(in DateTokens tokens, int at) =>
        IsSign(tokens.Gap(at + 1)) || tokens.Gap(at + 1) is "," or ", " && tokens.IsDigits(at + 1);

    private static FoundDate? Ordered(in DateTokens tokens, int end, int year, int first, int second) =>
        OfDay(end, year, tokens.IsDayFirst && second <= 12 || first > 12 ? second : first, tokens.IsDayFirst && second <= 12 || first > 12 ? first : second);

    private static bool IsSign(ReadOnlySpan<char> gap) => gap is "-" or "/";

    private static int? Month(in DateTokens tokens, int at) =>
        tokens.Is(at, DateRole.Month) ? tokens[at].Value : tokens.IsWhole(at, 1, 12, out var month) ? month : null;

    public static bool IsYear(in DateTokens tokens, int at, out int year) =>
        tokens.IsWhole(at, 1000, 2100, out year) && tokens.Raw(at).Length == 4;

    /// <summary>In full, or the last two figures of it: those of a year up to thirty to come.</summary>
    private static bool YearBehind(in DateTokens tokens, int at, out int year)
    {
        if (IsYear(tokens, at, out year))
            return true;
        if (tokens.Raw(at).Length != 2 || !tokens.IsWhole(at, 0, 99, out year))
            return false;
        year = OfTwoDigits(tokens, year);
        return true;
    }

    public static int OfTwoDigits(in DateTokens tokens, int year) =>
        2000 + year > (tokens.Reference?.Year ?? 2020) + 30 ? 1900 + year : 2000 + year;

    /// <summary>"2016-11", "11/2016", "2016 / 11".</summary>
    private static FoundDate? ReadYearAndMonth(in DateTokens tokens, int at)
    {
        if (tokens.Gap(at).Trim() is not ("-" or "/") || tokens.Gap(at + 1).Trim() is "-" or "/" && tokens.IsDigits(at + 2))
            return null;
        var (year, month) = (0, 0);
        var isWritten = IsYear(tokens, at, out year) && tokens.IsWhole(at + 1, 1, 12, out month)
            || IsYear(tokens, at + 1, out year) && tokens.IsWhole(at, 1, 12, out month);
        return isWritten && !IsSportsYear(tokens, at, month)
            ? new FoundDate(at + 2, DateShape.Of(DateGrain.Month, new DateTime(year, month, 1)))
            : null;
    }

    /// <summary>"2009/10" in full is two years; "2016-11" is a month.</summary>
    private static bool IsSportsYear(in DateTokens tokens, int at, int month) =>
        tokens.Gap(at) is "/" && month > 9 && tokens.Form(at + 2) is "season" or "seizoen";

    /// <summary>"4/22", "22-4": only behind a word that calls for a date, for "3-1" is a score.</summary>
    private static FoundDate? ReadTwo(in DateTokens tokens, int at)
    {
        if (!IsSign(tokens.Gap(at)) || tokens.Form(at - 1) is not ("on" or "op" or "from" or "to" or "tot" or "van" or "until" or "since" or "sinds" or "vanaf"))
            return null;
        if (!tokens.IsWhole(at, 1, 31, out var first) || !tokens.IsWhole(at + 1, 1, 31, out var second) || first <= 12 == second <= 12 && first > 12)
            return null;
        var dayFirst = first > 12 || tokens.IsDayFirst && second <= 12;
        var isBare = tokens.After(at + 1) is '%' or '-' or '/';
        return isBare ? null : InYear(at + 2, dayFirst ? second : first, dayFirst ? first : second);
    }

    public static FoundDate? OfDay(int end, int year, int month, int day) =>
        YearlyDates.Day(year, month, day) is { } date
            ? new FoundDate(end, DateShape.Of(DateGrain.Day, date) with { NamesYear = true })
            : null;

    public static FoundDate? InYear(int end, int month, int day) =>
        month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(2000, month)
            ? new FoundDate(end, new DateShape(DateGrain.Day) { Recurs = Recurrence.DayOfYear, First = (short)month, Second = (short)day })
            : null;
}
