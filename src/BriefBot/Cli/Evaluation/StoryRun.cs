using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Cli.Evaluation;

/// <summary>Groups articles of known events, and compares pair by pair.</summary>
internal sealed class StoryRun
{
    private const int Orders = 20;

    private readonly List<EventArticle> _articles;

    private StoryRun(List<EventArticle> articles) => _articles = articles;

    /// <exception cref="UnusableInputException">There are no such articles.</exception>
    public static async Task<StoryRun> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var articles = new List<EventArticle>();
            var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1);
            foreach (var file in files)
            {
                await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
                    articles.AddRange(Parse(line));
            }
            return articles.Count > 0 ? new StoryRun(articles) : throw new UnusableInputException($"{path} holds no articles.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnusableInputException($"{path} is not JSONL of articles with \"event\": {e.Message}");
        }
    }

    public IReadOnlyList<KeyValuePair<string, double>> Measure()
    {
        var all = PairScore.Of(Group(_articles, new StorySettings()), _articles);
        var halves = Halves();
        var shuffled = Shuffled().ToList();
        return
        [
            new("documents", _articles.Count), new("f1", all.F1), new("precision", all.Precision), new("recall", all.Recall),
            new("half_1", Tested(halves[1], halves[0])), new("half_2", Tested(halves[0], halves[1])),
            new("worst", shuffled.Min()), new("best", shuffled.Max()),
        ];
    }

    /// <summary>Every other event, in the order of their names, so that nobody chose.</summary>
    private List<EventArticle>[] Halves()
    {
        var events = _articles.Select(article => article.Event).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(e => e.Item, e => e.Index % 2);
        return [Half(0), Half(1)];

        List<EventArticle> Half(int half) => [.. _articles.Where(article => events[article.Event] == half)];
    }

    private static double Tested(List<EventArticle> tuning, List<EventArticle> test)
    {
        var tried = Enumerable.Range(4, 40).Select(step => new StorySettings { Threshold = step / 100f })
            .Select(settings => (Settings: settings, PairScore.Of(Group(tuning, settings), tuning).F1)).ToList();
        // Several thresholds do equally well: the middle one is the furthest from those that do not.
        var best = tried.Where(each => each.F1 == tried.Max(other => other.F1)).ToList();
        return PairScore.Of(Group(test, best[best.Count / 2].Settings), test).F1;
    }

    private IEnumerable<double> Shuffled()
    {
        for (var order = 1; order <= Orders; order++)
        {
            var articles = _articles.ToArray();
            new Random(order).Shuffle(articles);
            yield return PairScore.Of(Group(articles, new StorySettings()), _articles).F1;
        }
    }

    private static StoryGraph Group(IEnumerable<EventArticle> articles, StorySettings settings)
    {
        var graph = new StoryGraph(settings);
        foreach (var article in articles)
            graph.Add(article.Id, article.Analysis, article.Published);
        return graph;
    }

    private static List<EventArticle> Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return root.TryGetProperty("nl", out _)
            ? [Translation(root, "nl"), Translation(root, "en")]
            : [new EventArticle(Text(root, "id"), Text(root, "event"), Text(root, "title"), Text(root, "text"), Text(root, "published"))];
    }

    private static EventArticle Translation(JsonElement document, string language)
    {
        var sentences = document.GetProperty(language).EnumerateArray().Select(sentence => sentence.GetString() ?? "").ToList();
        var id = Text(document, "id");
        return new EventArticle($"{id}-{language}", id, sentences[0], string.Join("\n\n", sentences.Skip(1)), "");
    }

    /// <summary>Title and date may be missing.</summary>
    private static string Text(JsonElement article, string name) =>
        article.TryGetProperty(name, out var value) ? value.GetString() ?? ""
        : name is "title" or "published" ? ""
        : throw new KeyNotFoundException($"\"{name}\" is missing.");
}

/// <summary>An article, analysed, of an event that is known.</summary>
internal sealed record EventArticle
{
    public EventArticle(string id, string ofEvent, string title, string text, string published)
    {
        Id = ArticleId.For(Collections.Public, SourceKey.ForItem("eval", id));
        Event = ofEvent;
        Published = PublicationDate.TryParse(published, out var date) ? date : null;
        Analysis = EmbeddedTextAnalyzer.Analyze(text, title, null, Published);
    }

    public ArticleId Id { get; }

    public string Event { get; }

    public PublicationDate? Published { get; }

    public TextAnalysis Analysis { get; }
}

/// <summary>Of all pairs of articles: those grouped together, those of one event, and those that are both.</summary>
internal readonly record struct PairScore(int Grouped, int OfOneEvent, int Both)
{
    public double Precision => Grouped == 0 ? 1 : (double)Both / Grouped;

    public double Recall => OfOneEvent == 0 ? 1 : (double)Both / OfOneEvent;

    public double F1 => Grouped + OfOneEvent == 0 ? 1 : 2.0 * Both / (Grouped + OfOneEvent);

    public static PairScore Of(StoryGraph graph, IReadOnlyCollection<EventArticle> articles)
    {
        var events = articles.ToDictionary(article => article.Id, article => article.Event);
        var groups = graph.Groups.Select(group => group.CountBy(id => events[id]).Select(e => e.Value).ToList()).ToList();
        return new PairScore(groups.Sum(group => Pairs(group.Sum())), articles.CountBy(article => article.Event).Sum(e => Pairs(e.Value)), groups.Sum(group => group.Sum(Pairs)));
    }

    private static int Pairs(int articles) => articles * (articles - 1) / 2;
}
