using System.Globalization;
using System.Text.Json;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Reads one line of a JSONL input. A field that is there but cannot be read refuses the line, since an article
/// without its date or address would be another article than was meant; only an unknown language is passed over,
/// because it is then told from the text. Null and "" count as absent, an id may be a whole number, unknown fields
/// are ignored.
/// </summary>
internal static class JsonArticle
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <returns>A draft, or the reason as text.</returns>
    public static (ArticleDraft? Draft, string? Reason) Read(ReadOnlySpan<byte> line, string itemNamespace)
    {
        if (line.Contains((byte)0))
            return (null, "The line holds zero bytes: it is binary or UTF-16. Save the file as UTF-8.");
        if (TextDecoder.DecodeUtf8(line) is not { } json)
            return (null, "The line is not valid UTF-8; save the file as UTF-8.");
        try
        {
            using var parsed = JsonDocument.Parse(JsonEscapes.Mend(json), Options);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                ? (ReadObject(parsed.RootElement, itemNamespace), null)
                : (null, "The line is JSON but not an object; write one article a line as {\"id\": …, \"title\": …, \"text\": …}.");
        }
        catch (JsonException failure)
        {
            var where = failure.BytePositionInLine is { } position ? $" (at character {position + 1})" : "";
            return (null, $"The line is not valid JSON{where}; write one article a line, with no line breaks inside.");
        }
        catch (FieldException failure)
        {
            return (null, failure.Message);
        }
    }

    private static ArticleDraft ReadObject(JsonElement item, string itemNamespace)
    {
        var id = ReadId(item);
        var text = TextNormalizer.KeepGiven(ReadText(item, "text") ?? "");
        if (text.Text.Length == 0)
            throw new FieldException("\"text\" is missing or empty; an article needs its text.");
        var url = ReadUrl(item);
        return new ArticleDraft
        {
            Key = url is null ? SourceKey.ForItem(itemNamespace, id) : SourceKey.ForAddress(url),
            SourceId = id,
            Title = ReadLine(item, "title") ?? "",
            Text = text.Text,
            Url = url,
            Published = ReadDate(item),
            Publisher = ReadLine(item, "publisher"),
            Author = ReadLine(item, "author"),
            Language = LanguageCode.Normalize(ReadLine(item, "language")),
            Source = text.SourceIfChanged,
        };
    }

    private static string ReadId(JsonElement item)
    {
        var id = item.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : ReadLine(item, "id");
        return id ?? throw new FieldException("\"id\" is missing or empty; give each article an id of its own.");
    }

    private static Uri? ReadUrl(JsonElement item)
    {
        if (ReadLine(item, "url") is not { } text)
            return null;
        return WebAddress.Read(text)
            ?? throw new FieldException($"\"url\" is not a full http or https address: \"{Shorten(text)}\". Correct it or leave it out.");
    }

    private static PublicationDate? ReadDate(JsonElement item)
    {
        if (ReadLine(item, "published") is not { } text)
            return null;
        return WrittenDate.Read(text)
            ?? throw new FieldException($"\"published\" is not a date: \"{Shorten(text)}\". Write it as 2022-12-30 (ISO 8601) or leave it out.");
    }

    private static string? ReadLine(JsonElement item, string name) =>
        TextNormalizer.CleanTitle(ReadText(item, name)) is { Length: > 0 } line ? line : null;

    private static string? ReadText(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new FieldException($"\"{name}\" must be text in quotation marks, not {Describe(value.ValueKind)}.");
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private sealed class FieldException(string message) : Exception(message);
}
