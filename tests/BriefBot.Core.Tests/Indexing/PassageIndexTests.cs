using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Indexing;

public sealed class PassageIndexTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedStore _recorded = new();

    [Fact]
    public async Task FindsWhatCameInSinceTheLastQuestion()
    {
        using var index = new PassageIndex(_recorded.Store);
        Assert.Empty(await SearchAsync(index, "bridge"));
        _recorded.Put("a", "The bridge opened on Monday.");
        Assert.Equal("a", Assert.Single(await SearchAsync(index, "bridge")).SourceId);
    }

    [Fact]
    public async Task FindsOnlyTheNewestRevision()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("a", "The bridge opened on Monday.");
        Assert.Single(await SearchAsync(index, "monday"));
        _recorded.Put("a", "The bridge opened on Tuesday.");
        Assert.Empty(await SearchAsync(index, "monday"));
        Assert.Equal(2, Assert.Single(await SearchAsync(index, "tuesday")).Revision);
    }

    [Fact]
    public async Task ForgetsARemovedArticle()
    {
        using var index = new PassageIndex(_recorded.Store);
        var article = _recorded.Put("a", "The bridge opened on Monday.");
        Assert.Single(await SearchAsync(index, "bridge"));
        _recorded.Remove(article);
        Assert.Empty(await SearchAsync(index, "bridge"));
        Assert.Equal(0, index.CountArticles(null));
    }

    [Fact]
    public async Task LooksOnlyInTheCollectionsThatAreAsked()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("a", "The bridge opened on Monday.");
        _recorded.Put("b", "The bridge was closed again.", collection: "secret");
        Assert.Equal("a", Assert.Single(await SearchAsync(index, "bridge", [Collections.Public])).SourceId);
        Assert.Equal(1, index.CountArticles(new HashSet<string> { Collections.Public }));
        Assert.Equal(2, (await SearchAsync(index, "bridge")).Count);
    }

    [Fact]
    public async Task PrefersNewsOfTheLastDays()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("old", "The bridge opened on Monday.", published: "2020-01-01");
        _recorded.Put("new", "The bridge opened on Monday.", published: "2026-03-09");
        Assert.Equal(["new", "old"], (await SearchAsync(index, "bridge")).Select(hit => hit.SourceId));
    }

    [Fact]
    public async Task FindsASentenceByAnExpressionInItsTitle()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("a", "It cost nine million.", title: "The nuclear power station is open again");
        _recorded.Put("b", "It cost nine million.", title: "The power of a nuclear station is open again");
        Assert.Equal("a", (await SearchAsync(index, "cost", terms: ["#en:nuclear-power-station"]))[0].SourceId);
    }

    [Fact]
    public async Task FindsASentenceByTheTitleAndTheParagraphAroundIt()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("a", "It cost nine million. The river is wide.", title: "New bridge");
        _recorded.Put("b", "It cost nine million. The road is long.", title: "New road");
        Assert.Equal("a", (await SearchAsync(index, "bridge", terms: ["cost", "river"]))[0].SourceId);
    }

    [Fact]
    public async Task AnswersTheSameAfterDeadSentencesAreSweptOut()
    {
        using var index = new PassageIndex(_recorded.Store);
        _recorded.Put("kept", "The bridge opened on Monday.");
        await index.CatchUpAsync(TestContext.Current.CancellationToken);
        for (var revision = 0; revision < 1_200; revision++)
        {
            _recorded.Put("busy", $"The bridge has lamp number {revision}.");
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(2, index.CountArticles(null));
        Assert.Equal(["busy", "kept"], (await SearchAsync(index, "bridge")).Select(hit => hit.SourceId).Order());
        Assert.Empty(await SearchAsync(index, "7"));
        Assert.Single(await SearchAsync(index, "1199"));
    }

    /// <summary>Random small worlds: what the index returns is what scoring every sentence by the formula returns.</summary>
    [Fact]
    public void ReturnsExactlyTheBestSentences()
    {
        var words = new[] { "bridge", "river", "mayor", "cost", "storm", "train", "vote", "night" };
        var sentence = Gen.Elements(words).NonEmptyListOf().Select(list => string.Join(' ', list.Take(6)));
        var article = sentence.NonEmptyListOf().Select(list => list.Take(5).ToList());
        var worlds = Gen.Zip(article.NonEmptyListOf(), Gen.Elements(words).NonEmptyListOf());
        Prop.ForAll(worlds.ToArbitrary(), world =>
        {
            var recorded = new RecordedStore();
            var articles = world.Item1.Take(6).Select((sentences, i) => recorded.Put($"{i}", Text(sentences))).ToList();
            using var index = new PassageIndex(recorded.Store);
            index.CatchUpAsync(CancellationToken.None).GetAwaiter().GetResult();
            var terms = world.Item2.Distinct().Take(3).ToList();
            var query = new PassageQuery([.. terms.Select(Term)], null, 4, Now);
            var found = index.Search(query).Hits.Select(hit => hit.Score).ToList();
            var expected = ExhaustiveScores.Of(articles, terms).OrderDescending().Take(4).ToList();
            return expected.Count == found.Count
                && expected.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Paragraphs of two sentences each.</summary>
    private static string Text(List<string> sentences) => string.Join(
        "\n\n", sentences.Chunk(2).Select(pair => string.Join(' ', pair.Select(words => $"The {words}."))));

    private static QueryTerm Term(string word) => new([(Core.Analysis.Stemmer.Stem(word, "en"), 1f)]);

    private static async Task<List<(string SourceId, int Revision)>> SearchAsync(
        PassageIndex index, string word, string[]? collections = null, string[]? terms = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await index.CatchUpAsync(cancellation);
        var query = new PassageQuery(
            [Term(word), .. (terms ?? []).Select(Term)], collections?.ToHashSet(), 10, Now);
        var known = new[] { "a", "b", "old", "new", "kept", "busy" }
            .ToDictionary(id => ArticleId.For(Collections.Public, SourceKey.ForItem("test", id)));
        return [.. index.Search(query).Hits
            .Where(hit => hit.SentenceScore > 0 || terms is not null)
            .Select(hit => (known[hit.Article.Id], hit.Article.Revision))];
    }
}
