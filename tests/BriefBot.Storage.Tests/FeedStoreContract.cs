using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Storage.Tests;

/// <summary>What every store of feeds promises. A lease of no time runs out at once.</summary>
public abstract class FeedStoreContract : IAsyncLifetime
{
    private static readonly Uri Tram = new("https://news.example/tram.xml");
    private static readonly Uri Port = new("https://port.example/feed");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private IFeedStore? _feeds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IFeedStore Feeds => _feeds ?? throw new InvalidOperationException("The store is not open yet.");

    public async ValueTask InitializeAsync() => _feeds = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<IFeedStore> OpenAsync();

    [Fact]
    public async Task KeepsAFeedAsItWasAsked()
    {
        var asked = new FeedSource(Tram) { Title = "Tram", Collection = "press", Interval = Hour };

        Assert.True(await Feeds.AddAsync(asked, Cancellation));

        var feed = await (await OpenAsync()).FindAsync(Tram, Cancellation);
        Assert.Equal(asked, feed!.Source);
        Assert.Equal((null, null, 0, 0), (feed.LastSuccess, feed.FailingSince, feed.Failures, feed.RecentArticles));
    }

    [Fact]
    public async Task DoesNotAddAnAddressTwice()
    {
        await AddAsync(Tram);

        Assert.False(await Feeds.AddAsync(new FeedSource(new Uri(Tram + "#top")) { Title = "Other" }, Cancellation));

        Assert.Null(Assert.Single(await Feeds.ListAsync(Cancellation)).Source.Title);
    }

    [Fact]
    public async Task AFeedThatMovedIsFoundByBothAddressesAndFollowedOnce()
    {
        await AddAsync(Tram);
        var leased = await TakeAsync();
        await Feeds.FinishAsync(leased!, new FeedPoll { NextIn = TimeSpan.Zero, MovedTo = Port }, Cancellation);

        foreach (var address in new[] { Tram, Port })
        {
            Assert.Equal(new FeedSource(Port) { FirstAddress = Tram }, (await Feeds.FindAsync(address, Cancellation))?.Source);
            Assert.False(await Feeds.AddAsync(new FeedSource(address), Cancellation));
        }
        Assert.NotNull(await Feeds.TakeAsync(Tram, "other", TimeSpan.Zero, Cancellation));
        var home = new Uri("https://third.example/feed");
        await Feeds.FinishAsync((await Feeds.TakeAsync(Tram, "third", Hour, Cancellation))!, new FeedPoll { NextIn = Hour, MovedTo = home }, Cancellation);
        Assert.Equal(new FeedSource(home) { FirstAddress = Tram }, (await Feeds.FindAsync(Tram, Cancellation))?.Source);
        Assert.True(await Feeds.RemoveAsync(Tram, Cancellation));
        Assert.Empty(await Feeds.ListAsync(Cancellation));
    }

    [Fact]
    public async Task AFeedDoesNotMoveOverAnotherNorWhenItsPollFailed()
    {
        await AddAsync(Tram);
        await Feeds.FinishAsync((await TakeAsync())!, new FeedPoll { Error = "down", NextIn = TimeSpan.Zero, MovedTo = Port }, Cancellation);
        Assert.Null(await Feeds.FindAsync(Port, Cancellation));
        await AddAsync(Port);

        await Feeds.FinishAsync((await Feeds.TakeAsync(Tram, "w", Hour, Cancellation))!, new FeedPoll { NextIn = Hour, MovedTo = Port }, Cancellation);

        Assert.Equal([Tram, Port], (await Feeds.ListAsync(Cancellation)).Select(feed => feed.Source.Address));
    }

    [Fact]
    public async Task ANewFeedIsDueAtOnceAndGivenToOneOnly()
    {
        await AddAsync(Tram);
        var other = await OpenAsync();

        Assert.Equal(TimeSpan.Zero, await Feeds.NextDueAsync(Cancellation));
        Assert.NotNull(await TakeAsync());
        Assert.Null(await other.TakeAsync("other", Hour, TimeSpan.Zero, Cancellation));
        Assert.Null(await other.TakeAsync(Tram, "other", Hour, Cancellation));
        Assert.InRange((await Feeds.NextDueAsync(Cancellation))!.Value, Hour * 0.9, Hour);
    }

    [Fact]
    public async Task AnEmptyStoreHasNothingDue()
    {
        Assert.Null(await Feeds.NextDueAsync(Cancellation));
        Assert.Null(await TakeAsync());
        Assert.Null(await Feeds.TakeAsync(Tram, "w", Hour, Cancellation));
    }

