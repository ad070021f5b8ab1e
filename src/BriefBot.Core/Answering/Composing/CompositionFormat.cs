using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Core.Answering.Composing;

/// <summary>Reads the lines <c>{"text":"…","cite":[1]}</c> that a language model was asked for.</summary>
internal static class CompositionFormat
{
    public const int MostSentences = 4;

    /// <summary>In UTF-16 code units: more is no short answer, and is cut off.</summary>
    public const int MostText = 4_000;

    private const int MostCitations = 10;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 4,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <returns>Null where anything but such lines was written: who strays in one place is not to be believed in another.</returns>
    public static IReadOnlyList<ComposedSentence>? Read(string written)
    {
        var sentences = new List<ComposedSentence>();
        foreach (var line in written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsFence(line))
                continue;
            if (sentences.Count == MostSentences || Sentence(line) is not { } sentence)
                return null;
            sentences.Add(sentence);
        }
        return sentences;
    }

    /// <summary>Many models put code fences around JSON, whatever they are asked.</summary>
    private static bool IsFence(string line) => line is "```" or "```json" or "```jsonl";

    private static ComposedSentence? Sentence(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Strict) is { Cite.Count: <= MostCitations } read
                ? new ComposedSentence(read.Text.Trim(), [.. read.Cite.Distinct()])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string Text, IReadOnlyList<int> Cite);
}
