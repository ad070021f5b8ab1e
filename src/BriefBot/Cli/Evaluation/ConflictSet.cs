using System.Text.Json;

namespace BriefBot.Cli.Evaluation;

/// <summary>Questions with documents that answer them differently, as RAMDocs (Wang et al. 2025) has them.</summary>
internal static class ConflictSet
{
    /// <exception cref="UnusableInputException">The file holds no such questions.</exception>
    public static async Task<List<ConflictQuestion>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var questions = new List<ConflictQuestion>();
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
                questions.Add(Parse(line, questions.Count + 1));
            return questions.Count > 0 ? questions : throw new UnusableInputException($"{path} is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnusableInputException(
                $"{path} is not JSONL of questions with \"question\", \"documents\", \"gold_answers\" and \"wrong_answers\": {e.Message}");
        }
    }

    private static ConflictQuestion Parse(string line, int number)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new ConflictQuestion(
            number,
            root.GetProperty("question").GetString() ?? "",
            [.. root.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("text").GetString() ?? "")],
            [.. Strings("gold_answers").Concat(Strings("wrong_answers")).Where(answer => answer.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]);

        IEnumerable<string> Strings(string name) => root.GetProperty(name).EnumerateArray().Select(answer => answer.GetString() ?? "");
    }
}

/// <param name="Number">Counts from 1.</param>
/// <param name="Listed">The answers that some document gives, right or wrong.</param>
internal sealed record ConflictQuestion(int Number, string Text, IReadOnlyList<string> Documents, IReadOnlyList<string> Listed)
{
    /// <summary>Whether the documents hold two listed answers, so that there is a disagreement to be shown.</summary>
    public bool IsDisputed => Listed.Count(answer => Documents.Any(document => WordMatching.Holds(document, answer))) >= 2;

    /// <summary>The listed answer that a shown value is, or null.</summary>
    public string? ListedAs(string value) =>
        Listed.FirstOrDefault(answer => WordMatching.Holds(value, answer) || WordMatching.Holds(answer, value));
}
