using System.Globalization;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>RSS 0.91 to 2.0, and RSS 0.90 and 1.0, which are RDF and keep the items beside the channel.</summary>
internal static class RssReader
{
    public static Feed Read(FeedElement root)
    {
        var channel = root.Name == "channel" ? root : root.All("channel").FirstOrDefault() ?? root;
        var items = channel.All("item").Concat(channel == root ? [] : root.All("item"));
        return new Feed
        {
            Format = FeedFormat.Rss,
            Version = Version(root),
            Title = channel.First("title", "dc:title"),
            Link = Link(channel),
            FeedLink = channel.All("atom:link").Where(link => link.Attribute("rel") == "self").Select(Address).FirstOrDefault(),
            Description = channel.First("description", "itunes:summary", "itunes:subtitle", "dc:description"),
            Language = channel.First("language", "dc:language"),
            Published = Date(channel.First("pubdate")),
            Updated = Date(channel.First("lastbuilddate", "dc:date")),
            Authors = Authors(channel.First("managingeditor", "webmaster", "dc:author", "dc:creator", "itunes:author")),
            TimeToLive = Minutes(channel.First("ttl")),
            Items = [.. items.Select(ReadItem)],
        };
    }

    private static FeedItem ReadItem(FeedElement item)
    {
        var id = item.First("guid");
        return new FeedItem
        {
            Id = id,
            Title = item.First("title", "dc:title", "media:title", "itunes:title"),
            Link = Link(item) ?? Permalink(item, id),
            Published = Date(item.First("pubdate", "dc:date", "atom:published")),
            Updated = Date(item.First("atom:updated", "dc:date")),
            Authors = Authors(item.First("author", "dc:author", "dc:creator", "itunes:author")) is { Count: > 0 } authors
                ? authors
                : [.. item.All("atom:author").Select(AtomReader.Person).OfType<FeedPerson>()],
            Summary = item.First("description", "dc:description", "itunes:summary", "media:description"),
            Content = item.First("content:encoded", "atom:content"),
            Language = item.First("dc:language"),
            Enclosures = [.. item.All("enclosure").Select(Enclosure).OfType<FeedEnclosure>()],
            IsCutOff = item.IsCutOff && !(IsWhole(item, "title") && IsWhole(item, "link") && IsWhole(item, "pubdate", "dc:date") && IsWhole(item, "content:encoded")),
        };
    }

    private static bool IsWhole(FeedElement item, params string[] names) =>
        names.SelectMany(item.All).Any(element => !element.IsCutOff);

    /// <summary>Of several the last, as feed readers do.</summary>
    private static string? Link(FeedElement element) =>
        element.All("link").Select(link => link.Resolve(link.Value ?? link.Attribute("href"))).LastOrDefault(link => link is not null)
        ?? element.All("atom:link").Where(link => link.Attribute("rel") is null or "alternate").Select(Address).FirstOrDefault();

    /// <summary>An id that is an address leads to the item, unless it says that it does not.</summary>
    private static string? Permalink(FeedElement item, string? id) =>
        id is not null && item.All("guid").First().Attribute("isPermaLink") != "false" && WebAddress.Read(id) is not null ? id : null;

    private static string? Address(FeedElement link) => link.Resolve(link.Attribute("href"));

    private static FeedEnclosure? Enclosure(FeedElement element) => element.Resolve(element.Attribute("url")) is { } url
        ? new FeedEnclosure(url, element.Attribute("type"), Bytes(element.Attribute("length")))
        : null;

    internal static long? Bytes(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    private static TimeSpan? Minutes(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;

    private static PublicationDate? Date(string? text) => FeedDate.Read(text);

    private static IReadOnlyList<FeedPerson> Authors(string? text) => FeedPersonReader.Read(text) is { } person ? [person] : [];

    private static string Version(FeedElement root) => root.Name == "rdf" ? RdfVersion(root) : root.Attribute("version") ?? "";

    private static string RdfVersion(FeedElement root) =>
        root.Attributes.Values.Any(value => value.StartsWith("http://purl.org/rss/1.0", StringComparison.OrdinalIgnoreCase)) ? "1.0"
        : root.Attributes.Values.Any(value => value.Contains("netscape.com/rdf/simple/0.9", StringComparison.OrdinalIgnoreCase)) ? "0.9"
        : "";
}
