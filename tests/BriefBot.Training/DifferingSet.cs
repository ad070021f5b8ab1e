using System.Text.Json.Nodes;
using BriefBot.Cli;
using BriefBot.Cli.Evaluation;
using BriefBot.Core.Answering.Disagreements;

namespace BriefBot.Training;

/// <summary>Our own articles that answer a question differently, or seem to.</summary>
internal sealed class DifferingSet : IDisposable
{
    private readonly Dictionary<string, (bool Differ, IReadOnlyList<string> Values)> _questions;

    private DifferingSet(DataSet data, Dictionary<string, (bool, IReadOnlyList<string>)> questions) => (Data, _questions) = (data, questions);

    /// <summary>All of the articles, and the questions.</summary>
    public DataSet Data { get; }

    /// <param name="folder">Holds pairs.jsonl: "id", "question", "lang", "conflict", "documents" and the values that they give, "gold_answers".</param>
    public static async Task<DifferingSet> OpenAsync(string folder, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, "pairs.jsonl"), cancellationToken)).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var throwaway = Directory.CreateTempSubdirectory("briefbot-differing-");
        try
        {
            var (articles, questions) = (Path.Combine(throwaway.FullName, "articles.jsonl"), Path.Combine(throwaway.FullName, "questions.jsonl"));
            await File.WriteAllLinesAsync(articles, lines.SelectMany(Articles), cancellationToken);
            await File.WriteAllLinesAsync(questions, lines.Select(line => Question(line)), cancellationToken);
            return new DifferingSet(
                await DataSet.OpenAsync(questions, [articles], environment, cancellationToken),
                lines.ToDictionary(line => Text(line, "id"), line => ((bool)line["conflict"]!, Values(line)), StringComparer.Ordinal));
        }
        finally
        {
            throwaway.Delete(recursive: true);
        }
    }

    /// <summary>Whether two articles that were written to disagree do so in what was found.</summary>
    public bool Disagree(string question, WitnessPair pair)
    {
        var (differ, values) = _questions[question];
        var (one, other) = (Listed(pair.One), Listed(pair.Other));
        return differ && one is not null && other is not null && one != other;

        string? Listed(Witness witness) => !witness.Article.SourceId.StartsWith(question + "-", StringComparison.Ordinal)
            ? null
            : values.FirstOrDefault(value => WordMatching.Holds(witness.Value.Text, value) || WordMatching.Holds(value, witness.Value.Text));
    }

    public void Dispose() => Data.Dispose();

    private static IEnumerable<string> Articles(JsonObject line) => line["documents"]!.AsArray().Select((document, i) =>
    {
        var article = document!.DeepClone().AsObject();
        article["id"] = $"{Text(line, "id")}-{i + 1}";
        return article.ToJsonString();
    });

    private static string Question(JsonObject line) =>
        new JsonObject { ["id"] = Text(line, "id"), ["question"] = Text(line, "question"), ["lang"] = Text(line, "lang") }.ToJsonString();

    private static IReadOnlyList<string> Values(JsonObject line) => [.. line["gold_answers"]!.AsArray().Select(value => (string)value!)];

    private static string Text(JsonObject line, string name) => (string)line[name]!;
}
