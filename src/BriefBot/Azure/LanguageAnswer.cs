using System.Text.Json;

namespace BriefBot.Azure;

/// <summary>Reads the service's answers. What does not have the documented shape is no answer.</summary>
internal static class LanguageAnswer
{
    /// <summary>Of a document or of all: it may be gone next time. Everything else will be the same.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase)
    {
        "TooManyRequests", "InternalServerError", "ServiceUnavailable", "Timeout", "QuotaExceeded",
    };

    /// <exception cref="JsonException">It is no answer to such a request.</exception>
    public static LanguageOutcome.Answered Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        try
        {
            var results = json.RootElement.GetProperty("results");
            var documents = new Dictionary<string, DocumentAnswer>(StringComparer.Ordinal);
            foreach (var document in results.GetProperty("documents").EnumerateArray())
                documents[Id(document)] = ReadDocument(document);
            foreach (var error in results.GetProperty("errors").EnumerateArray())
                documents[Id(error)] = ReadError(error.GetProperty("error"));
            return new LanguageOutcome.Answered(documents);
        }
        catch (Exception shape) when (shape is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException("The answer does not have the documented shape.", shape);
        }
    }

    /// <summary>The innermost code of an error's answer, such as "InvalidDocumentBatch"; null when the body is none.</summary>
    public static string? ErrorCode(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) ? Code(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DocumentAnswer ReadDocument(JsonElement document) => new()
    {
        Entities = document.TryGetProperty("entities", out var entities) ? [.. entities.EnumerateArray().Select(ReadEntity)] : [],
        KeyPhrases = document.TryGetProperty("keyPhrases", out var phrases) ? [.. phrases.EnumerateArray().Select(phrase => phrase.GetString() ?? "")] : [],
        Language = document.TryGetProperty("detectedLanguage", out var language) ? language.GetProperty("iso6391Name").GetString() : null,
    };

    private static FoundEntity ReadEntity(JsonElement entity) => new(
        entity.GetProperty("text").GetString() ?? "",
        entity.GetProperty("category").GetString() ?? "",
        entity.GetProperty("offset").GetInt32(),
        entity.GetProperty("length").GetInt32(),
        entity.GetProperty("confidenceScore").GetDouble());

    private static DocumentAnswer ReadError(JsonElement error)
    {
        var outer = Word(error) ?? "";
        return new DocumentAnswer { Error = Code(error) ?? "unnamed", MayPass = Passing.Contains(outer) || Passing.Contains(Code(error) ?? "") };
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString() ?? throw new FormatException("An id is missing.");

    private static string? Code(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return null;
        return (error.TryGetProperty("innererror", out var inner) ? Code(inner) : null) ?? Word(error);
    }

    /// <summary>The service's own word, or nothing: what else stands there is not repeated to anybody.</summary>
    private static string? Word(JsonElement error) =>
        error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && code.GetString() is { Length: > 0 and <= 60 } word
        && word.All(char.IsAsciiLetterOrDigit) ? word : null;
}
