using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests;

/// <summary>What every store of readings promises. A lease of no time runs out at once.</summary>
public abstract class ReadingStoreContract : IAsyncLifetime
{
    private const string Text = "Marta Kowalczyk opened the bridge.";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly ServiceReading Unread = ServiceReading.Of(Text);
    private static readonly ServiceReading Read = new() { Language = "en", Names = [new GivenName(new TextSpan(0, 15), MentionKind.Person)] };
    private IArticleStore? _articles;
    private IReadingStore? _readings;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IArticleStore Articles => _articles ?? throw new InvalidOperationException("The store is not open yet.");

    private IReadingStore Readings => _readings ?? throw new InvalidOperationException("The store is not open yet.");

    public async ValueTask InitializeAsync() => (_articles, _readings) = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<(IArticleStore Articles, IReadingStore Readings)> OpenAsync();

    [Fact]
    public async Task WhatWasReadIsFoundByItsTextWhicheverArticleHoldsIt()
    {
        await SaveAsync("a", Text, Read);
        var found = await (await OpenAsync()).Readings.FindAsync(Drafts.Item("z", Text).ContentHash, Cancellation);
        Assert.Equal((Read.Language, true), (found!.Language, found.IsComplete));
        Assert.Equal(Read.Names, found.Names);
        Assert.Null(await Readings.FindAsync(Drafts.Item("z", "Another text.").ContentHash, Cancellation));
        Assert.Null(await Readings.TakeAsync("w", Hour, Cancellation));
    }

    [Fact]
    public async Task AnArticleThatNobodyAskedAServiceAboutDoesNotWait()
    {
        await SaveAsync("a", Text, null);
        Assert.Null(await Readings.TakeAsync("w", Hour, Cancellation));
        Assert.Null(await Readings.FindAsync(Drafts.Item("a", Text).ContentHash, Cancellation));
    }

    [Fact]
    public async Task TheArticleThatWaitsIsTakenOnceAndAgainWhenItsLeaseHasRunOut()
    {
        await SaveAsync("a", Text, Unread);
        Assert.Equal(1, await Readings.CountWaitingAsync(Cancellation));
        var lost = await Readings.TakeAsync("w", TimeSpan.Zero, Cancellation);
        var taken = await (await OpenAsync()).Readings.TakeAsync("v", Hour, Cancellation);
        Assert.Null(await Readings.TakeAsync("w", Hour, Cancellation));
        Assert.Equal((Drafts.Item("a", Text).Id(), 1, 2), (taken!.Id, taken.Revision, taken.Attempts));
        Assert.Equal((Text, "Title of a"), (taken.Draft.Text, taken.Draft.Title));
        Assert.False(await Readings.FinishAsync(lost!, Analysis(Read), Hour, Cancellation));
        Assert.False(await Readings.PostponeAsync(lost!, TimeSpan.Zero, true, Cancellation));
        Assert.True(await Readings.FinishAsync(taken, Analysis(Read), Hour, Cancellation));
        Assert.False(await Readings.FinishAsync(taken, Analysis(Read), Hour, Cancellation));
    }

    [Fact]
    public async Task WhatIsFinishedIsAChangeWithTheNewAnalysis()
    {
        await SaveAsync("a", Text, Unread);
        var before = await Articles.LastChangeAsync(Cancellation);
        var taken = await Readings.TakeAsync("w", Hour, Cancellation);

        Assert.True(await Readings.FinishAsync(taken!, Analysis(Read) with { Entities = [new Entity("Marta Kowalczyk", MentionKind.Person)] }, Hour, Cancellation));

        var changes = await Articles.ReadChangesAsync(before, Cancellation).ToListAsync(Cancellation);
        Assert.Equal("Marta Kowalczyk", Assert.Single(Assert.Single(changes).Analysis!.Entities).Name);
        Assert.Equal(0, await Readings.CountWaitingAsync(Cancellation));
    }

