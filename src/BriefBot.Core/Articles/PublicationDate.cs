using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Articles;

public enum DatePrecision
{
    Year,
    Month,
    Day,
    Instant,
}

/// <summary>
/// When an article was published, as precisely as its source says: an ISO 8601 year, month, day or instant. Nothing
/// is made up: "2022-12" stays a month.
/// </summary>
public readonly partial record struct PublicationDate : IComparable<PublicationDate>
{
    private PublicationDate(DateTimeOffset earliest, DatePrecision precision)
    {
        Earliest = earliest;
        Precision = precision;
    }

    /// <summary>The first instant that the date can mean. A date without an offset is taken as UTC.</summary>
    public DateTimeOffset Earliest { get; }

    public DatePrecision Precision { get; }

    public static PublicationDate FromInstant(DateTimeOffset instant) => new(instant, DatePrecision.Instant);

    public static PublicationDate FromDay(DateOnly day) =>
        new(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), DatePrecision.Day);

    /// <summary>One that was taken apart into <see cref="Earliest"/> and <see cref="Precision"/>.</summary>
    internal static PublicationDate Restore(DateTimeOffset earliest, DatePrecision precision) => new(earliest, precision);

    /// <summary>Reads "2022", "2022-12", "2022-12-30" or an ISO 8601 date and time. False for anything else.</summary>
    public static bool TryParse(string? text, out PublicationDate date)
    {
        date = default;
        text = text?.Trim();
        if (text is null || !IsoStart().IsMatch(text))
            return false;
        var (format, precision) = text.Length switch
        {
            4 => ("yyyy", DatePrecision.Year),
            7 => ("yyyy-MM", DatePrecision.Month),
            10 => ("yyyy-MM-dd", DatePrecision.Day),
            _ => (null, DatePrecision.Instant),
        };
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        var read = format is null
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var earliest)
            : DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, styles, out earliest);
        if (read)
            date = new PublicationDate(earliest, precision);
        return read;
    }

    public int CompareTo(PublicationDate other) => Earliest.CompareTo(other.Earliest);

    /// <summary>ISO 8601 at the date's own precision; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => Earliest.ToString(
        Precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            DatePrecision.Day => "yyyy-MM-dd",
            _ => "yyyy-MM-dd'T'HH:mm:ssK",
        },
        CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}.*)?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoStart();
}
