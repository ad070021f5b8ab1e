using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Indexing;

/// <summary>Passing over what cannot be among the best never changes what is found.</summary>
public sealed class PrunedSearchTests
{
    private const double Estimated = 0.005;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task FindsWhatScoringEverySentenceFinds(int seed)
    {
        var news = new MadeNews(seed);
        using var index = new PassageIndex(news.Store);
        var random = new Random(seed);
        for (var batch = 0; batch < 6; batch++)
        {
            for (var i = 0; i < 60; i++)
                news.Put(batch * 50 + i, 12);
            for (var i = 0; i < 6; i++)
                news.Remove(random.Next((batch + 1) * 50));
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
        }
        for (var i = 0; i < 30; i++)
            Compare(news, index, news.Query());
    }

    [Fact]
    public async Task FindsTheSameWhileAndAfterSegmentsAreMerged()
    {
        var news = new MadeNews(77);
        using var index = new PassageIndex(news.Store);
        for (var batch = 0; batch < 24; batch++)
        {
            for (var i = 0; i < 200; i++)
                news.Put(batch * 190 + i, 30);
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
            for (var i = 0; i < 20; i++)
                news.Remove(batch * 190 + i);
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
        }
        var query = news.Query();
        Compare(news, index, query, Estimated);
        await index.Settled;
        Compare(news, index, query, Estimated);
        Compare(news, index, news.Query(), Estimated);
        Assert.Equal(news.Articles.Select(article => article.Id), index.Snapshot().Articles.Select(article => article.Id));
    }

    [Fact]
    public async Task ReadersAreNotDisturbedByWhatComesIn()
    {
        var news = new MadeNews(5);
        using var index = new PassageIndex(news.Store);
        using var done = new CancellationTokenSource();
        var queries = Enumerable.Range(0, 20).Select(_ => news.Query() with { Sources = null, Near = [] }).ToList();
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var searches = 0;
            for (; !done.IsCancellationRequested || searches == 0; searches++)
            {
                var hits = index.Search(queries[(searches + reader) % queries.Count]).Hits;
                Assert.Equal(hits.OrderByDescending(hit => hit.Score), hits);
                Assert.Equal(hits.Count, hits.Select(hit => (hit.Article.Id, hit.Sentence)).Distinct().Count());
            }
        }, TestContext.Current.CancellationToken)).ToList();
        for (var batch = 0; batch < 40; batch++)
        {
            for (var i = 0; i < 60; i++)
                news.Put((batch * 37 + i) % 1_000, 20);
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        foreach (var query in queries)
            Compare(news, index, query);
    }

    /// <param name="tolerance">How far an inverse document frequency may be off: in a large index the common terms' are estimates.</param>
    internal static void Compare(MadeNews news, PassageIndex index, PassageQuery query, double tolerance = 1e-4)
    {
        var found = index.Search(query);
        var exhaustive = new ExhaustiveSearch(news.Articles, query);
        Assert.Equal(exhaustive.Idf, found.Idf.Select(idf => (double)idf), (one, other) => Math.Abs(one - other) < tolerance);
        exhaustive.Idf = [.. found.Idf.Select(idf => (double)idf)];
        var expected = exhaustive.Run();
        Assert.Equal(expected.Take(query.Limit).Select(each => each.Score), found.Hits.Select(hit => (double)hit.Score), (one, other) => Math.Abs(one - other) < 1e-3);
        var scores = expected.ToDictionary(each => (each.Article, each.Sentence), each => each.Score);
        Assert.All(found.Hits, hit => Assert.Equal(scores[(hit.Article.Id, hit.Sentence)], hit.Score, 1e-3));
        Assert.Equal(found.Hits.Count, found.Hits.Select(hit => (hit.Article.Id, hit.Sentence)).Distinct().Count());
    }
}
