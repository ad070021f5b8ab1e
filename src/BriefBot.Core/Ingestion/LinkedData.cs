using System.Text.Json;
using AngleSharp.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>The article among a page's JSON-LD blocks (schema.org: Article and the types below it).</summary>
internal sealed class LinkedData
{
    private static readonly string[] ArticleTypes =
        ["Article", "BlogPosting", "Report", "AnalysisNewsArticle", "LiveBlogPosting", "Review", "MedicalWebPage"];

    private readonly JsonElement? _article;

    private LinkedData(JsonElement? article) => _article = article;

    public static LinkedData Read(IDocument document)
    {
        var blocks = document.QuerySelectorAll("script[type='application/ld+json']")
            .SelectMany(script => Parse(script.TextContent))
            .ToList();
        return new LinkedData(blocks.Count == 0 ? null : blocks[0]);
    }

    /// <summary>A text property; of several values the first.</summary>
    public string? Text(string name) => _article is { } article ? TextOf(article, name) : null;

    /// <summary>The names of a person or organisation property, joined.</summary>
    public string? Names(string name)
    {
        if (_article is not { } article || !article.TryGetProperty(name, out var value))
            return null;
        var names = Items(value).Select(NameOf).OfType<string>().Distinct().ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Trimmed(value.GetString()),
        JsonValueKind.Object => TextOf(value, "name"),
        _ => null,
    };

    private static string? TextOf(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
            return null;
        var first = Items(value).FirstOrDefault();
        if (first.ValueKind == JsonValueKind.Object)
            return first.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String ? Trimmed(id.GetString()) : null;
        return first.ValueKind == JsonValueKind.String ? Trimmed(first.GetString()) : null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Pages are careless with JSON; a block that cannot be read says nothing, and the page's other signs still do.</summary>
    private static List<JsonElement> Parse(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(JsonEscapes.Mend(json), new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            return [.. Objects(parsed.RootElement).Where(IsArticle).Select(item => item.Clone())];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element)
    {
        foreach (var item in Items(element).Where(item => item.ValueKind == JsonValueKind.Object))
        {
            yield return item;
            if (item.TryGetProperty("@graph", out var graph))
            {
                foreach (var inner in Objects(graph))
                    yield return inner;
            }
        }
    }

    private static bool IsArticle(JsonElement item) =>
        item.TryGetProperty("@type", out var type)
        && Items(type).Any(name => name.ValueKind == JsonValueKind.String && IsArticleType(name.GetString()!));

    private static bool IsArticleType(string type) =>
        ArticleTypes.Contains(type) || type.EndsWith("NewsArticle", StringComparison.Ordinal);

    private static JsonElement[] Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
}
