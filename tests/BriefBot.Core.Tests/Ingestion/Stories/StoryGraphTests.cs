using System.Text.Json;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Core.Tests.Ingestion.Stories;

public sealed class StoryGraphTests
{
    /// <summary>Documents of the translated news of several outlets that are about one event, as somebody read them.</summary>
    private static readonly string[][] SameEvents =
    [
        ["scotsman.133791", "bbc.381746"], ["reuters.218861", "cnbc.com.6769", "cnbc.com.6790"], ["reuters.218932", "rt.com.91337"],
        ["reuters.218863", "euronews-en.153835", "nytimes.184837", "nytimes.184860"], ["newsweek.51338", "abcnews.306815"],
        ["reuters.218923", "independent.226301"], ["cnn.304447", "cnn.304489", "newsweek.51310", "cbsnews.248384"], ["newsweek.51329", "bbc.381647"],
    ];

    private static readonly EventNews Bridge = EventNews.Of(
        "bridge", "bridge", "Lock bridge of Oostdam closes for repairs",
        "The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its steel beams during an inspection. The repairs will cost 2.5 million euros, the city council said. Cyclists can take the ferry.",
        "2024-05-06");

    private static readonly EventNews Brug = EventNews.Of(
        "brug", "bridge", "Sluisbrug in Oostdam dicht voor reparatie",
        "De sluisbrug van Oostdam gaat maandag dicht voor reparaties. Bij een inspectie vond ingenieur Marit Veenhof negen scheuren in de stalen balken. De gemeenteraad trekt 2,5 miljoen euro uit voor de reparatie. Fietsers kunnen de veerboot nemen.",
        "2024-05-07");

    private static readonly EventNews Club = EventNews.Of(
        "club", "club", "Chess club wins the league",
        "The chess club of Oostdam won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Waldermond in forty moves. The cup stands in the library for a year, the chairman said.",
        "2024-05-06");

    [Fact]
    public void GroupsNewsOfKnownEvents()
    {
        var articles = EventNews.Read(Path.Combine(Repository.SharedData("stories"), "basil.dev.jsonl"));

        Assert.InRange(EventNews.PairF1(EventNews.Graph(articles), articles), 0.95, 1);
    }

    [Fact]
    public void GroupsAlikeInWhateverOrderArticlesComeIn()
    {
        var articles = EventNews.Read(Path.Combine(Repository.SharedData("stories"), "basil.dev.jsonl"));

        var scores = Enumerable.Range(1, 20).Select(order =>
        {
            var shuffled = articles.ToArray();
            new Random(order).Shuffle(shuffled);
            return EventNews.PairF1(EventNews.Graph(shuffled), articles);
        }).ToList();

        Assert.InRange(scores.Max() - scores.Min(), 0, 0.02);
    }

    [Fact]
    public void GroupsNewsWithItsTranslation()
    {
        var path = Path.Combine(Repository.SharedData("ntrex"), "documents.jsonl");
        var articles = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).SelectMany(document =>
        {
            var id = document.GetProperty("id").GetString()!;
            return new[] { "nl", "en" }.Select(language =>
            {
                var sentences = document.GetProperty(language).EnumerateArray().Select(sentence => sentence.GetString()!).ToList();
                return EventNews.Of($"{id}-{language}", EventOf(id), sentences[0], string.Join("\n\n", sentences.Skip(1)));
            });
        }).ToList();

        var graph = EventNews.Graph(articles);

