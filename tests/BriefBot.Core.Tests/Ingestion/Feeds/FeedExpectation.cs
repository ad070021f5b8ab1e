using System.Text.Json;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

/// <summary>Reads the fixtures' expectations, which are written once per format and once in terms common to all.</summary>
internal static class FeedExpectation
{
    /// <returns>The fields that the expectation gives and that a <see cref="Feed"/> has.</returns>
    public static IEnumerable<(string Field, string? Wanted, string? Got)> Compare(JsonElement wanted, Feed feed)
    {
        var fields = new List<(string, string?, string?)>
        {
            ("feed title", Text(wanted, "title"), feed.Title),
            ("feed link", Text(wanted, "link") ?? Text(wanted, "home_page_url") ?? Link(wanted), feed.Link),
            ("feed address", Text(wanted, "feedLink") ?? Text(wanted, "feed_url"), feed.FeedLink),
        };
        var items = Array(wanted, "items") ?? Array(wanted, "entries") ?? [];
        fields.Add(("items", $"{items.Count}", $"{feed.Items.Count}"));
        foreach (var (item, got) in items.Zip(feed.Items))
            fields.AddRange(Compare(item, got));
        return fields.Where(field => field.Item2 is not null).Select(field => (field.Item1, field.Item2?.Trim(), field.Item3));
    }

    private static IEnumerable<(string, string?, string?)> Compare(JsonElement wanted, FeedItem got)
    {
        yield return ("title", Text(wanted, "title"), got.Title);
        yield return ("link", Text(wanted, "link") ?? Text(wanted, "url") ?? Link(wanted), got.Link);
        yield return ("id", Text(wanted, "id") ?? Text(wanted, "guid") ?? Nested(wanted, "guid", "value"), got.Id);
        yield return ("published", Date(wanted, "publishedParsed", "pubDateParsed", "date_published"), Instant(got.Published));
        yield return ("updated", Date(wanted, "updatedParsed", "date_modified"), Instant(got.Updated));
        yield return ("summary", Text(wanted, "summary") ?? Text(wanted, "description"), got.Summary);
        yield return ("content", Text(wanted, "content") ?? Nested(wanted, "content", "value") ?? Text(wanted, "content_html"), got.Content);
        yield return ("author", Author(wanted, "name") ?? Text(wanted, "author"), got.Authors is [var first, ..] ? first.Name ?? first.Email : null);
        foreach (var (enclosure, found) in (Array(wanted, "enclosures") ?? []).Zip(got.Enclosures))
        {
            yield return ("enclosure url", Text(enclosure, "url"), found.Url);
            yield return ("enclosure type", Text(enclosure, "type"), found.Type);
            yield return ("enclosure length", Text(enclosure, "length"), found.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string? Author(JsonElement wanted, string name) =>
        Array(wanted, "authors") is [var first, ..] ? Text(first, name) : Nested(wanted, "author", name);

    private static string? Link(JsonElement wanted) => (Array(wanted, "links") ?? [])
        .Where(link => link.ValueKind == JsonValueKind.Object && Text(link, "rel") is null or "alternate")
        .Select(link => Text(link, "href")).FirstOrDefault();

    private static string? Nested(JsonElement element, string outer, string inner) =>
        element.TryGetProperty(outer, out var value) && value.ValueKind == JsonValueKind.Object ? Text(value, inner) : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static List<JsonElement>? Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : null;

    private static string? Date(JsonElement element, params string[] names) =>
        names.Select(name => Text(element, name)).FirstOrDefault(text => text is not null) is { } text && PublicationDate.TryParse(text, out var date)
            ? Instant(date)
            : null;

    private static string? Instant(PublicationDate? date) => date?.Earliest.ToUniversalTime().ToString("O");
}
