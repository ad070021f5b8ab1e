using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// Reads feeds: RSS 0.9x, 1.0 and 2.0 with the Dublin Core, content, iTunes and Media extensions, Atom 0.3 and 1.0, and JSON
/// Feed 1.0 and 1.1, told apart by what is in them. Broken XML is read as far as it can be.
/// </summary>
public static partial class FeedParser
{
    /// <param name="charset">As the response's header declares it; null for what the document says of itself.</param>
    /// <param name="address">Where it was found, against which its relative addresses are read.</param>
    public static FeedReading Parse(ReadOnlySpan<byte> document, string? charset, Uri? address)
    {
        if (document.IsEmpty)
            return new FeedRefusal(IntakeReason.EmptyDocument.Of());
        if (TextDecoder.IsBinary(document))
            return new FeedRefusal(IntakeReason.BinaryDocument.Of());
        var text = TextDecoder.DecodePage(document, charset).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            "" => new FeedRefusal(IntakeReason.EmptyDocument.Of()),
            ['{', ..] => JsonFeedReader.Read(text, address),
            _ => ParseXml(text, address),
        };
    }

    private static FeedReading ParseXml(string text, Uri? address) => FeedXml.Parse(Legal(text), address) switch
    {
        null => new FeedRefusal(IntakeReason.NeitherXmlNorJson.Of()),
        { Name: "rss" or "rdf" or "channel" } root => RssReader.Read(root),
        { Name: "feed" } root => AtomReader.Read(root),
        { Name: "html" } => new FeedRefusal(IntakeReason.WebPage.Of()),
        var root => new FeedRefusal(IntakeReason.OtherXml.Of(OneLine(root.Name))),
    };

    private static string OneLine(string name) => name.Length > 40 ? name[..40] + "…" : name;

    /// <summary>Without the control characters that XML forbids (XML 1.0, 2.2).</summary>
    private static string Legal(string text) => Illegal().IsMatch(text) ? Illegal().Replace(text, "") : text;

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")]
    private static partial Regex Illegal();
}