    [Fact]
    public async Task OfOneHostOneFeedIsGivenOutAtATime()
    {
        await AddAsync(Tram, new Uri("https://NEWS.example/bus.xml"), Port);

        var tram = await TakeAsync();
        var port = await TakeAsync();

        Assert.Equal((Tram, Port), (tram?.Feed.Source.Address, port?.Feed.Source.Address));
        Assert.Null(await TakeAsync());
        Assert.True(await Feeds.FinishAsync(tram!, Well(), Cancellation));
        Assert.Null(await TakeAsync(hostDelay: Hour));
        Assert.Equal("/bus.xml", (await TakeAsync())?.Feed.Source.Address.AbsolutePath);
    }

    [Fact]
    public async Task WhoLostTheLeaseChangesNothing()
    {
        await AddAsync(Tram);
        var late = (await TakeAsync(TimeSpan.Zero))!;
        var held = (await TakeAsync())!;

        Assert.True(held.Fence > late.Fence);
        Assert.False(await Feeds.FinishAsync(late, Well(), Cancellation));
        Assert.False(await Feeds.ReleaseAsync(late, Cancellation));
        Assert.False(await Feeds.RememberAsync(late, Item("a"), true, Hour, Cancellation));
        Assert.Empty(await Feeds.FindItemsAsync(held.Feed, ["a"], Cancellation));
        Assert.True(await Feeds.FinishAsync(held, Well(), Cancellation));
        Assert.False(await Feeds.FinishAsync(held, Well(), Cancellation));
    }

    [Fact]
    public async Task AReleasedFeedIsAsDueAsItWas()
    {
        await AddAsync(Tram);

        Assert.True(await Feeds.ReleaseAsync((await TakeAsync())!, Cancellation));

        Assert.NotNull(await TakeAsync());
    }

    [Fact]
    public async Task RemembersWhatTheFeedSaidAndWhenItIsDue()
    {
        await AddAsync(Tram);
        var validators = new FetchValidators("W/\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT");

        await Feeds.FinishAsync((await TakeAsync())!, Well() with { Title = "Tram news", Validators = validators, TimeToLive = Hour, NextIn = 2 * Hour }, Cancellation);

        var feed = (await Feeds.FindAsync(Tram, Cancellation))!;
        Assert.Equal(("Tram news", validators, Hour), (feed.Source.Title, feed.Validators, feed.TimeToLive!.Value));
        Assert.NotNull(feed.LastSuccess);
        Assert.InRange((await Feeds.NextDueAsync(Cancellation))!.Value, 1.9 * Hour, 2 * Hour);
        Assert.Null(await TakeAsync());
        Assert.NotNull(await Feeds.TakeAsync(Tram, "now", Hour, Cancellation));
    }

    [Fact]
    public async Task AGivenTitleStays()
    {
        await Feeds.AddAsync(new FeedSource(Tram) { Title = "Ours" }, Cancellation);

        await Feeds.FinishAsync((await TakeAsync())!, Well() with { Title = "Theirs" }, Cancellation);

        Assert.Equal("Ours", (await Feeds.FindAsync(Tram, Cancellation))!.Source.Title);
    }

    [Fact]
    public async Task CountsFailuresUntilItWorksAgain()
    {
        await AddAsync(Tram);
        await Feeds.FinishAsync((await TakeAsync())!, Well() with { Validators = new FetchValidators("\"1\"", null), NextIn = TimeSpan.Zero }, Cancellation);

        await FailAsync("no answer");
        var first = (await Feeds.FindAsync(Tram, Cancellation))!.FailingSince;
        await FailAsync("still none");

        var feed = (await Feeds.FindAsync(Tram, Cancellation))!;
        Assert.Equal((2, "still none", first, "\"1\""), (feed.Failures, feed.LastError, feed.FailingSince, feed.Validators.ETag));
        Assert.NotNull(first);
        await Feeds.FinishAsync((await TakeAsync())!, Well(), Cancellation);
        feed = (await Feeds.FindAsync(Tram, Cancellation))!;
        Assert.Equal((0, null, "still none"), (feed.Failures, feed.FailingSince, feed.LastError));
    }

