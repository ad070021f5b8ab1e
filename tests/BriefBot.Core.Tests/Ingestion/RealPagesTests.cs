using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

/// <summary>What the rules do to real pages, where those are at hand.</summary>
public sealed class RealPagesTests
{
    [Fact]
    public void MendsTheScrapedPages()
    {
        var folder = Repository.SharedData("seeds");
        var pages = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .Select(path => TextNormalizer.Normalize(File.ReadAllText(path))).ToList();

        Assert.Equal(["2022-12", null], pages.Select(page => page.Published?.ToString()));
        Assert.Equal([false, true], pages.Select(page => page.Title.Length > 0));
        Assert.StartsWith("De CEO ", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains(" things change quickly ", pages[1].Text, StringComparison.Ordinal);
        Assert.EndsWith(" public infrastructure.", pages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Photo Credit", pages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pages[1].Title, pages[1].Text, StringComparison.Ordinal);
    }

    /// <summary>Mean precision and recall over multisets of four words in a row, as the article extraction benchmark measures it.</summary>
    [Fact]
    public void FindsTheArticlesOfRealPages()
    {
        var folder = Repository.SharedData("extraction");
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ground-truth.json")));
        var scores = truth.RootElement.EnumerateObject().Select(page =>
        {
            using var packed = File.OpenRead(Path.Combine(folder, "html", $"{page.Name}.html.gz"));
            using var html = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionMode.Decompress))
                gzip.CopyTo(html);
            var address = new Uri(page.Value.GetProperty("url").GetString()!);
            var found = ArticleExtractor.Extract(html.ToArray(), null, address) is ExtractedArticle article ? article.Text : "";
            return Score(found, page.Value.GetProperty("articleBody").GetString()!);
        }).ToList();

        var (precision, recall) = (scores.Average(score => score.Precision), scores.Average(score => score.Recall));

        Assert.InRange(2 * precision * recall / (precision + recall), 0.96, 1);
    }

    private static (double Precision, double Recall) Score(string found, string wanted)
    {
        var (a, b) = (Shingles(found), Shingles(wanted));
        var shared = a.Sum(shingle => Math.Min(shingle.Value, b.GetValueOrDefault(shingle.Key)));
        return (a.Count == 0 ? 0 : (double)shared / a.Values.Sum(), (double)shared / b.Values.Sum());
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Regex.Matches(text, @"\w+").Select(word => word.Value).ToList();
        return Enumerable.Range(0, words.Count == 0 ? 0 : Math.Max(1, words.Count - 3))
            .Select(i => string.Join(' ', words[i..Math.Min(i + 4, words.Count)]))
            .CountBy(shingle => shingle).ToDictionary(StringComparer.Ordinal);
    }
}
