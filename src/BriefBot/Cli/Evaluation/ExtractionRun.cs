using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefBot.Core.Ingestion;

namespace BriefBot.Cli.Evaluation;

/// <summary>
/// Compares extracted texts with what people say is the article: precision and recall over multisets of four words in a
/// row, as the article extraction benchmark measures them.
/// </summary>
internal sealed partial class ExtractionRun
{
    /// <summary>Each page is read so often and the quickest time counts: what else the machine does is not the page's.</summary>
    private const int Times = 3;

    private readonly List<ExtractedPage> _pages = [];

    /// <exception cref="UnusableInputException">The folder holds no such pages.</exception>
    public static async Task<ExtractionRun> OfAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var run = new ExtractionRun();
            await using var file = File.OpenRead(Path.Combine(folder, "ground-truth.json"));
            using var truth = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            foreach (var page in truth.RootElement.EnumerateObject())
            {
                var html = await ReadAsync(Path.Combine(folder, "html", $"{page.Name}.html.gz"), cancellationToken);
                run.Extract(page, html, clock);
            }
            return run._pages.Count > 0 ? run : throw new UnusableInputException($"{folder} holds no pages.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UnusableInputException($"{folder} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnusableInputException($"{folder} has no usable ground-truth.json: {e.Message}");
        }
    }

    public IReadOnlyList<KeyValuePair<string, double>> Figures()
    {
        var (precision, recall) = (_pages.Average(page => page.Precision), _pages.Average(page => page.Recall));
        var times = _pages.Select(page => page.Milliseconds).Order().ToList();
        return
        [
            new("documents", _pages.Count), new("precision", precision), new("recall", recall),
            new("f1", precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)),
            new("p50_ms", times[times.Count / 2]), new("p95_ms", times[times.Count * 95 / 100]),
        ];
    }

    public IEnumerable<ExtractedPage> Worst(int most) => _pages.OrderBy(page => page.Precision + page.Recall).Take(most);

    private void Extract(JsonProperty page, byte[] html, TimeProvider clock)
    {
        var address = new Uri(page.Value.GetProperty("url").GetString()!);
        var (found, took) = ("", TimeSpan.MaxValue);
        for (var time = 0; time < Times; time++)
        {
            var start = clock.GetTimestamp();
            found = ArticleExtractor.Extract(html, null, address) is ExtractedArticle article ? article.Text : "";
            var elapsed = clock.GetElapsedTime(start);
            took = elapsed < took ? elapsed : took;
        }
        var (precision, recall) = Score(found, page.Value.GetProperty("articleBody").GetString()!);
        _pages.Add(new ExtractedPage(page.Name, address, precision, recall, took.TotalMilliseconds));
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var plain = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return await CappedReading.ReadAsync(plain, ArticleReader.MaxBytes, cancellationToken)
            ?? throw new UnusableInputException($"{path} is larger than 10 MB, which no article is.");
    }

    private static (double Precision, double Recall) Score(string found, string wanted)
    {
        var (a, b) = (Shingles(found), Shingles(wanted));
        var shared = a.Sum(shingle => Math.Min(shingle.Value, b.GetValueOrDefault(shingle.Key)));
        return (a.Count == 0 ? 0 : (double)shared / a.Values.Sum(), b.Count == 0 ? 1 : (double)shared / b.Values.Sum());
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value).ToList();
        return Enumerable.Range(0, words.Count == 0 ? 0 : Math.Max(1, words.Count - 3))
            .Select(i => string.Join(' ', words[i..Math.Min(i + 4, words.Count)]))
            .CountBy(shingle => shingle).ToDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

internal sealed record ExtractedPage(string Name, Uri Address, double Precision, double Recall, double Milliseconds);
