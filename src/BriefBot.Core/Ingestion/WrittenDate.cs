using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>Reads dates as Dutch and English pages write them. Only what can be read in one way is read.</summary>
internal static partial class WrittenDate
{
    private const string Weekday =
        @"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|maan|dins|woens|donder|vrij|zater|zon)(?:day|dag)?\.?,?\s+)?";

    private const string Month =
        @"(?<month>jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch)?|maart|mrt|apr(?:il)?|may|mei|june?|juni|july?|juli"
        + @"|aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?";

    private const string Time =
        @"(?:(?:,|\s+at|\s+om|\s*[|•·–—-])?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)(?:\s*(?:am|pm|a\.m\.|p\.m\.|uur|hrs?)\b)?"
        + @"(?:\s+(?:CES?T|GMT|UTC|BST|[ECMP][SD]?T)\b)?)?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly string[] Months =
        ["jan", "feb", "mar|maa|mrt", "apr", "may|mei", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec"];

    /// <summary>Reads a text that is nothing but a date, with or without a time of day.</summary>
    public static PublicationDate? Read(string text, bool dayFirst = false) =>
        PublicationDate.TryParse(text, out var iso) ? iso
        : ReadStart(text.Trim(), dayFirst) is { } found && found.Length == text.Trim().Length ? found.Date
        : null;

    /// <summary>Reads the date that a text starts with.</summary>
    /// <param name="dayFirst">Whether 3-4-2022 is known to be the third of April; unknown, it is read only when one way fits.</param>
    public static Found? ReadStart(string text, bool dayFirst)
    {
        if (Iso().Match(text) is { Success: true } iso && PublicationDate.TryParse(iso.Groups["date"].Value, out var date))
            return new Found(date, iso.Length);
        if (Written().Match(text) is { Success: true } written)
            return At(written, Day(written), MonthNumber(written.Groups["month"].Value));
        if (MonthOnly().Match(text) is { Success: true } month)
            return At(month, null, MonthNumber(month.Groups["month"].Value));
        return Numeric().Match(text) is { Success: true } numeric ? FromNumeric(numeric, dayFirst) : null;
    }

    private static Found? FromNumeric(Match match, bool dayFirst)
    {
        var (first, second) = (Number(match.Groups["first"].Value), Number(match.Groups["second"].Value));
        if (first > 12 || dayFirst || first == second)
            return At(match, first, second);
        return second > 12 ? At(match, second, first) : null;
    }

    private static int Day(Match match) => Number(match.Groups["day"].Value);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int MonthNumber(string name)
    {
        var start = name[..3].ToLowerInvariant();
        return Array.FindIndex(Months, month => month.Split('|').Contains(start)) + 1;
    }

    private static Found? At(Match match, int? day, int month)
    {
        var iso = $"{match.Groups["year"].Value}-{month:00}" + (day is { } number ? $"-{number:00}" : "");
        return PublicationDate.TryParse(iso, out var date) ? new Found(date, match.Length) : null;
    }

    [GeneratedRegex(
        @"^(?:(?<date>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)(?![\d:])|(?<date>\d{4}-\d{2}(?:-\d{2})?)(?![\d-])"
        + Time + ")", Options)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^" + Weekday + @"(?:(?<day>\d{1,2})(?:st|nd|rd|th|e)?\.?\s+(?:of\s+)?" + Month + @",?\s+(?<year>\d{4})(?!\d)|"
        + Month + @"\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d))" + Time, Options)]
    private static partial Regex Written();

    [GeneratedRegex("^" + Month + @",?\s+(?<year>\d{4})(?!\d)", Options)]
    private static partial Regex MonthOnly();

    [GeneratedRegex(
        "^" + Weekday + @"(?<first>\d{1,2})(?<sign>[-/.])(?<second>\d{1,2})\k<sign>(?<year>\d{4})(?!\d)" + Time, Options)]
    private static partial Regex Numeric();

    /// <param name="Length">How many characters the date takes, its time of day included.</param>
    public readonly record struct Found(PublicationDate Date, int Length);
}
