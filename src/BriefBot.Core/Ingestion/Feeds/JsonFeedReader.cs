using System.Text.Json;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static FeedReading Read(string text, Uri? address)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return Read(document.RootElement, address);
        }
        catch (JsonException)
        {
            return new FeedRefusal(IntakeReason.BrokenJson.Of());
        }
    }

    private static FeedReading Read(JsonElement root, Uri? address)
    {
        if (Text(root, "version") is not { } version)
            return new FeedRefusal(IntakeReason.JsonWithoutVersion.Of());
        if (version.Contains("://", StringComparison.Ordinal) && !version.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase))
            return new FeedRefusal(IntakeReason.OtherJson.Of());
        var baseAddress = Address(root, "feed_url", address) is { } own ? WebAddress.Read(own) ?? address : address;
        return new Feed
        {
            Format = FeedFormat.Json,
            Version = version[(version.LastIndexOf('/') + 1)..],
            Title = Text(root, "title"),
            Link = Address(root, "home_page_url", address),
            FeedLink = Address(root, "feed_url", address),
            Description = Text(root, "description"),
            Language = Text(root, "language"),
            Authors = Authors(root, baseAddress),
            Items = [.. Objects(root, "items").Select(item => ReadItem(item, baseAddress))],
        };
    }

    private static FeedItem ReadItem(JsonElement item, Uri? address) => new()
    {
        Id = Text(item, "id"),
        Title = Text(item, "title"),
        Link = Address(item, "url", address) ?? Address(item, "external_url", address),
        Published = FeedDate.Read(Text(item, "date_published")),
        Updated = FeedDate.Read(Text(item, "date_modified")),
        Authors = Authors(item, address),
        Summary = Text(item, "summary"),
        Content = Text(item, "content_html") ?? Text(item, "content_text"),
        Language = Text(item, "language"),
        Enclosures = [.. Objects(item, "attachments").Select(attachment => Enclosure(attachment, address)).OfType<FeedEnclosure>()],
    };

    private static FeedEnclosure? Enclosure(JsonElement attachment, Uri? address) => Address(attachment, "url", address) is { } url
        ? new FeedEnclosure(url, Text(attachment, "mime_type"), RssReader.Bytes(Text(attachment, "size_in_bytes")))
        : null;

    /// <summary>Version 1.0 has one author, 1.1 several.</summary>
    private static List<FeedPerson> Authors(JsonElement element, Uri? address)
    {
        var people = Objects(element, "authors");
        if (people.Count == 0 && element.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.Object)
            people = [author];
        return [.. people.Select(person => new FeedPerson(Text(person, "name"), null, Address(person, "url", address)))
            .Where(person => person.Name is not null || person.Address is not null)];
    }

    private static List<JsonElement> Objects(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)]
            : [];

    /// <summary>Ids and sizes may come as numbers.</summary>
    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    private static string? Address(JsonElement element, string name, Uri? address) => Text(element, name) switch
    {
        null => null,
        var text when address is not null && Uri.TryCreate(address, text, out var absolute) => absolute.AbsoluteUri,
        var text => text,
    };
}
