using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>Reads since when somebody wants the news, in Dutch or English. Only what lies in the past can be meant.</summary>
internal static partial class SinceDate
{
    private static readonly string[] Months =
        ["jan|january|januari", "feb|february|februari", "mar|march|maart|mrt", "apr|april", "may|mei", "jun|june|juni",
         "jul|july|juli", "aug|august|augustus", "sep|sept|september", "oct|october|okt|oktober", "nov|november", "dec|december"];

    private static readonly FrozenDictionary<string, int> MonthNumbers = Numbers(Months);

    private static readonly FrozenDictionary<string, int> Weekdays = Numbers(
        ["monday|mon|maandag", "tuesday|tue|dinsdag", "wednesday|wed|woensdag", "thursday|thu|donderdag", "friday|fri|vrijdag", "saturday|sat|zaterdag", "sunday|sun|zondag"]);

    /// <summary>The first instant of that day, in the asker's offset. Null: not a date, or one to come.</summary>
    /// <param name="text">In lower case.</param>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        return (Relative(text, today) ?? Weekday(text, today) ?? Written(text, today)) is { } day && day <= today
            ? new DateTimeOffset(day, TimeOnly.MinValue, now.Offset)
            : null;
    }

    private static DateOnly? Relative(string text, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        switch (text)
        {
            case "today" or "vandaag" or "this morning" or "vanmorgen" or "vanochtend":
                return today;
            case "yesterday" or "gisteren":
                return today.AddDays(-1);
            case "the day before yesterday" or "eergisteren":
                return today.AddDays(-2);
            case "this week" or "deze week":
                return monday;
            case "last week" or "vorige week" or "afgelopen week" or "de afgelopen week" or "the last week" or "the past week" or "a week ago" or "een week geleden":
                return today.AddDays(-7);
            case "this month" or "deze maand":
                return today.AddDays(1 - today.Day);
            case "last month" or "vorige maand" or "afgelopen maand" or "de afgelopen maand" or "the past month" or "a month ago" or "een maand geleden":
                return today.AddMonths(-1);
            case "this year" or "dit jaar":
                return new DateOnly(today.Year, 1, 1);
            case "last year" or "vorig jaar" or "a year ago" or "een jaar geleden":
                return today.AddYears(-1);
        }
        if (Ago().Match(text) is not { Success: true } ago)
            return null;
        var count = int.Parse(ago.Groups["count"].Value, CultureInfo.InvariantCulture);
        return ago.Groups["unit"].Value[0] switch
        {
            'd' => today.AddDays(-count),
            'w' => today.AddDays(-7 * count),
            _ => today.AddMonths(-count),
        };
    }

    private static DateOnly? Weekday(string text, DateOnly today)
    {
        foreach (var word in new[] { "last ", "vorige ", "afgelopen " })
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                text = text[word.Length..];
        }
        if (!Weekdays.TryGetValue(text, out var weekday))
            return null;
        var back = ((((int)today.DayOfWeek + 6) % 7) + 1 - weekday + 7) % 7;
        return today.AddDays(-(back == 0 ? 7 : back));
    }

    private static DateOnly? Written(string text, DateOnly today)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return Day(Number(iso, "year"), Number(iso, "month") ?? 1, Number(iso, "day") ?? 1, today);
        if (DayAndMonth().Match(text) is not { Success: true } match)
            return Numeric().Match(text) is { Success: true } numeric ? Day(Number(numeric, "year"), Number(numeric, "month")!.Value, Number(numeric, "day")!.Value, today) : null;
        return MonthNumbers.TryGetValue(match.Groups["month"].Value, out var month)
            ? Day(Number(match, "year"), month, Number(match, "day") ?? 1, today)
            : null;
    }

    /// <summary>A date without its year is the last one that there was.</summary>
    private static DateOnly? Day(int? year, int month, int day, DateOnly today)
    {
        var of = year ?? today.Year;
        if (of is < 1900 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(of, month))
            return null;
        var read = new DateOnly(of, month, day);
        return year is null && read > today && (month, day) is not (2, 29) ? read.AddYears(-1) : read;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    private static FrozenDictionary<string, int> Numbers(string[] rows) => rows
        .SelectMany((row, index) => row.Split('|').Select(name => (name, index + 1)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Item2, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:the last |the past |de afgelopen |afgelopen )?(?<count>[0-9]{1,3}) (?<unit>days?|dagen|dag|weeks?|weken|week|months?|maanden|maand)(?: ago| geleden)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:the )?(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th|e)?(?: of)? (?<month>\p{L}+)\.?|(?<month>\p{L}+)\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?|(?<month>\p{L}+)\.?)(?:,? (?<year>[0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})[-/](?<month>[0-9]{1,2})(?:[-/](?<year>[0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();
}
