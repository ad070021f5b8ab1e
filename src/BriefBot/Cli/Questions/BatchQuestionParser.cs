using System.Text;
using System.Text.Json;
using BriefBot.Core.Articles;

namespace BriefBot.Cli.Questions;

/// <summary>Reads one line of a question file. Fields that it does not know are left alone.</summary>
internal static class BatchQuestionParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The question, or why the line holds none, as half a sentence.</summary>
    public static (BatchQuestion? Question, string? Problem) Parse(ReadOnlyMemory<byte> line)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(line.Span);
        }
        catch (DecoderFallbackException)
        {
            return (null, "is not UTF-8 text");
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : (null, "is not a JSON object");
        }
        catch (JsonException problem)
        {
            return (null, $"is not JSON (wrong at byte {problem.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            return (null, "holds half a Unicode character");
        }
    }

    private static (BatchQuestion?, string?) Read(JsonElement fields)
    {
        if (Text(fields, "id") is not { Length: > 0 } id)
            return (null, "has no \"id\"");
        if (Text(fields, "question") is not { } question)
            return (null, "has no \"question\"");
        PublicationDate asked = default;
        var askedText = Text(fields, "asked");
        if (askedText is not null && !PublicationDate.TryParse(askedText, out asked))
            return (null, "has an \"asked\" that is not an ISO 8601 date");
        var answerable = fields.TryGetProperty("answerable", out var value) ? value.ValueKind : JsonValueKind.True;
        return (new BatchQuestion
        {
            Id = id,
            Text = question,
            Language = Text(fields, "lang") is "nl" or "en" ? Text(fields, "lang") : null,
            Asked = askedText is null ? null : asked.Earliest,
            Answerable = answerable != JsonValueKind.False,
            Answers = Texts(fields, "answers"),
            Evidence = Texts(fields, "evidence"),
            ArticleId = Text(fields, "article_id"),
        }, null);
    }

    private static string? Text(JsonElement fields, string name) =>
        !fields.TryGetProperty(name, out var value) ? null : Text(value);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static List<string> Texts(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(Text).OfType<string>().Where(text => text.Length > 0)]
            : [];
}
