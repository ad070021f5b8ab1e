using System.Globalization;
using System.Text;
using System.Xml;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>What a list of feeds came to when it was read: its feeds, or why it is none.</summary>
public abstract record OpmlReading;

/// <param name="Unusable">Entries whose address is none that can be fetched, as they stand there.</param>
public sealed record OpmlFeeds(IReadOnlyList<FeedSource> Feeds, IReadOnlyList<string> Unusable) : OpmlReading;

/// <param name="Reason">Fit for a person.</param>
public sealed record OpmlRefusal(string Reason) : OpmlReading;

/// <summary>
/// Lists of feeds as feed readers exchange them (OPML 2.0, http://opml.org/spec2.opml). Ours keep collection and interval in
/// attributes of a namespace of our own, which other programs pass over.
/// </summary>
public static class Opml
{
    private const string Namespace = "urn:briefbot:feeds";

    /// <summary>Nested lists are read as one.</summary>
    /// <param name="collection">Where all of it goes; null for what the list itself says.</param>
    public static OpmlReading Read(ReadOnlySpan<byte> document, string? collection)
    {
        if (TextDecoder.IsBinary(document))
            return new OpmlRefusal("The document is binary, not a list of feeds.");
        if (FeedXml.Parse(TextDecoder.DecodePage(document, null).TrimStart('\uFEFF', ' ', '\t', '\r', '\n'), null) is not { Name: "opml" } root)
            return new OpmlRefusal("This is not OPML: export the list from your feed reader as OPML.");
        var feeds = new List<FeedSource>();
        var unusable = new List<string>();
        foreach (var outline in root.Children.SelectMany(Outlines))
        {
            if (Attribute(outline, "xmlUrl") is not { } written)
                continue;
            if (WebAddress.Read(written) is { } address)
                feeds.Add(Source(address, outline, collection));
            else
                unusable.Add(TextNormalizer.CleanTitle(written));
        }
        return new OpmlFeeds([.. feeds.DistinctBy(feed => feed.Address)], unusable);
    }

    public static string Write(IEnumerable<FeedState> feeds, DateTimeOffset now)
    {
        var written = new StringBuilder();
        using (var xml = XmlWriter.Create(written, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "briefbot", null, Namespace);
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "Feeds of BriefBot");
            xml.WriteElementString("dateCreated", now.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var feed in feeds)
                Write(xml, feed);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return written.Insert(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, FeedState feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", feed.Name);
        if (feed.Source.Title is { } title)
            xml.WriteAttributeString("title", title);
        xml.WriteAttributeString("xmlUrl", feed.Source.Address.AbsoluteUri);
        xml.WriteAttributeString("collection", Namespace, feed.Source.Collection);
        if (feed.Source.Interval is { } interval)
            xml.WriteAttributeString("minutes", Namespace, interval.TotalMinutes.ToString("0", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static IEnumerable<FeedElement> Outlines(FeedElement element)
    {
        var open = new Stack<FeedElement>([element]);
        while (open.TryPop(out var next))
        {
            if (next.Name == "outline")
                yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--)
                open.Push(next.Children[i]);
        }
    }

    private static FeedSource Source(Uri address, FeedElement outline, string? collection)
    {
        var source = new FeedSource(FeedSource.Normalize(address))
        {
            Title = FeedText.Line(Attribute(outline, "title") ?? Attribute(outline, "text")) is { Length: > 0 } title ? title : null,
            Interval = int.TryParse(Attribute(outline, "briefbot:minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 10_080
                ? TimeSpan.FromMinutes(minutes)
                : null,
        };
        return (collection ?? Attribute(outline, "briefbot:collection")) is { } named ? source with { Collection = named } : source;
    }

    /// <summary>Some programs write xmlurl.</summary>
    private static string? Attribute(FeedElement element, string name) => element.Attributes
        .Where(attribute => attribute.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(attribute => attribute.Value.Trim())
        .FirstOrDefault(value => value.Length > 0);
}
