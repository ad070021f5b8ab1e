using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="IArticleStore"/> promises, whatever holds the articles.</summary>
public abstract class ArticleStoreContract : IAsyncLifetime
{
    private IArticleStore? _store;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IArticleStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    /// <summary>Analyses for whichever of the test's stores asks.</summary>
    private protected LineAnalyzer Analyzer { get; } = new();

    public virtual async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected Task<IArticleStore> OpenAsync() => OpenAsync(Analyzer);

    protected abstract Task<IArticleStore> OpenAsync(ITextAnalyzer analyzer);

    /// <summary>Changes what is stored past the store.</summary>
    protected abstract Task ExecuteAsync(string sql);

    /// <summary>What a store makes of text: it may replace characters that it cannot hold, one for one.</summary>
    protected virtual string Kept(string text) => text;

    [Fact]
    public async Task GivesANewKeyItsFirstRevision()
    {
        var draft = Drafts.Item("a", "The tram runs again.");

        var result = await SaveAsync(draft);

        Assert.Equal(new SaveResult(SaveStatus.Added, draft.Id(), 1), result);
        Assert.Equal("The tram runs again.", (await ArticleAsync(draft.Id())).Text);
    }

    [Fact]
    public async Task MakesOtherTextUnderAKnownKeyTheNextRevisionAndKeepsTheOld()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(draft);

        var result = await SaveAsync(draft with { Text = "The tram runs again on Monday.", Title = "Tram is back" });

