using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>The words of what publishers put into feeds, which may be plain text or markup without saying so.</summary>
internal static partial class FeedText
{
    /// <summary>In code units; a longer title is a text.</summary>
    private const int LongestTitle = 500;

    /// <summary>On one line, without markup. Empty when there is none.</summary>
    public static string Title(string? text)
    {
        if (text is null)
            return "";
        if (text.Length > 10 * LongestTitle)
            text = text[..(10 * LongestTitle)];
        var plain = MarkupSign().IsMatch(text) ? new HtmlParser().ParseDocument(text).Body?.TextContent : text;
        return Line(plain);
    }

    /// <summary>Plain text on one line, capped as titles are.</summary>
    public static string Line(string? text)
    {
        var title = TextNormalizer.CleanTitle(text);
        return title.Length <= LongestTitle ? title : $"{title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)]}…";
    }

    /// <summary>A page that holds this text and nothing else, for the extractor.</summary>
    public static string Page(string title, string content) =>
        $"<!DOCTYPE html><html><head><title>{WebUtility.HtmlEncode(title)}</title></head><body><article>{Body(content)}</article></body></html>";

    /// <summary>Whether the text says itself that it goes on elsewhere.</summary>
    public static bool IsCutOff(string text) => GoesOn().IsMatch(text[^Math.Min(text.Length, 80)..]);

    private static string Body(string content)
    {
        if (content.Contains('<', StringComparison.Ordinal))
            return content;
        var body = new StringBuilder();
        foreach (var paragraph in BlankLine().Split(content))
            body.Append("<p>").Append(paragraph).Append("</p>");
        return body.ToString();
    }

    [GeneratedRegex(@"</?[a-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarkupSign();

    [GeneratedRegex(@"(?:\r?\n[ \t]*){2,}", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();

    [GeneratedRegex(
        @"(?:…|\.{3}|\[(?:…|\.{3}|&hellip;)\]|\b(?:read (?:more|on|the full (?:story|article))|continue reading|full story|lees (?:meer|verder)|verder lezen|meer lezen))[\s\]\)»›→>.:]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
