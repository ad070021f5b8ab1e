using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Ingestion.Stories;

public sealed class NearDuplicateTests
{
    private static readonly string Text = string.Join(' ', Enumerable.Range(1, 12).Select(i => $"Sentence {i} tells what pier number {i * 7} cost in the year {1900 + i}."));

    [Fact]
    public void FindsCopiesWithSentencesLeftOutAndPutIn()
    {
        var articles = EventNews.Read(Path.Combine(Repository.SharedData("stories"), "basil.dev.jsonl"));
        var random = new Random(7);
        var copies = articles.Select((article, i) => Copy(article, articles[(i + 30) % articles.Count], random)).ToList();

        var graph = EventNews.Graph([.. articles, .. copies]);

        var wanted = articles.Zip(copies, (article, copy) => Key(article.Id, copy.Id)).ToHashSet();
        var found = graph.NearDuplicates.Select(copy => Key(copy.First, copy.Second)).ToHashSet();
        Assert.InRange((double)wanted.Intersect(found).Count() / wanted.Count, 0.97, 1);
        Assert.InRange((double)found.Intersect(wanted).Count() / found.Count, 0.97, 1);
    }

    [Fact]
    public void CopiesAreOfOneStoryWhateverTheirDates()
    {
        var (first, second) = (EventNews.Of("a", "", "Piers", Text, "2024-01-01"), EventNews.Of("b", "", "Costs", Text + " One more.", "2025-01-01"));

        var graph = EventNews.Graph([first, second]);

        var copy = Assert.Single(graph.NearDuplicates);
        Assert.Equal((second.Id, first.Id), (copy.Other(first.Id), copy.Other(second.Id)));
        Assert.InRange(copy.Likeness, 0.9f, 1);
        Assert.Equal(2, Assert.Single(graph.Groups).Count);
    }

    [Fact]
    public void ForgetsTheCopyOfARemovedArticle()
    {
        var (first, second) = (EventNews.Of("a", "", "Piers", Text), EventNews.Of("b", "", "Costs", Text + " One more."));
        var graph = EventNews.Graph([first, second]);

        graph.Remove(first.Id);

        Assert.Empty(graph.NearDuplicates);
    }

    [Fact]
    public void ComparesNoTextsOfAFewWords()
    {
        var graph = EventNews.Graph([EventNews.Of("a", "", "", "Markets closed today."), EventNews.Of("b", "", "", "Markets closed today.")]);

        Assert.Empty(graph.NearDuplicates);
    }

    private static EventNews Copy(EventNews article, EventNews other, Random random)
    {
        var kept = Sentences(article).Where(_ => random.NextDouble() >= 0.1).ToList();
        foreach (var sentence in Sentences(other).Take(kept.Count / 10))
            kept.Insert(random.Next(kept.Count), sentence);
        return EventNews.Of($"copy of {article.Id}", article.Event, $"As written elsewhere: {other.Title}", string.Join(' ', kept), article.Published?.ToString());
    }

    private static List<string> Sentences(EventNews article) =>
        [.. article.Analysis.Sentences.Select(sentence => sentence.Span.In(article.Text).ToString())];

    private static string Key(ArticleId one, ArticleId other) =>
        string.CompareOrdinal(one.Value, other.Value) < 0 ? $"{one} {other}" : $"{other} {one}";
}
