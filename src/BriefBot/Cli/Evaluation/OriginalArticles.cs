using System.IO.Compression;
using System.Text.Json;
using BriefBot.Core.Ingestion;

namespace BriefBot.Cli.Evaluation;

/// <summary>The texts as they were given to ingestion, so that quotes can be looked up where nobody cleaned anything.</summary>
internal static class OriginalArticles
{
    /// <summary>
    /// Source id to title and text, white space folded. Null unless every path is a JSONL file: text scraped from pages
    /// is mended on its way in, and quotes rightly differ from it.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string>?> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (!paths.All(IsJsonLines))
            return null;
        var originals = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            await using var file = InputFile.Open(path);
            await using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            await foreach (var line in JsonLineReader.ReadAsync(plain, ArticleReader.MaxBytes, cancellationToken))
            {
                if (line.Bytes is { } bytes && Read(bytes) is var (id, text))
                    originals[id] = text;
            }
        }
        return originals;
    }

    private static bool IsJsonLines(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    private static (string Id, string Text)? Read(byte[] line)
    {
        try
        {
            using var article = JsonDocument.Parse(line);
            return (Field(article, "id"), WordMatching.FoldWhiteSpace($"{Field(article, "title")} \n {Field(article, "text")}"));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Ingestion has reported this line already.
            return null;
        }
    }

    private static string Field(JsonDocument article, string name) =>
        article.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
}