        Assert.InRange(EventNews.PairF1(graph, articles), 0.83, 1);
        var events = articles.ToDictionary(article => article.Id, article => article.Event);
        Assert.All(graph.Groups, group => Assert.Single(group.Select(id => events[id]).Distinct()));
        var groups = graph.Groups.SelectMany((group, number) => group.Select(id => (id, number))).ToDictionary(entry => entry.id, entry => entry.number);
        Assert.All(articles.Chunk(2), pair => Assert.Equal(groups.GetValueOrDefault(pair[0].Id, -1), groups.GetValueOrDefault(pair[1].Id, -2)));
    }

    /// <summary>The words of the form, filled in for one company after the other.</summary>
    [Fact]
    public void NoticesInTheSameWordsAboutDifferentCompaniesAreDifferentStories()
    {
        string[] companies = ["Woodmere Mills", "Buellton Industries", "Harrowgate Foods", "Ipswell Corp", "Ryford Group", "Kestrel Mining", "Lowick Hotels", "Nuneham Steel"];
        var notices = companies.SelectMany((company, i) => new[]
        {
            EventNews.Of($"div {i}", $"div {i}", $"{company.ToUpperInvariant()} SETS QUARTERLY DIVIDEND", $"Quarterly dividend {i * 13 + 11} cents against {i * 17 + 12} cents before. To be paid on April {i * 3 + 1} to holders of record on March {i * 3 + 2}, it said.", "2024-03-01"),
            EventNews.Of(
                $"net {i}",
                $"net {i}",
                $"{company} reports fourth quarter",
                $"{company} said on Friday that its profit of the fourth quarter was {i * 37 + 113} million euros against {i * 53 + 71} million a year before. Its sales rose to {i * 91 + 407} million. "
                + $"The board proposes to pay the holders of its shares {i + 3} cents a share out of the profit of the year, to be decided on by the meeting in {(i % 2 == 0 ? "May" : "June")}. The company employs {i * 411 + 900} people.",
                "2024-03-01"),
        }).ToList();

        var graph = EventNews.Graph(notices);

        Assert.Empty(graph.NearDuplicates);
        var events = notices.ToDictionary(notice => notice.Id, notice => notice.Event);
        Assert.All(graph.Groups, group => Assert.Single(group.Select(id => events[id][4..]).Distinct()));
    }

    [Fact]
    public void GroupsTheScrapedPagesAboutOneEvent()
    {
        var graph = new StoryGraph();
        foreach (var path in Directory.GetFiles(Repository.SharedData("seeds"), "*.txt"))
        {
            var page = TextNormalizer.Normalize(File.ReadAllText(path));
            var article = EventNews.Of(path, "", page.Title, page.Text, page.Published?.ToString());
            graph.Add(article.Id, article.Analysis, article.Published);
        }

        Assert.Equal(2, Assert.Single(graph.Groups).Count);
    }

    [Fact]
    public void KnowsAnEventInEitherLanguageFromTheFirstArticlesOn()
    {
        var graph = EventNews.Graph([Bridge, Club, Brug]);

        Assert.Equal([Bridge.Id, Brug.Id], Assert.Single(graph.Groups));
    }

    [Fact]
    public void KeepsEventsApartThatLieMonthsApart()
    {
        var later = EventNews.Of("later", "later", "Lock bridge closes", "The lock bridge of Oostdam closes again in autumn. The mayor promised a new one before winter.", "2024-11-20");

        Assert.Empty(EventNews.Graph([Bridge, later]).Groups);
    }

    [Fact]
    public void TakesARemovedArticleOutOfItsStory()
    {
        var graph = EventNews.Graph([Bridge, Brug, Club]);

        graph.Remove(Brug.Id);
        graph.Remove(Brug.Id);

        Assert.Empty(graph.Groups);
        Assert.Equal(2, graph.Count);
    }

    [Fact]
    public void ReplacesAnArticleThatComesInAgain()
    {
        var graph = EventNews.Graph([Bridge, Brug]);

        graph.Add(Brug.Id, Club.Analysis, Club.Published);

        Assert.Empty(graph.Groups);
        Assert.Equal(2, graph.Count);
    }

    [Fact]
    public void GroupsManyAtOnceAsOneByOne()
    {
        var articles = EventNews.Read(Path.Combine(Repository.SharedData("stories"), "basil.dev.jsonl"));
        var graph = new StoryGraph();
        foreach (var article in articles)
            graph.Note(article.Id, article.Analysis, article.Published);

        Assert.Empty(graph.Groups);
        graph.Rebuild();

        Assert.InRange(EventNews.PairF1(graph, articles), 0.95, 1);
    }

    private static string EventOf(string document) =>
        SameEvents.FirstOrDefault(same => same.Contains(document))?[0] ?? document;
}
