using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Core.Tests.Ingestion.Stories;

/// <summary>An article, analysed, of an event that is known.</summary>
internal sealed record EventNews(ArticleId Id, string Event, string Title, string Text, PublicationDate? Published, TextAnalysis Analysis)
{
    public static EventNews Of(string id, string ofEvent, string title, string text, string? published = null)
    {
        var date = PublicationDate.TryParse(published, out var read) ? read : (PublicationDate?)null;
        var analysis = EmbeddedTextAnalyzer.Analyze(text, title, null, date);
        return new EventNews(ArticleId.For(Collections.Public, SourceKey.ForItem("test", id)), ofEvent, title, text, date, analysis);
    }

    public static List<EventNews> Read(string path) =>
    [
        .. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Select(article => Of(
            Field(article, "id"), Field(article, "event"), Field(article, "title"), Field(article, "text"), Field(article, "published"))),
    ];

    public static StoryGraph Graph(IEnumerable<EventNews> articles)
    {
        var graph = new StoryGraph();
        foreach (var article in articles)
            graph.Add(article.Id, article.Analysis, article.Published);
        return graph;
    }

    /// <summary>F1 over the pairs of articles that are grouped together and those that are of one event.</summary>
    public static double PairF1(StoryGraph graph, IReadOnlyCollection<EventNews> articles)
    {
        var events = articles.ToDictionary(article => article.Id, article => article.Event);
        var groups = graph.Groups.Select(group => group.CountBy(id => events[id]).Select(count => count.Value).ToList()).ToList();
        var (both, grouped) = (groups.Sum(group => group.Sum(Pairs)), groups.Sum(group => Pairs(group.Sum())));
        return 2.0 * both / (grouped + articles.CountBy(article => article.Event).Sum(count => Pairs(count.Value)));
    }

    private static int Pairs(int articles) => articles * (articles - 1) / 2;

    private static string Field(JsonElement article, string name) => article.GetProperty(name).GetString()!;
}
