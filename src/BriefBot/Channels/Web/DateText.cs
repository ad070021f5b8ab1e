using System.Globalization;
using BriefBot.Core.Articles;

namespace BriefBot.Channels.Web;

/// <summary>A publication date as people write it ("30 december 2022"), no more precise than its source.</summary>
internal static class DateText
{
    private static readonly string[] Dutch =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] English =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>An instant is shown as the day that it was where it was published.</summary>
    public static string Of(PublicationDate date, string language)
    {
        var start = date.Earliest;
        var month = (language == "nl" ? Dutch : English)[start.Month - 1];
        return date.Precision switch
        {
            DatePrecision.Year => start.Year.ToString("0000", CultureInfo.InvariantCulture),
            DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{month} {start.Year:0000}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{start.Day} {month} {start.Year:0000}"),
        };
    }
}
