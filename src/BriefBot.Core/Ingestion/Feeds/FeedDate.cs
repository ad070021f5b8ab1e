using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>Reads dates of feeds: RFC 822 and RFC 3339 in the many ways in which publishers miss them.</summary>
internal static partial class FeedDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>RFC 822, 5.1: hours from UTC.</summary>
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0, ["GMT"] = 0, ["UTC"] = 0, ["Z"] = 0, ["WET"] = 0, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EST"] = -5, ["EDT"] = -4,
        ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    /// <returns>Null when it cannot be read as one date.</returns>
    public static PublicationDate? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 100)
            return null;
        return Rfc822().Match(text) is { Success: true } match && FromRfc822(match) is { } date ? date : WrittenDate.Read(text);
    }

    private static PublicationDate? FromRfc822(Match match)
    {
        var month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        var (day, year) = (Number(match, "day"), Year(match.Groups["year"].Value));
        if (month == 0 || day < 1 || year < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        if (!match.Groups["hour"].Success)
            return PublicationDate.FromDay(new DateOnly(year, month, day));
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Math.Min(Number(match, "second"), 59));
        if (hour > 23 || minute > 59 || Offset(match.Groups["zone"].Value) is not { } offset)
            return null;
        return PublicationDate.FromInstant(new DateTimeOffset(year, month, day, hour, minute, second, offset));
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>Two digits mean 1950 to 2049 (RFC 2822, 4.3).</summary>
    private static int Year(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    /// <summary>A zone that nobody knows is taken as UTC (RFC 2822, 4.3). Null when it is impossible.</summary>
    private static TimeSpan? Offset(string zone)
    {
        if (zone is not ['+' or '-', ..])
            return TimeSpan.FromHours(Zones.GetValueOrDefault(zone));
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var offset = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
        return offset > TimeSpan.FromHours(14) ? null : zone[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(
        @"^(?:\p{L}{2,12}\.?\s*,?\s*)?(?<day>\d{1,2})[\s-]+(?<month>\p{L}{3,9})\.?[\s,-]+(?<year>\d{4}|\d{2})"
        + @"(?:[\sT,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?\s*(?:\(?(?<zone>[+-]\d{1,2}:?\d{0,2}|\p{L}{1,5})\)?)?(?:\s*\(\p{L}+\))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rfc822();
}
