using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Evaluation;

/// <summary>Looks for each document's translation by the document's first sentence, as a person would ask for it.</summary>
internal sealed class TranslationRun(HostSettings settings, CliEnvironment environment)
{
    /// <exception cref="UnusableInputException">The file holds no such documents.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, double>>> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        var documents = await ReadAsync(path, cancellationToken);
        var (first, five) = await SearchAsync(documents, document => document.Dutch[0], "nl", document => document.English, cancellationToken);
        var (reverseFirst, reverseFive) = await SearchAsync(documents, document => document.English[0], "en", document => document.Dutch, cancellationToken);
        return
        [
            new("documents", documents.Count), new("r@1", first), new("r@5", five),
            new("reverse_r@1", reverseFirst), new("reverse_r@5", reverseFive),
        ];
    }

    private static async Task<List<Document>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var documents = new List<Document>();
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
                documents.Add(Parse(line));
            return documents.Count > 0 ? documents : throw new UnusableInputException($"{path} is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnusableInputException($"{path} is not JSONL of documents with \"id\", \"nl\" and \"en\": {e.Message}");
        }
    }

    private static Document Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new Document(json.RootElement.GetProperty("id").GetString() ?? "", Sentences("nl"), Sentences("en"));

        string[] Sentences(string language) =>
            [.. json.RootElement.GetProperty(language).EnumerateArray().Select(sentence => sentence.GetString() ?? "")];
    }

    private async Task<(double First, double Five)> SearchAsync(
        List<Document> documents, Func<Document, string> query, string language, Func<Document, string[]> text, CancellationToken cancellationToken)
    {
        var throwaway = Directory.CreateTempSubdirectory("briefbot-eval-");
        try
        {
            var articles = Path.Combine(throwaway.FullName, "articles.jsonl");
            await File.WriteAllLinesAsync(
                articles,
                documents.Select(document => Article(document.Id, text(document))),
                cancellationToken);
            using var bot = await Bot.OpenAsync(settings.In(throwaway.FullName), environment.Clock, cancellationToken);
            await new ArticleIntake(bot, environment).RunAsync([articles], null, cancellationToken);
            var (first, five) = (0, 0);
            foreach (var document in documents)
            {
                var found = await FindAsync(bot, query(document), language, cancellationToken);
                first += found.Take(1).Contains(document.Id) ? 1 : 0;
                five += found.Take(5).Contains(document.Id) ? 1 : 0;
            }
            return ((double)first / documents.Count, (double)five / documents.Count);
        }
        finally
        {
            throwaway.Delete(recursive: true);
        }
    }

    /// <summary>As ingestion reads it: each sentence its own paragraph, the headline the first of them.</summary>
    private static string Article(string id, string[] sentences) =>
        new JsonObject { ["id"] = id, ["title"] = "", ["text"] = string.Join("\n\n", sentences) }.ToJsonString();

    private async Task<IEnumerable<string?>> FindAsync(Bot bot, string text, string language, CancellationToken cancellationToken)
    {
        var message = new IncomingMessage { Text = text, Language = language, Received = environment.Clock.GetUtcNow(), Threshold = 0 };
        return AnswerRecords.From("", await bot.AskAsync(message, cancellationToken)).Candidates.Select(candidate => candidate.SourceId);
    }

    private sealed record Document(string Id, string[] Dutch, string[] English);
}