    [Fact]
    public async Task WhatIsReadInPartGoesOnWaiting()
    {
        await SaveAsync("a", Text, Unread);
        var half = Read with { Unread = [new TextSpan(16, 34)] };
        var taken = await Readings.TakeAsync("w", Hour, Cancellation);
        Assert.True(await Readings.FinishAsync(taken!, Analysis(half), TimeSpan.Zero, Cancellation));
        Assert.Equal(half.Unread, (await Readings.FindAsync(taken!.Draft.ContentHash, Cancellation))!.Unread);
        var again = await Readings.TakeAsync("w", Hour, Cancellation);
        Assert.Equal(2, again!.Attempts);
        Assert.True(await Readings.FinishAsync(again, Analysis(half), Hour, Cancellation));
        Assert.Null(await Readings.TakeAsync("w", Hour, Cancellation));
        Assert.Equal(1, await Readings.CountWaitingAsync(Cancellation));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task WhatIsPostponedIsAnAttemptOnlyWhenItIsSaid(bool isAttempt, int attempts)
    {
        await SaveAsync("a", Text, Unread);
        Assert.True(await Readings.PostponeAsync((await Readings.TakeAsync("w", Hour, Cancellation))!, TimeSpan.Zero, isAttempt, Cancellation));
        var again = await Readings.TakeAsync("w", Hour, Cancellation);
        Assert.Equal(attempts, again!.Attempts);
        Assert.True(await Readings.PostponeAsync(again, Hour, isAttempt, Cancellation));
        Assert.Null(await Readings.TakeAsync("w", Hour, Cancellation));
    }

    [Fact]
    public async Task ARevisedOrRemovedArticleIsNotFinished()
    {
        await SaveAsync("a", Text, Unread);
        await SaveAsync("b", "Text of b.", Unread);
        var (first, second) = (await Readings.TakeAsync("w", Hour, Cancellation), await Readings.TakeAsync("w", Hour, Cancellation));
        await SaveAsync("a", "Another text.", null);
        await Articles.RemoveAsync(second!.Id, Cancellation);
        Assert.False(await Readings.FinishAsync(first!, Analysis(Read), Hour, Cancellation));
        Assert.False(await Readings.FinishAsync(second, Analysis(Read), Hour, Cancellation));
        Assert.Equal(0, await Readings.CountWaitingAsync(Cancellation));
    }

    [Fact]
    public async Task AnAnalysisWithoutAServiceLeavesWhatWasReadThere()
    {
        await SaveAsync("a", Text, Read);
        await Articles.SaveAsync([new AnalyzedArticle(Drafts.Item("a", Text) with { Title = "New title" }, Analysis(null))], Cancellation);
        Assert.NotNull(await Readings.FindAsync(Drafts.Item("a", Text).ContentHash, Cancellation));
    }

    [Fact]
    public async Task WhatAServiceChargesIsCountedByTheMonth()
    {
        await Articles.SaveAsync([new AnalyzedArticle(Drafts.Item("a", Text), Analysis(Unread) with { TextRecords = 3 })], Cancellation);
        await Readings.FinishAsync((await Readings.TakeAsync("w", Hour, Cancellation))!, Analysis(Read) with { TextRecords = 4 }, Hour, Cancellation);
        await Readings.AddUsageAsync("tokens", 5_000_000_000, Cancellation);
        await Readings.AddUsageAsync("tokens", 1, Cancellation);
        var month = TimeProvider.System.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            [new ServiceUsage(ServiceUsage.TextRecords, month, 7), new ServiceUsage("tokens", month, 5_000_000_001)],
            await Readings.ReadUsageAsync(Cancellation));
    }

    [Fact]
    public async Task ManyWorkersTakeEachArticleOnce()
    {
        for (var i = 0; i < 20; i++)
            await SaveAsync($"{i}", $"Text {i}.", Unread);
        var processes = new List<IReadingStore>();
        for (var i = 0; i < 4; i++)
            processes.Add((await OpenAsync()).Readings);
        var taken = await Task.WhenAll(processes.Select((readings, worker) => Task.Run(async () =>
        {
            var ids = new List<ArticleId>();
            // One that passes over what others are taking may find nothing while there is something.
            while (await readings.CountWaitingAsync(Cancellation) > 0)
            {
                if (await readings.TakeAsync($"{worker}", Hour, Cancellation) is not { } leased)
                    continue;
                ids.Add(leased.Id);
                Assert.True(await readings.FinishAsync(leased, Analysis(Read), Hour, Cancellation));
            }
            return ids;
        })));
        Assert.Equal(20, taken.Sum(ids => ids.Count));
        Assert.Equal(20, taken.SelectMany(ids => ids).Distinct().Count());
    }

    private Task<IReadOnlyList<SaveResult>> SaveAsync(string id, string text, ServiceReading? reading) => Articles.SaveAsync(
        [new AnalyzedArticle(Drafts.Item(id, text), LineAnalyzer.Analyze(Drafts.Item(id, text)) with { Reading = reading })], Cancellation);

    private static TextAnalysis Analysis(ServiceReading? reading) => LineAnalyzer.Analyze(Drafts.Item("a", Text)) with { Reading = reading };
}
