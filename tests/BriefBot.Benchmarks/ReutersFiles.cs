using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Benchmarks;

/// <summary>The articles with a body of the Reuters-21578 collection (its README.txt describes the SGML), in file order.</summary>
internal static partial class ReutersFiles
{
    public static IEnumerable<ArticleDraft> Read(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.sgm.gz").Order(StringComparer.Ordinal))
        {
            using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var reader = new StreamReader(packed, Encoding.Latin1);
            foreach (Match article in Article().Matches(reader.ReadToEnd()))
            {
                if (Body().Match(article.Value) is { Success: true } body)
                    yield return Draft(article.Value, article.Groups["id"].Value, Clean(body.Groups["text"].Value));
            }
        }
    }

    private static ArticleDraft Draft(string sgml, string id, string text) => new()
    {
        Key = SourceKey.ForItem("reuters", id),
        SourceId = id,
        Title = Clean(Title().Match(sgml).Groups["text"].Value),
        Text = text,
        Publisher = "Reuters",
        Published = DateTime.TryParseExact(Day().Match(sgml).Groups["day"].Value, "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? PublicationDate.FromDay(DateOnly.FromDateTime(day))
            : null,
        Language = "en",
    };

    /// <summary>Lines of a paragraph become one; control characters and the closing "Reuter" go.</summary>
    private static string Clean(string sgml)
    {
        var text = WebUtility.HtmlDecode(sgml);
        text = Paragraph().Replace(Closing().Replace(Control().Replace(text, ""), "").Trim(), "\n\n");
        return Line().Replace(text, " ").Normalize();
    }

    [GeneratedRegex("<REUTERS [^>]*NEWID=\"(?<id>\\d+)\">.*?</REUTERS>", RegexOptions.Singleline)]
    private static partial Regex Article();

    [GeneratedRegex("<BODY>(?<text>.*?)</BODY>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("<TITLE>(?<text>.*?)</TITLE>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"<DATE>\s*(?<day>\d+-\w+-\d+)")]
    private static partial Regex Day();

    [GeneratedRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F]")]
    private static partial Regex Control();

    [GeneratedRegex(@"\s*\breuter\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\n {4,}")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<!\n)\n(?!\n) *")]
    private static partial Regex Line();
}
