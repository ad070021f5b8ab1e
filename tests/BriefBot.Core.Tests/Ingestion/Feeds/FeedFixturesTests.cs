using System.Text.Json;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

/// <summary>Over a thousand feeds that others collected, with what is to be read in them.</summary>
public sealed class FeedFixturesTests
{
    [Fact]
    public void EndsInAFeedOrAReason()
    {
        var root = Repository.SharedData("feeds");
        var refused = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".xml", StringComparison.Ordinal) || path.Contains("invalid", StringComparison.Ordinal))
            .Where(path => FeedParser.Parse(File.ReadAllBytes(path), null, null) is FeedRefusal { Reason.Length: > 0 })
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));

        Assert.Equal(
            ["parser/json/invalid/invalid.json", "parser/universal/empty_feed.xml", "parser/universal/invalid.json", "parser/universal/unknown_feed.xml"],
            refused.Order(StringComparer.Ordinal));
    }

    /// <summary>The fixtures give what another parser reads; where a rule of that parser is not ours, the field differs.</summary>
    [Fact]
    public void ReadsWhatTheFeedsSay()
    {
        var root = Repository.SharedData("feeds");
        var differences = new List<string>();
        var compared = 0;
        foreach (var (document, expectation) in Pairs(root))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(expectation));
            var feed = Assert.IsType<Feed>(FeedParser.Parse(File.ReadAllBytes(document), null, null));
            foreach (var (field, wanted, got) in FeedExpectation.Compare(json.RootElement, feed))
            {
                compared++;
                if (wanted != got)
                    differences.Add($"{Path.GetRelativePath(root, document)} {field}: wanted \"{wanted}\", got \"{got}\"");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared - differences.Count} of {compared} fields\n{string.Join('\n', differences)}");
        Assert.InRange((double)(compared - differences.Count) / compared, 0.98, 1);
        Assert.InRange(compared, 200, int.MaxValue);
    }

    private static IEnumerable<(string Document, string Expectation)> Pairs(string root)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var xml = Path.ChangeExtension(path, ".xml");
            var given = path.Replace("_expected.json", ".json", StringComparison.Ordinal);
            if (File.Exists(xml))
                yield return (xml, path);
            else if (given != path && File.Exists(given))
                yield return (given, path);
        }
    }
}