        Assert.Equal(new SaveResult(SaveStatus.Revised, draft.Id(), 2), result);
        Assert.Equal("The tram runs again on Monday.", (await ArticleAsync(draft.Id())).Text);
        var old = await ArticleAsync(draft.Id(), 1);
        Assert.Equal(("The tram runs again.", "Title of a", 1), (old.Text, old.Title, old.Revision));
    }

    [Fact]
    public async Task ListsRevisionsWithTheTimesAtWhichTheyCameIn()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(draft);
        await SaveAsync(draft with { Text = "The tram runs again on Monday." });

        var revisions = await Store.ListRevisionsAsync(draft.Id(), Cancellation);

        Assert.Equal([1, 2], revisions.Select(revision => revision.Revision));
        Assert.All(revisions, revision => Assert.InRange(TimeProvider.System.GetUtcNow() - revision.StoredAt, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(10)));
        Assert.Empty(await Store.ListRevisionsAsync(Drafts.Item("b", "").Id(), Cancellation));
    }

    [Fact]
    public async Task LeavesAnArticleThatComesInAgainAsItIs()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(draft);
        var change = await Store.LastChangeAsync(Cancellation);

        var result = await SaveAsync(draft);

        Assert.Equal(new SaveResult(SaveStatus.Unchanged, draft.Id(), 1), result);
        Assert.Equal(change, await Store.LastChangeAsync(Cancellation));
    }

    [Fact]
    public async Task TakesChangedMetadataOfTheSameTextOver()
    {
        var draft = Drafts.Item("a", "The tram runs again.") with { Author = "J. Jansen" };
        await SaveAsync(draft);
        var change = await Store.LastChangeAsync(Cancellation);

        var result = await SaveAsync(draft with { Title = "Tram is back", Publisher = "De Stad", Author = null });

        Assert.Equal(new SaveResult(SaveStatus.Unchanged, draft.Id(), 1), result);
        var article = await ArticleAsync(draft.Id());
        Assert.Equal(("Tram is back", "De Stad", "J. Jansen"), (article.Title, article.Publisher, article.Author));
        var changed = Assert.Single(await ChangesAsync(Store, change));
        Assert.Equal(["tram", "is", "back"], changed.Analysis!.TitleTokens.Select(t => t.Form));
    }

    [Fact]
    public async Task KeepsTheSourceIdOfTheSameTextUnderAnotherKeyAsAnAlias()
    {
        var first = Drafts.Item("a", "The tram runs again.");
        var second = Drafts.Item("b", "The tram runs again.");
        await SaveAsync(first);

        var result = await SaveAsync(second);

        Assert.Equal(new SaveResult(SaveStatus.Duplicate, first.Id(), 1), result);
        var article = await ArticleAsync(first.Id());
        Assert.Equal(("a", "Title of a"), (article.SourceId, article.Title));
        Assert.Equal(["b"], article.Aliases);
        Assert.Null(await Store.FindAsync(second.Id(), null, Cancellation));
        Assert.Equal(new SaveResult(SaveStatus.Unchanged, first.Id(), 1), await SaveAsync(second));
    }

    [Fact]
    public async Task KeepsTheSameTextOfAnotherCollectionApart()
    {
        var first = Drafts.Item("a", "The tram runs again.");
        var second = Drafts.Item("a", "The tram runs again.", "board");

        await SaveAsync(first);
        var result = await SaveAsync(second);

        Assert.Equal(SaveStatus.Added, result.Status);
        Assert.NotEqual(first.Id(), result.Id);
        Assert.Equal("board", (await ArticleAsync(result.Id)).Collection);
    }

    [Fact]
    public async Task MakesAnAliasWhoseTextChangesAnArticleOfItsOwn()
    {
        var first = Drafts.Item("a", "The tram runs again.");
        var second = Drafts.Item("b", "The tram runs again.");
        await SaveAsync(first, second);

        var result = await SaveAsync(second with { Text = "The tram stands still." });

        Assert.Equal(new SaveResult(SaveStatus.Added, second.Id(), 1), result);
        Assert.Empty((await ArticleAsync(first.Id())).Aliases);
        Assert.Equal("The tram stands still.", (await ArticleAsync(second.Id())).Text);
        Assert.Equal(second.Id(), Assert.Single(await Store.FindBySourceAsync("b", Cancellation)).Id);
    }

    [Fact]
    public async Task MovesAnAliasToTheArticleThatHoldsItsNewText()
    {
        var tram = Drafts.Item("tram", "The tram runs again.");
        var ferry = Drafts.Item("ferry", "The ferry runs again.");
        var other = Drafts.Item("b", "The tram runs again.");
        await SaveAsync(tram, ferry, other);

        var result = await SaveAsync(other with { Text = "The ferry runs again." });

        Assert.Equal(new SaveResult(SaveStatus.Duplicate, ferry.Id(), 1), result);
        Assert.Empty((await ArticleAsync(tram.Id())).Aliases);
        Assert.Equal(["b"], (await ArticleAsync(ferry.Id())).Aliases);
    }

    [Fact]
    public async Task ComparesTextsWithCurrentRevisionsOnly()
    {
        var first = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(first);
        await SaveAsync(first with { Text = "The tram stands still." });

        var result = await SaveAsync(Drafts.Item("b", "The tram runs again."));

        Assert.Equal(SaveStatus.Added, result.Status);
    }

    [Fact]
    public async Task KeepsASecondSourceIdOfOneAddress()
    {
        var first = Drafts.Page("a", "https://news.example/tram", "The tram runs again.");
        await SaveAsync(first);
        var change = await Store.LastChangeAsync(Cancellation);

        var result = await SaveAsync(Drafts.Page("b", "https://news.example/tram?utm_source=x", "The tram runs again."));

        Assert.Equal(new SaveResult(SaveStatus.Unchanged, first.Id(), 1), result);
        Assert.Equal(["b"], (await ArticleAsync(first.Id())).Aliases);
        Assert.Equal(first.Id(), Assert.Single(await ChangesAsync(Store, change)).Id);
    }

    [Fact]
    public async Task HandlesTheSameKeyAndTextTwiceInOneBatchInOrder()
    {
        var first = Drafts.Item("a", "The tram runs again.");

        var results = await Store.SaveAsync(
            [
                first.Analyzed(),
                first.Analyzed(),
                Drafts.Item("b", "The tram runs again.").Analyzed(),
                (first with { Text = "The tram stands still." }).Analyzed(),
                Drafts.Item("c", "The tram runs again.").Analyzed(),
            ],
            Cancellation);

        Assert.Equal(
            [SaveStatus.Added, SaveStatus.Unchanged, SaveStatus.Duplicate, SaveStatus.Revised, SaveStatus.Added],
            results.Select(r => r.Status));
        Assert.Equal([1, 1, 1, 2, 1], results.Select(r => r.Revision));
    }

    [Fact]
    public async Task KnowsWhetherAKeyHoldsAText()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        var alias = Drafts.Item("b", "The tram runs again.");
        await SaveAsync(draft, alias);

        Assert.True(await IsCurrentAsync(draft));
        Assert.True(await IsCurrentAsync(alias));
        Assert.False(await IsCurrentAsync(draft with { Text = "The tram stands still." }));
        Assert.False(await IsCurrentAsync(Drafts.Item("c", "The tram runs again.")));
        Assert.False(await IsCurrentAsync(draft with { Collection = "board" }));

        await SaveAsync(draft with { Text = "The tram stands still." });
        Assert.False(await IsCurrentAsync(draft));
        Assert.False(await IsCurrentAsync(alias));

        await Store.RemoveAsync(draft.Id(), Cancellation);
        Assert.False(await IsCurrentAsync(draft with { Text = "The tram stands still." }));
    }

    [Fact]
    public async Task LeavesAStubOfARemovedArticleInAllItsRevisions()
    {
        var draft = Drafts.Page("a", "https://news.example/tram", "The tram runs again.") with
        {
            Publisher = "De Stad",
            Published = PublicationDate.FromDay(new DateOnly(2026, 3, 1)),
            Source = new SourceText("The tram  runs again.", new SpanMap([])),
        };
        await SaveAsync(draft);
        await SaveAsync(draft with { Text = "The tram stands still." });

        Assert.True(await Store.RemoveAsync(draft.Id(), Cancellation));

        foreach (var revision in new[] { 1, 2 })
        {
            var stub = Assert.IsType<RemovedArticle>(await Store.FindAsync(draft.Id(), revision, Cancellation));
            Assert.Equal((revision, draft.Title, "a"), (stub.Revision, stub.Title, stub.SourceId));
            Assert.Equal((draft.Url, draft.Published, "De Stad"), (stub.Url, stub.Published, stub.Publisher));
        }
        Assert.Null(await Store.FindSourceTextAsync(draft.Id(), 1, Cancellation));
        Assert.IsType<RemovedArticle>(Assert.Single(await Store.FindBySourceAsync("a", Cancellation)));
        Assert.Empty(await AllAsync(Store));
        Assert.False(await Store.RemoveAsync(draft.Id(), Cancellation));
    }

    [Fact]
    public async Task RevisesARemovedArticleThatComesInAgain()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(draft);
        await Store.RemoveAsync(draft.Id(), Cancellation);

        var result = await SaveAsync(draft);

        Assert.Equal(new SaveResult(SaveStatus.Revised, draft.Id(), 2), result);
        Assert.Equal("The tram runs again.", (await ArticleAsync(draft.Id())).Text);
        Assert.IsType<RemovedArticle>(await Store.FindAsync(draft.Id(), 1, Cancellation));
        Assert.Equal(new StoreCounts(1, 0, 0, 1), await Store.CountAsync(Cancellation));
    }

    [Fact]
    public async Task ComparesNoTextWithARemovedOne()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        var alias = Drafts.Item("b", "The tram runs again.");
        await SaveAsync(draft, alias);
        await Store.RemoveAsync(draft.Id(), Cancellation);

        Assert.Equal(new SaveResult(SaveStatus.Added, alias.Id(), 1), await SaveAsync(alias));
        Assert.Equal(SaveStatus.Duplicate, (await SaveAsync(Drafts.Item("c", "The tram runs again."))).Status);
    }

    [Fact]
    public async Task RetiresTheSamplesWithTheFirstOtherArticle()
    {
        ArticleDraft[] samples =
            [Drafts.Item("s1", "Sample.", Collections.Samples), Drafts.Item("s2", "Another.", Collections.Samples)];
        await SaveAsync(samples);
        Assert.Equal(new StoreCounts(2, 2, 0, 2), await Store.CountAsync(Cancellation));
        var change = await Store.LastChangeAsync(Cancellation);

        await SaveAsync(Drafts.Item("a", "The tram runs again."));

        Assert.Equal(new StoreCounts(1, 0, 2, 1), await Store.CountAsync(Cancellation));
        Assert.IsType<RemovedArticle>(await Store.FindAsync(samples[0].Id(), null, Cancellation));
        var changes = await ChangesAsync(Store, change);
        Assert.Equal(3, changes.Select(c => c.Sequence).Distinct().Count());
        Assert.Equal([false, true, true], changes.Select(c => c.Analysis is null));
    }

    [Fact]
    public async Task TakesNoSamplesBesideOtherArticles()
    {
        await SaveAsync(Drafts.Item("a", "The tram runs again."));

        await SaveAsync(Drafts.Item("s1", "Sample.", Collections.Samples));

        Assert.Equal(new StoreCounts(1, 0, 1, 1), await Store.CountAsync(Cancellation));
    }

    [Fact]
    public async Task NumbersChangesSoThatAFollowerMissesNone()
    {
        Assert.Equal(0, await Store.LastChangeAsync(Cancellation));
        var (a, b) = (Drafts.Item("a", "One."), Drafts.Item("b", "Two.\nThree."));
        await SaveAsync(a, b);
        var follower = await OpenAsync();
        Assert.Equal([a.Id(), b.Id()], (await ChangesAsync(follower, 0)).Select(c => c.Id));
        var seen = await follower.LastChangeAsync(Cancellation);

        await SaveAsync(a with { Text = "Four." });
        await Store.RemoveAsync(b.Id(), Cancellation);
        await SaveAsync(a with { Text = "Five.", Published = PublicationDate.FromDay(new DateOnly(2026, 3, 1)) });

        var changes = await ChangesAsync(follower, seen);
        Assert.Equal([b.Id(), a.Id()], changes.Select(c => c.Id));
        Assert.Null(changes[0].Analysis);
        Assert.Equal((3, "2026-03-01"), (changes[1].Revision, changes[1].Published.ToString()));
        Assert.Equal(["five"], changes[1].Analysis!.Tokens.Select(t => t.Form));
        Assert.All(changes, c => Assert.True(c.Sequence > seen));
        Assert.Equal(changes[1].Sequence, await follower.LastChangeAsync(Cancellation));
        Assert.Empty(await ChangesAsync(follower, changes[1].Sequence));
    }

    [Fact]
    public async Task StoresNothingOfABatchThatIsCancelledHalfWay()
    {
        using var cancelled = new CancellationTokenSource();
        var batch = new CancellingBatch(cancelled, after: 3,
            [.. Enumerable.Range(0, 6).Select(i => Drafts.Item($"a{i}", $"Text {i}.").Analyzed())]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(batch, cancelled.Token));

        Assert.Equal(new StoreCounts(0, 0, 0, 0), await Store.CountAsync(Cancellation));
        Assert.Equal(0, await Store.LastChangeAsync(Cancellation));
        Assert.Equal(SaveStatus.Added, (await SaveAsync(Drafts.Item("a0", "Text 0."))).Status);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("https://news.example/tram")]
    [InlineData("https://news.example/tram?utm_campaign=x#top")]
    [InlineData("https://mirror.example/tram")]
    public async Task FindsAnArticleByEveryNameThatItsSourcesUse(string name)
    {
        var draft = Drafts.Page("a", "https://news.example/tram", "The tram runs again.");
        await SaveAsync(
            Drafts.Item("other", "Something else."),
            draft,
            Drafts.Page("b", "https://mirror.example/tram", "The tram runs again."));

        Assert.Equal(draft.Id(), Assert.Single(await Store.FindBySourceAsync(name, Cancellation)).Id);
    }

    [Fact]
    public async Task FindsAllArticlesOfOneSourceId()
    {
        var (one, two) = (Drafts.Item("a", "One."), Drafts.Item("a", "Two.", "board"));
        await SaveAsync(one, two);

        Assert.Equal([one.Id(), two.Id()], (await Store.FindBySourceAsync("a", Cancellation)).Select(a => a.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("%")]
    [InlineData("https://news.example/")]
    [InlineData("/etc/passwd")]
    [InlineData("mailto:someone@news.example")]
    [InlineData("http://xn--0/")]
    [InlineData("http://xn--a-ecp.ru/%zz?=&&=")]
    [InlineData("https://[::1]:80/")]
    [InlineData("http://a..b/")]
    [InlineData("http://\u0378.example/")]
    [InlineData("data:,x")]
    [InlineData("x:")]
    [InlineData("\0")]
    public async Task FindsNothingUnderAnUnknownName(string name)
    {
        await SaveAsync(Drafts.Page("a", "https://news.example/tram", "The tram runs again."));

        Assert.Empty(await Store.FindBySourceAsync(name, Cancellation));
    }

    [Fact]
    public async Task KnowsNothingOfUnknownIdsAndRevisions()
    {
        var draft = Drafts.Item("a", "The tram runs again.");
        await SaveAsync(draft);
        var unknown = Drafts.Item("b", "").Id();

        Assert.Null(await Store.FindAsync(unknown, null, Cancellation));
        Assert.Null(await Store.FindAsync(draft.Id(), 0, Cancellation));
        Assert.Null(await Store.FindAsync(draft.Id(), 2, Cancellation));
        Assert.Null(await Store.FindSourceTextAsync(unknown, 1, Cancellation));
        Assert.False(await Store.RemoveAsync(unknown, Cancellation));
    }

    [Fact]
    public async Task ReadsNewestRevisionsInTheOrderInWhichArticlesWereFirstStored()
    {
        ArticleDraft[] drafts =
            [Drafts.Item("c", "Text of c."), Drafts.Item("a", "Text of a."), Drafts.Item("b", "Text of b.")];
        await SaveAsync(drafts);
        await SaveAsync(drafts[0] with { Text = "New text of c." });
        await Store.RemoveAsync(drafts[1].Id(), Cancellation);

        Assert.Equal(["New text of c.", "Text of b."], (await AllAsync(Store)).Select(a => a.Text));
    }

    [Fact]
    public async Task ShowsAReaderOneMomentOfTheStore()
    {
        await SaveAsync(Drafts.Item("a", "One."), Drafts.Item("b", "Two."));
        var seen = new List<string>();

        await foreach (var article in Store.ReadAllAsync(Cancellation))
        {
            seen.Add(article.Text);
            await SaveAsync(Drafts.Item($"while {seen.Count}", $"Written while {article.Text} was read."));
        }

        Assert.Equal(["One.", "Two."], seen);
        Assert.Equal(4, (await Store.CountAsync(Cancellation)).Articles);
    }

    [Fact]
    public async Task GivesTheTextBeforeCleaningBack()
    {
        var map = new SpanMap(
        [
            new SpanMap.Run(new TextSpan(0, 8), new TextSpan(40, 48)),
            new SpanMap.Run(new TextSpan(8, 9), new TextSpan(48, 51)),
            new SpanMap.Run(new TextSpan(10, 20), new TextSpan(2, 12)),
        ]);
        var draft = Drafts.Item("a", "The tram runs again.") with { Source = new SourceText("raw\u00a0 text", map) };
        await SaveAsync(draft, Drafts.Item("b", "Clean already."));

        var source = await Store.FindSourceTextAsync(draft.Id(), 1, Cancellation);

        Assert.Equal("raw\u00a0 text", source!.Raw);
        Assert.Equal(map.Runs, source.Map.Runs);
        Assert.Null(await Store.FindSourceTextAsync(Drafts.Item("b", "").Id(), 1, Cancellation));
    }

    [Fact]
    public async Task KeepsEverythingOverAReopening()
    {
        var draft = Drafts.Page("a", "https://news.example/tram", "The tram runs again.\nOn 2 March.");
        await SaveAsync(draft, Drafts.Item("b", draft.Text));
        var (before, change) = (await ArticleAsync(draft.Id()), await Store.LastChangeAsync(Cancellation));

        var reopened = await OpenAsync();

        var after = Assert.IsType<Article>(await reopened.FindAsync(draft.Id(), null, Cancellation));
        Assert.Equal(before with { Aliases = [] }, after with { Aliases = [] });
        Assert.Equal(["b"], after.Aliases);
        Assert.Equal(change, await reopened.LastChangeAsync(Cancellation));
        var expected = LineAnalyzer.Analyze(draft);
        var stored = Assert.Single(await ChangesAsync(reopened, 0)).Analysis!;
        Assert.Equal(expected.Language, stored.Language);
        Assert.Equal(expected.TitleTokens, stored.TitleTokens);
        Assert.Equal(expected.Sentences, stored.Sentences);
        Assert.Equal(expected.Tokens, stored.Tokens);
        Assert.Equal(expected.Mentions, stored.Mentions);
        Assert.Equal(expected.Quantities, stored.Quantities);
        Assert.Equal(expected.Dates, stored.Dates);
    }

    [Fact]
    public async Task LetsTwoWritersTakeTurns()
    {
        var other = await OpenAsync();
        await Task.WhenAll(WriteAsync(Store, "left"), WriteAsync(other, "right"), WriteAsync(Store, "middle"));

        Assert.Equal(new StoreCounts(60, 0, 0, 60), await Store.CountAsync(Cancellation));
        var changes = await ChangesAsync(other, 0);
        Assert.Equal(60, changes.Select(c => c.Sequence).Distinct().Count());
        Assert.Equal(changes[^1].Sequence, await Store.LastChangeAsync(Cancellation));

        static async Task WriteAsync(IArticleStore store, string name)
        {
            for (var i = 0; i < 10; i++)
            {
                var x = Drafts.Item($"{name}{i}x", $"Text {name} {i} x.");
                var y = Drafts.Item($"{name}{i}y", $"Text {name} {i} y.");
                await store.SaveAsync([x.Analyzed(), y.Analyzed()], Cancellation);
            }
        }
    }

    [Fact]
    public async Task NeverShowsAFollowerAChangeUnderANumberThatItPassed()
    {
        var other = await OpenAsync();
        var follower = await OpenAsync();
        var writing = Task.WhenAll(WriteAsync(Store, "left"), WriteAsync(other, "right"));
        var (seen, last) = (new HashSet<ArticleId>(), 0L);
        do
        {
            foreach (var change in await ChangesAsync(follower, last))
            {
                seen.Add(change.Id);
                last = change.Sequence;
            }
        }
        while (!writing.IsCompleted || last < await follower.LastChangeAsync(Cancellation));
        await writing;

        Assert.Equal(100, seen.Count);

        static async Task WriteAsync(IArticleStore store, string name)
        {
            for (var i = 0; i < 50; i++)
                await store.SaveAsync([Drafts.Item($"{name}{i}", $"Text {name} {i}.").Analyzed()], Cancellation);
        }
    }

    [Fact]
    public async Task MakesAnalysesOfAnotherFormatAgainOnce()
    {
        var (a, b) = (Drafts.Item("a", "One.\nTwo."), Drafts.Item("b", "Three."));
        await SaveAsync(a, b);
        var change = await Store.LastChangeAsync(Cancellation);
        await ExecuteAsync("UPDATE analyses SET data = substr(data, 1, 1) WHERE article = 1; UPDATE articles SET sentences = 0");

        var changes = await ChangesAsync(Store, 0);

        Assert.Equal([2, 1], changes.Select(c => c.Analysis!.Sentences.Count));
        Assert.Equal(1, Analyzer.Calls);
        Assert.Equal(2, (await Store.CountAsync(Cancellation)).Sentences);
        Assert.Equal(["title", "of", "a"], (await ChangesAsync(Store, 0))[0].Analysis!.TitleTokens.Select(t => t.Form));
        Assert.Equal((1, change), (Analyzer.Calls, await Store.LastChangeAsync(Cancellation)));
    }

    [Fact]
    public async Task KeepsFactsBesideTheAnalysisAndMakesThemAgainWhereTheyLack()
    {
        var store = await OpenAsync(new EmbeddedTextAnalyzer());
        var draft = Drafts.Item("a", "Joris Bakker succeeds Ada Vermeer as mayor of Utrecht.");
        var article = new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title));
        Assert.NotEmpty(article.Facts);
        await store.SaveAsync([article], Cancellation);
        var stored = FactFormat.Write(article.Facts);
        Assert.Equal(stored, FactFormat.Write(Assert.Single(await ChangesAsync(store, 0)).Facts));

        await ExecuteAsync("UPDATE analyses SET facts = NULL");

        Assert.Equal(stored, FactFormat.Write(Assert.Single(await ChangesAsync(store, 0)).Facts));
        Assert.Equal(stored, FactFormat.Write(Assert.Single(await ChangesAsync(await OpenAsync(new LineAnalyzer()), 0)).Facts));
        await store.RemoveAsync(draft.Id(), Cancellation);
        Assert.Empty(Assert.Single(await ChangesAsync(store, 0)).Facts);
    }

    [Fact]
    public async Task GivesEveryFieldBackAsItWasStored()
    {
        var number = 0;
        foreach (var draft in DraftGenerator().Sample(200))
        {
            var unique = draft with { Text = $"{draft.Text} {number}", Key = SourceKey.ForItem("n", $"{number++}") };
            var result = (await SaveAsync([unique]))[0];
            Assert.Equal(SaveStatus.Added, result.Status);

            var stored = await ArticleAsync(unique.Id());

            Assert.Equal(Kept(unique.Text), stored.Text);
            Assert.Equal(
                (Kept(unique.SourceId), Kept(unique.Title), unique.Url, unique.Published, KeptOrNull(unique.Publisher), KeptOrNull(unique.Author)),
                (stored.SourceId, stored.Title, stored.Url, stored.Published, stored.Publisher, stored.Author));
            Assert.Equal((unique.Collection, unique.Language ?? "en"), (stored.Collection, stored.Language));
        }
    }

    [Fact]
    public async Task KeepsOffsetsWhereACharacterEndsAStringElsewhere()
    {
        var draft = Drafts.Item("a", "before\0after") with { Title = "one\0two" };
        await SaveAsync([draft]);

        Assert.Equal((Kept("before\0after"), Kept("one\0two")), ((await ArticleAsync(draft.Id())).Text, (await ArticleAsync(draft.Id())).Title));
    }

    protected async Task<SaveResult> SaveAsync(ArticleDraft draft) =>
        (await Store.SaveAsync([draft.Analyzed()], Cancellation))[0];

    protected Task<IReadOnlyList<SaveResult>> SaveAsync(params ArticleDraft[] drafts) =>
        Store.SaveAsync([.. drafts.Select(d => d.Analyzed())], Cancellation);

    protected async Task<Article> ArticleAsync(ArticleId id, int? revision = null) =>
        Assert.IsType<Article>(await Store.FindAsync(id, revision, Cancellation));

    protected static async Task<List<ArticleChange>> ChangesAsync(IArticleStore store, long after)
    {
        var changes = new List<ArticleChange>();
        await foreach (var change in store.ReadChangesAsync(after, Cancellation))
            changes.Add(change);
        return changes;
    }

    private static async Task<List<Article>> AllAsync(IArticleStore store)
    {
        var articles = new List<Article>();
        await foreach (var article in store.ReadAllAsync(Cancellation))
            articles.Add(article);
        return articles;
    }

    private Task<bool> IsCurrentAsync(ArticleDraft draft) =>
        Store.IsCurrentAsync(draft.Collection, draft.Key, draft.ContentHash, Cancellation);

    private string? KeptOrNull(string? text) => text is null ? null : Kept(text);

    private static Gen<ArticleDraft> DraftGenerator()
    {
        var text = ArbMap.Default.GeneratorFor<NonEmptyString>().Select(s => s.Get).Where(IsWellFormed);
        var optional = Gen.OneOf(text.Select(s => (string?)s), Gen.Constant<string?>(null));
        var url = Gen.Elements(null, "https://news.example/a?b=c#d", "https://nieuws.example/één", "news/relative");
        var date = Gen.Elements(
            null, "2022", "2022-12", "2022-12-30", "2022-12-30T10:11:12.1234567+01:00", "2022-12-30 10:11", "0001-01-01");
        return from id in text
               from title in text
               from body in text
               from publisher in optional
               from author in optional
               from address in url
               from published in date
               from language in Gen.Elements(null, "nl", "und")
               from collection in Gen.Elements(Collections.Public, "board", "één map")
               select new ArticleDraft
               {
                   Key = SourceKey.ForItem("n", id),
                   SourceId = id,
                   Title = title,
                   Text = body,
                   Publisher = publisher,
                   Author = author,
                   Url = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute),
                   Published = PublicationDate.TryParse(published, out var read) ? read : null,
                   Language = language,
                   Collection = collection,
               };
    }

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
