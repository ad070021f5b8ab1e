using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests;

/// <summary>What every store of vectors promises. A lease of no time runs out at once.</summary>
public abstract class EmbeddingStoreContract : IAsyncLifetime
{
    private const string Model = "tiny";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly PassageVector First = new(new TextSpan(0, 5), "h1", [1, 127, 128, 255]);
    private static readonly PassageVector Second = new(new TextSpan(5, 9), "h2", [4, 3, 2, 1]);
    private IArticleStore? _articles;
    private IEmbeddingStore? _embeddings;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IArticleStore Articles => _articles ?? throw new InvalidOperationException("The store is not open yet.");

    private IEmbeddingStore Embeddings => _embeddings ?? throw new InvalidOperationException("The store is not open yet.");

    public async ValueTask InitializeAsync() => (_articles, _embeddings) = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<(IArticleStore Articles, IEmbeddingStore Embeddings)> OpenAsync();

    [Fact]
    public async Task WhatIsFinishedIsReadWithItsVectorsAndWaitsNoMore()
    {
        await SaveAsync("a", "Text of a.");
        var taken = (await TakeAsync())!;
        Assert.Equal((Drafts.Item("a", "").Id(), 1, "Text of a.", 1), (taken.Id, taken.Revision, taken.Text, taken.Attempts));
        Assert.True(await Embeddings.FinishAsync(taken, [First, Second], Cancellation));
        Assert.Equal((0, null), (await Embeddings.CountWaitingAsync(Model, Cancellation), await TakeAsync()));
        var page = await (await OpenAsync()).Embeddings.ReadAsync(Model, 0, Cancellation);
        Assert.True(page.IsLast);
        var article = Assert.Single(page.Articles);
        Assert.Equal([First.Span, Second.Span], article.Passages.Select(one => one.Span));
        Assert.Equal([First.Vector, Second.Vector], article.Passages.Select(one => one.Vector));
        Assert.Empty((await Embeddings.ReadAsync(Model, page.Last, Cancellation)).Articles);
    }

    [Fact]
    public async Task TheNewestIsTakenFirstAndOnceUntilItsLeaseHasRunOut()
    {
        await SaveAsync("a", "Text of a.");
        await SaveAsync("b", "Text of b.");
        var lost = (await Embeddings.TakeAsync(Model, "w", TimeSpan.Zero, Cancellation))!;
        var taken = (await TakeAsync())!;
        Assert.Equal(("Text of b.", "Text of b.", 2), (lost.Text, taken.Text, taken.Attempts));
        Assert.Equal("Text of a.", (await TakeAsync())!.Text);
        Assert.Null(await TakeAsync());
        Assert.False(await Embeddings.FinishAsync(lost, [First], Cancellation));
        Assert.False(await Embeddings.PostponeAsync(lost, TimeSpan.Zero, true, Cancellation));
        Assert.True(await Embeddings.FinishAsync(taken, [First], Cancellation));
        Assert.False(await Embeddings.FinishAsync(taken, [First], Cancellation));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task WhatIsPostponedIsAnAttemptOnlyWhenItIsSaid(bool isAttempt, int attempts)
    {
        await SaveAsync("a", "Text of a.");
        Assert.True(await Embeddings.PostponeAsync((await TakeAsync())!, TimeSpan.Zero, isAttempt, Cancellation));
        var again = (await TakeAsync())!;
        Assert.Equal(attempts, again.Attempts);
        Assert.True(await Embeddings.PostponeAsync(again, Hour, isAttempt, Cancellation));
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task VectorsAreFoundByTheirTextsHashAndModel()
    {
        await SaveAsync("a", "Text of a.");
        await Embeddings.FinishAsync((await TakeAsync())!, [First, Second], Cancellation);
        var found = await Embeddings.FindAsync(Model, ["h2", "h3"], Cancellation);
        Assert.Equal(Second.Vector, Assert.Single(found).Value);
        Assert.Empty(await Embeddings.FindAsync("other", ["h2"], Cancellation));
        Assert.Equal(1, await Embeddings.CountWaitingAsync("other", Cancellation));
    }

    [Fact]
    public async Task ARevisedArticleWaitsAgainAndKeepsItsVectorsUntilThen()
    {
        await SaveAsync("a", "Text of a.");
        await Embeddings.FinishAsync((await TakeAsync())!, [First, Second], Cancellation);
        await SaveAsync("a", "New text of a.");
        var taken = (await TakeAsync())!;
        Assert.Equal((2, "New text of a."), (taken.Revision, taken.Text));
        Assert.Equal(2, (await Embeddings.FindAsync(Model, ["h1", "h2"], Cancellation)).Count);
        await SaveAsync("a", "Newest text of a.");
        Assert.False(await Embeddings.FinishAsync(taken, [Second], Cancellation));
        Assert.Equal(1, await Embeddings.CountWaitingAsync(Model, Cancellation));
    }

    [Fact]
    public async Task ARemovedArticlesVectorsGoWithIt()
    {
        await SaveAsync("a", "Text of a.");
        await SaveAsync("b", "Text of b.");
        var (b, a) = ((await TakeAsync())!, (await TakeAsync())!);
        await Embeddings.FinishAsync(b, [First], Cancellation);
        await Articles.RemoveAsync(b.Id, Cancellation);
        await Articles.RemoveAsync(a.Id, Cancellation);
        Assert.False(await Embeddings.FinishAsync(a, [Second], Cancellation));
        Assert.Empty(await Embeddings.FindAsync(Model, ["h1", "h2"], Cancellation));
        Assert.Empty((await Embeddings.ReadAsync(Model, 0, Cancellation)).Articles);
        Assert.Equal(0, await Embeddings.CountWaitingAsync(Model, Cancellation));
    }

    private Task<LeasedEmbedding?> TakeAsync() => Embeddings.TakeAsync(Model, "w", Hour, Cancellation);

    private Task<IReadOnlyList<SaveResult>> SaveAsync(string id, string text) => Articles.SaveAsync([Drafts.Item(id, text).Analyzed()], Cancellation);
}