    [Fact]
    public async Task AFailingFeedIsReportedOnceUntilItWorkedAgain()
    {
        await AddAsync(Tram);
        await FailAsync("no answer");
        var other = await OpenAsync();

        Assert.Empty(await Feeds.TakeReportsAsync(Hour, Cancellation));
        Assert.Equal(Tram, Assert.Single(await Feeds.TakeReportsAsync(TimeSpan.Zero, Cancellation)).Source.Address);
        Assert.Empty(await other.TakeReportsAsync(TimeSpan.Zero, Cancellation));
        Assert.True((await Feeds.FindAsync(Tram, Cancellation))!.IsReported);
        await Feeds.FinishAsync((await TakeAsync())!, Well() with { NextIn = TimeSpan.Zero }, Cancellation);
        Assert.Empty(await Feeds.TakeReportsAsync(TimeSpan.Zero, Cancellation));
        await FailAsync("again");
        Assert.Single(await Feeds.TakeReportsAsync(TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task RemembersItemsAndCountsTheirArticles()
    {
        await AddAsync(Tram, Port);
        var tram = (await TakeAsync())!;
        var tried = Item("b") with { Attempts = 2, Reason = "no answer" };
        var settled = Item("b", "v2") with { IsSettled = true };

        Assert.True(await Feeds.RememberAsync(tram, Item("a") with { IsSettled = true }, true, Hour, Cancellation));
        Assert.True(await Feeds.RememberAsync(tram, tried, false, Hour, Cancellation));
        Assert.Equal([tried], (await Feeds.FindItemsAsync(tram.Feed, ["b", "c"], Cancellation)).Values);
        Assert.True(await Feeds.RememberAsync(tram, settled, true, Hour, Cancellation));
        await Feeds.FinishAsync(tram, Well() with { Present = ["a"] }, Cancellation);

        Assert.Equal([settled], (await Feeds.FindItemsAsync(tram.Feed, ["b"], Cancellation)).Values);
        Assert.Equal([2, 0], (await Feeds.ListAsync(Cancellation)).Select(feed => feed.RecentArticles));
    }

    [Fact]
    public async Task RememberingHoldsTheFeedLonger()
    {
        await AddAsync(Tram);
        var held = (await TakeAsync(TimeSpan.Zero))!;

        Assert.True(await Feeds.RememberAsync(held, Item("a"), false, Hour, Cancellation));

        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task ARemovedFeedIsForgottenWithItsItemsAlsoByWhoeverPollsIt()
    {
        await AddAsync(Tram);
        var held = (await TakeAsync())!;
        await Feeds.RememberAsync(held, Item("a"), true, Hour, Cancellation);

        Assert.True(await Feeds.RemoveAsync(Tram, Cancellation));

        Assert.False(await Feeds.RemoveAsync(Tram, Cancellation));
        await AddAsync(Tram);
        Assert.False(await Feeds.FinishAsync(held, Well(), Cancellation));
        Assert.Empty(await Feeds.FindItemsAsync((await TakeAsync())!.Feed, ["a"], Cancellation));
    }

    [Fact]
    public async Task ManyTakersGetEachFeedOnce()
    {
        const int count = 40;
        await AddAsync([.. Enumerable.Range(0, count).Select(i => new Uri($"https://host{i}.example/feed"))]);
        var stores = new[] { Feeds, await OpenAsync() };
        var taken = await Task.WhenAll(Enumerable.Range(0, 2 * count).Select(i => stores[i % 2].TakeAsync($"w{i}", Hour, TimeSpan.Zero, Cancellation)));

        Assert.Equal(count, taken.OfType<LeasedFeed>().Select(leased => leased.Feed.Number).Distinct().Count());
        Assert.Equal(count, taken.OfType<LeasedFeed>().Count());
    }

    private static FeedPoll Well() => new() { NextIn = Hour };

    private static SeenItem Item(string key, string version = "v1") => new(key, version);

    private Task<LeasedFeed?> TakeAsync(TimeSpan? lease = null, TimeSpan? hostDelay = null) =>
        Feeds.TakeAsync("w", lease ?? Hour, hostDelay ?? TimeSpan.Zero, Cancellation);

    private async Task AddAsync(params Uri[] addresses)
    {
        foreach (var address in addresses)
            Assert.True(await Feeds.AddAsync(new FeedSource(address), Cancellation));
    }

    private async Task FailAsync(string reason) =>
        Assert.True(await Feeds.FinishAsync((await TakeAsync())!, new FeedPoll { Error = reason, NextIn = TimeSpan.Zero }, Cancellation));
}
