namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and its draft 0.3, which many old sites still publish.</summary>
internal static class AtomReader
{
    public static Feed Read(FeedElement root) => new()
    {
        Format = FeedFormat.Atom,
        Version = root.Namespace.Contains("2005", StringComparison.Ordinal) ? "1.0" : root.Attribute("version") ?? "",
        Title = Text(root, "title"),
        Link = Link(root, "alternate"),
        FeedLink = Link(root, "self"),
        Description = Text(root, "subtitle") ?? Text(root, "tagline"),
        Language = root.Attribute("xml:lang"),
        Updated = FeedDate.Read(Text(root, "updated") ?? Text(root, "modified")),
        Authors = Authors(root),
        Items = [.. Own(root, "entry").Select(ReadEntry)],
    };

    private static FeedItem ReadEntry(FeedElement entry) => new()
    {
        Id = Own(entry, "id").Select(id => id.Resolve(id.Value)).FirstOrDefault(),
        Title = Text(entry, "title"),
        Link = Link(entry, "alternate"),
        Published = FeedDate.Read(Text(entry, "published") ?? Text(entry, "issued") ?? Text(entry, "created")),
        Updated = FeedDate.Read(Text(entry, "updated") ?? Text(entry, "modified")),
        Authors = Authors(entry),
        Summary = Text(entry, "summary"),
        Content = Text(entry, "content"),
        Language = entry.Attribute("xml:lang"),
        Enclosures = [.. Links(entry, "enclosure").Select(Enclosure).OfType<FeedEnclosure>()],
        IsCutOff = entry.IsCutOff && !(IsWhole(entry, "title") && IsWhole(entry, "link") && IsWhole(entry, "updated", "modified") && IsWhole(entry, "content")),
    };

    private static bool IsWhole(FeedElement entry, params string[] names) =>
        names.SelectMany(name => Own(entry, name)).Any(element => !element.IsCutOff);

    public static FeedPerson? Person(FeedElement element)
    {
        var address = Own(element, "uri").Concat(Own(element, "url")).Concat(Own(element, "homepage"))
            .Select(uri => uri.Resolve(uri.Value)).FirstOrDefault();
        var (name, email) = (Text(element, "name"), Text(element, "email"));
        return name is null && email is null && address is null ? FeedPersonReader.Read(element.Value) : new FeedPerson(name, email, address);
    }

    private static List<FeedPerson> Authors(FeedElement element) => [.. Own(element, "author").Select(Person).OfType<FeedPerson>()];

    private static IEnumerable<FeedElement> Own(FeedElement element, string name) =>
        element.Children.Where(child => child.Name == name && child.Prefix is "atom" or "");

    private static IEnumerable<FeedElement> Links(FeedElement element, string relation) =>
        Own(element, "link").Where(link => (link.Attribute("rel") ?? "alternate") == relation);

    private static string? Link(FeedElement element, string relation) =>
        Links(element, relation).Select(link => link.Resolve(link.Attribute("href"))).FirstOrDefault(link => link is not null);

    private static FeedEnclosure? Enclosure(FeedElement link) => link.Resolve(link.Attribute("href")) is { } url
        ? new FeedEnclosure(url, link.Attribute("type"), RssReader.Bytes(link.Attribute("length")))
        : null;

    private static string? Text(FeedElement parent, string name) =>
        Own(parent, name).Select(Text).FirstOrDefault(text => text is not null);

    private static string? Text(FeedElement element)
    {
        var value = element.Attribute("type") is "xhtml" or "application/xhtml+xml" ? element.Markup : element.Value;
        return value is not null && IsBase64(element) ? Decoded(value) : value;
    }

    /// <summary>Atom 1.0 puts what is neither text nor XML into Base64 (4.1.3.3); Atom 0.3 says so itself.</summary>
    private static bool IsBase64(FeedElement element) =>
        element.Attribute("mode") == "base64"
        || element.Attribute("type")?.ToLowerInvariant() is { } type && type.Contains('/') && element.Attribute("mode") is null
            && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal);

    private static string Decoded(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length)
            ? TextDecoder.DecodeUtf8(bytes.AsSpan(0, length)) ?? value
            : value;
    }
}
