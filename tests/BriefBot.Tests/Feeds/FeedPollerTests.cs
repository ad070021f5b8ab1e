using System.IO.Compression;
using System.Text;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Feeds;

public sealed class FeedPollerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FaultySite _site = null!;
    private Newsroom _room = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await FaultySite.StartAsync();
        _room = await Newsroom.OpenAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        _room.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task FetchesThePagesOfItemsThatCarryTheBeginningOnly()
    {
        _site.ServeArticle("/a");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a?utm_source=rss", "Fire &lt;b&gt;out&lt;/b&gt;", $"<content:encoded>{FaultySite.Story("it", 9)} [...]</content:encoded>")));
        _site.Answer("/a?utm_source=rss", context => { context.Response.Redirect("/a"); return Task.CompletedTask; });
        await _room.Feeds.AddAsync(new FeedSource(_site.Address("/feed")) { Collection = "press" }, Cancellation);

        var report = await PollAsync("/feed");

        Assert.Equal((PollStatus.Read, 1, 1, 0), (report.Status, report.Items, report.Added, report.Failures.Count));
        var article = Assert.Single(await _room.ArticlesAsync());
        Assert.Equal(("Fire out", "Harbour & Sea", "press"), (article.Title, article.Publisher, article.Collection));
        Assert.Equal(_site.Address("/a"), article.Url);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), article.Published!.Value.Earliest);
        Assert.Contains("14 ships may enter the harbour", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Home", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesTheWholeTextFromTheFeedWhereItIsThere()
    {
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a", extra: $"<content:encoded><![CDATA[<p>{FaultySite.Story("x", 4)}</p><p>{FaultySite.Story("y", 4)}</p>]]></content:encoded>")));

        Assert.Equal(1, (await PollAsync("/feed")).Added);

        Assert.Equal(0, _site.Count("/a"));
        Assert.Equal($"{FaultySite.Story("x", 4)}\n\n{FaultySite.Story("y", 4)}", Assert.Single(await _room.ArticlesAsync()).Text);
    }

    [Fact]
    public async Task AnItemWithoutAPageIsKnownByFeedAndId()
    {
        _site.Serve("/feed", FaultySite.Rss($"<item><guid isPermaLink='false'>7</guid><title>T</title><description>{FaultySite.Story("x", 2)}</description></item><item><title>Empty</title></item>"));

        var report = await PollAsync("/feed");

        Assert.Equal((1, 1), (report.Added, report.Failures.Count));
        Assert.Equal(ArticleId.For("public", SourceKey.ForItem(_site.Address("/feed").AbsoluteUri, "7")), Assert.Single(await _room.ArticlesAsync()).Id);
    }

    [Fact]
    public async Task ItemsThatShareAnIdAreAllTaken()
    {
        _site.Serve("/feed", FaultySite.Rss(string.Concat("/a,/b,/a".Split(',').Select(path => FullItem(path).Replace("<title>", "<guid>1</guid><title>", StringComparison.Ordinal)))));

        Assert.Equal(2, (await PollAsync("/feed")).Added);
    }

    [Fact]
    public async Task DoesNotFetchAnItemAgainUntilItChanges()
    {
        _site.ServeArticle("/a");
        _site.ServeArticle("/b");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a") + _site.Item("/missing")));
        await PollAsync("/feed");

        _site.Serve("/feed", FaultySite.Rss(_site.Item("/b") + _site.Item("/a") + _site.Item("/missing")));
        var second = await PollAsync("/feed");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/b") + _site.Item("/a", "Corrected")));
        var third = await PollAsync("/feed");

        Assert.Equal((1, 2), (second.Added, second.Unchanged));
        Assert.Equal((0, 2, 0), (third.Added, third.Unchanged, third.Revised));
        Assert.Equal((2, 1, 1), (_site.Count("/a"), _site.Count("/b"), _site.Count("/missing")));
        Assert.Equal(["A title", "Corrected"], (await _room.ArticlesAsync()).Select(article => article.Title).Order());
        Assert.Equal(2, (await _room.StateAsync(_site.Address("/feed"))).RecentArticles);
    }

    [Fact]
    public async Task AChangedTextIsANewRevision()
    {
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a", extra: $"<content:encoded>{FaultySite.Story("x", 9)}</content:encoded>")));
        await PollAsync("/feed");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a", extra: $"<content:encoded>{FaultySite.Story("z", 9)}</content:encoded>")));

        Assert.Equal((0, 1), ((await PollAsync("/feed")) is var report ? report.Added : -1, report.Revised));

        Assert.Equal(2, Assert.Single(await _room.ArticlesAsync()).Revision);
    }

    [Fact]
    public async Task AsksWhetherTheFeedChanged()
    {
        _site.ServeArticle("/a");
        _site.Answer("/feed", async context =>
        {
            context.Response.Headers.ETag = "W/\"v 1\"";
            context.Response.Headers.LastModified = "Mon, 02 Mar 2026 08:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "W/\"v 1\"")
                context.Response.StatusCode = 304;
            else
                await FaultySite.WriteAsync(context, Encoding.UTF8.GetBytes(FaultySite.Rss(_site.Item("/a"), "<ttl>120</ttl>")));
        });

        Assert.Equal(PollStatus.Read, (await PollAsync("/feed")).Status);
        var again = await PollAsync("/feed");
        Assert.Equal(PollStatus.NotModified, again.Status);
        Assert.InRange(again.NextIn.TotalMinutes, 120, 132);
        Assert.Equal(PollStatus.NotModified, (await PollAsync("/feed")).Status);

        Assert.Equal("Mon, 02 Mar 2026 08:00:00 GMT", _site.Last("/feed").IfModifiedSince);
        Assert.Equal(1, _site.Count("/a"));
    }

    [Fact]
    public async Task ComesBackWhenTheSiteSaysSo()
    {
        _site.Serve("/fresh", FaultySite.Rss(""), headers: [("Cache-Control", "public, max-age=7200"), ("Age", "1800")]);
        _site.Answer("/busy", 429, ("Retry-After", "7200"));
        _site.Answer("/down", 503, ("Retry-After", DateTimeOffset.UtcNow.AddHours(3).ToString("r")));

        Assert.InRange((await PollAsync("/fresh")).NextIn.TotalMinutes, 90, 99);
        var busy = await PollAsync("/busy");
        Assert.InRange(busy.NextIn.TotalMinutes, 120, 132);
        Assert.Contains("429", busy.Error, StringComparison.Ordinal);
        Assert.InRange((await PollAsync("/down")).NextIn.TotalMinutes, 179, 198);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(304)]
    public async Task KeepsTheReasonOfAFailureAndBacksOff(int status)
    {
        _site.Answer("/feed", status);

        var waits = new List<double>();
        for (var i = 0; i < 3; i++)
            waits.Add((await PollAsync("/feed")).NextIn.TotalMinutes);

        Assert.InRange(waits[0], 15, 16.5);
        Assert.InRange(waits[2], 60, 66);
        var state = await _room.StateAsync(_site.Address("/feed"));
        Assert.Equal(3, state.Failures);
        Assert.Contains($"{status}", state.LastError, StringComparison.Ordinal);
        _site.Serve("/feed", FaultySite.Rss(""));
        await PollAsync("/feed");
        Assert.Equal(0, (await _room.StateAsync(_site.Address("/feed"))).Failures);
    }

    [Fact]
    public async Task NothingHangsOnASlowSite()
    {
        using var folder = new TempFolder();
        using var room = await Newsroom.OpenAsync(folder, options => options.Timeout = TimeSpan.FromMilliseconds(300));
        _site.Answer("/silent", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        _site.Answer("/drip", async context =>
        {
            context.Response.ContentType = "application/rss+xml";
            for (var i = 0; ; i++)
            {
                await context.Response.WriteAsync(i == 0 ? "<rss><channel>" : " ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });

        foreach (var path in new[] { "/silent", "/drip" })
            Assert.Contains("did not deliver", (await room.PollAsync(_site.Address(path))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFeedThatBreaksOffIsReadTheNextTime()
    {
        var whole = Encoding.UTF8.GetBytes(FaultySite.Rss(FullItem("/a") + FullItem("/b")));
        _site.Answer("/feed", async context =>
        {
            context.Response.ContentType = "application/rss+xml";
            context.Response.ContentLength = whole.Length;
            await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        _site.Answer("/chunked", async context =>
        {
            context.Response.ContentType = "application/rss+xml";
            await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });

        foreach (var path in new[] { "/feed", "/chunked" })
            Assert.Contains("broke off", (await PollAsync(path)).Error, StringComparison.Ordinal);
        Assert.Empty(await _room.ArticlesAsync());
        _site.Answer("/feed", context => FaultySite.WriteAsync(context, whole));
        Assert.Equal(2, (await PollAsync("/feed")).Added);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task WhatIsCutOffUnseenIsNotTakenForTheWhole(string packing)
    {
        var whole = Encoding.UTF8.GetBytes(FaultySite.Rss(FullItem("/a") + FullItem("/b")));
        var isWhole = false;
        _site.Answer("/feed", async context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }
            if (packing.Length > 0)
                context.Response.Headers.ContentEncoding = packing;
            // A length that ends within the second item.
            await FaultySite.WriteAsync(context, Packed(isWhole ? whole : whole[..(whole.Length - 300)], packing));
        });

        Assert.InRange((await PollAsync("/feed")).Added, 0, 1);
        isWhole = true;
        await PollAsync("/feed");

        var articles = await _room.ArticlesAsync();
        Assert.Equal(2, articles.Count);
        Assert.All(articles, article => Assert.Equal((1, true), (article.Revision, article.Text.EndsWith("storm.", StringComparison.Ordinal))));
        Assert.Equal(PollStatus.NotModified, (await PollAsync("/feed")).Status);
    }

    /// <summary>How a page may be cut off on its way, and whether the connection tells.</summary>
    [Theory]
    [InlineData("length")]
    [InlineData("chunked")]
    [InlineData("short length")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task APageThatIsCutOffIsFetchedAgainAndStoredOnceAsAWhole(string how)
    {
        var whole = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang='en'><head><title>T</title></head><body><article><p>{FaultySite.Story("it", 40)}</p></article></body></html>");
        var isBroken = true;
        _site.Answer("/a", async context =>
        {
            var packing = how is "gzip" or "br" or "deflate" ? how : "";
            var body = Packed(whole, packing);
            if (packing.Length > 0)
                context.Response.Headers.ContentEncoding = packing;
            context.Response.ContentType = "text/html";
            if (!isBroken)
            {
                await FaultySite.WriteAsync(context, body, "text/html");
                return;
            }
            var half = body.AsMemory(0, body.Length / 2);
            if (how != "chunked")
                context.Response.ContentLength = how == "length" ? body.Length : half.Length;
            await context.Response.Body.WriteAsync(half, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (how is "length" or "chunked")
                context.Abort();
        });
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a")), headers: ("ETag", "\"1\""));

        var first = await PollAsync("/feed");
        Assert.Equal((0, 1, 0), (first.Added, first.Postponed, first.Failures.Count));
        isBroken = false;
        Assert.Equal(1, (await PollAsync("/feed")).Added);
        Assert.Equal(1, (await PollAsync("/feed")).Unchanged);

        var article = Assert.Single(await _room.ArticlesAsync());
        Assert.Equal((1, true, 2), (article.Revision, article.Text.Contains("280 ships", StringComparison.Ordinal), _site.Count("/a")));
    }

    [Fact]
    public async Task APageThatLeavesItsEndOutIsTakenTheSecondTime()
    {
        _site.Serve("/a", $"<title>T</title><article><p>{FaultySite.Story("it", 9)}", "text/html");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a")));

        Assert.Equal((0, 1), (await PollAsync("/feed")) is var first ? (first.Added, first.Postponed) : default);
        Assert.Equal((1, 0), (await PollAsync("/feed")) is var second ? (second.Added, second.Postponed) : default);
        Assert.Equal((1, 2), ((await PollAsync("/feed")).Unchanged, _site.Count("/a")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task FeedsAndPagesThatComeInChunksAndPackedAreReadWhole(string packing)
    {
        async Task ChunkedAsync(HttpContext context, string body, string type)
        {
            if (packing.Length > 0)
                context.Response.Headers.ContentEncoding = packing;
            context.Response.ContentType = type;
            foreach (var chunk in Packed(Encoding.UTF8.GetBytes(body), packing).Chunk(100))
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        _site.Answer("/feed", context => ChunkedAsync(context, FaultySite.Rss(FullItem("/full") + _site.Item("/page")), "application/rss+xml"));
        _site.Answer("/page", context => ChunkedAsync(context, $"<html><head><title>T</title></head><body><article><p>{FaultySite.Story("page", 9)}</p></article></body></html>", "text/html"));

        Assert.Equal(2, (await PollAsync("/feed")).Added);

        Assert.Equal([FaultySite.Story("full", 9), FaultySite.Story("page", 9)], (await _room.ArticlesAsync()).Select(article => article.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ASiteThatIsBusyIsLeftAloneForAsLongAsItAsks()
    {
        foreach (var i in Enumerable.Range(0, 5))
            _site.ServeArticle($"/{i}");
        _site.Answer("/1", 429, ("Retry-After", "1800"));
        _site.Serve("/feed", FaultySite.Rss(string.Concat(Enumerable.Range(0, 5).Select(i => _site.Item($"/{i}")))));

        var busy = await PollAsync("/feed");
        Assert.Equal((1, 4, 2), (busy.Added, busy.Postponed, _site.Paths.Count(path => path != "/feed")));
        Assert.InRange(busy.NextIn.TotalMinutes, 30, 33);
        _site.ServeArticle("/1");

        Assert.Equal((4, 0), (await PollAsync("/feed")) is var next ? (next.Added, next.Postponed) : default);
        Assert.Equal(5, (await _room.ArticlesAsync()).Count);
    }

    [Fact]
    public async Task ASlowPageDoesNotHoldUpTheOthers()
    {
        using var folder = new TempFolder();
        using var room = await Newsroom.OpenAsync(folder, options => options.Timeout = TimeSpan.FromMilliseconds(500));
        _site.Answer("/0", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        _site.ServeArticle("/1");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/0") + _site.Item("/1")));

        var slow = await room.PollAsync(_site.Address("/feed"));
        Assert.Equal((1, 1), (slow.Added, slow.Postponed));
        _site.ServeArticle("/0");

        Assert.Equal(1, (await room.PollAsync(_site.Address("/feed"))).Added);
        Assert.Equal(2, (await room.ArticlesAsync()).Count);
    }

    [Fact]
    public async Task PagesThatRedirectForEverAreGivenUpWithTheReason()
    {
        _site.Answer("/a", 301, ("Location", "/b"));
        _site.Answer("/b", 301, ("Location", "/a"));
        _site.ServeArticle("/c");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a") + _site.Item("/c")));

        var report = await PollAsync("/feed");

        Assert.Equal((1, 0), (report.Added, report.Postponed));
        Assert.Contains("redirects more than", Assert.Single(report.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APackedBodyThatIsCutOffStoresNoHalfArticle()
    {
        var packed = Packed(Encoding.UTF8.GetBytes(FaultySite.Rss(string.Concat(Enumerable.Range(0, 40).Select(i => FullItem($"/{i}"))))), "gzip");
        _site.Answer("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return FaultySite.WriteAsync(context, packed[..(packed.Length * 2 / 3)]);
        });

        await PollAsync("/feed");

        Assert.All(await _room.ArticlesAsync(), article => Assert.EndsWith("storm.", article.Text, StringComparison.Ordinal));
        _site.Answer("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return FaultySite.WriteAsync(context, packed);
        });
        await PollAsync("/feed");
        var all = await _room.ArticlesAsync();
        Assert.Equal((40, 1), (all.Count, all.Max(article => article.Revision)));
    }

    [Fact]
    public async Task EndlessRedirectsEnd()
    {
        _site.Answer("/feed", 301, ("Location", "/other"));
        _site.Answer("/other", 301, ("Location", "/feed"));

        Assert.Contains("redirects more than", (await PollAsync("/feed")).Error, StringComparison.Ordinal);
        Assert.InRange(_site.Paths.Count, 2, 6);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task AFeedThatMovedForGoodIsAskedForWhereItIs(int status)
    {
        var plain = "<item><guid isPermaLink='false'>7</guid><title>T</title><description>{0}</description></item>";
        _site.Serve("/old", FaultySite.Rss(plain.Replace("{0}", FaultySite.Story("x", 2), StringComparison.Ordinal)));
        await PollAsync("/old");
        _site.Answer("/old", status, ("Location", "/between"));
        _site.Answer("/between", 301, ("Location", "/new"));
        _site.Serve("/new", FaultySite.Rss(plain.Replace("{0}", FaultySite.Story("y", 2), StringComparison.Ordinal)));

        await _room.Poller.PollNowAsync(_site.Address("/old"), "test", Cancellation);
        await _room.Poller.PollNowAsync(_site.Address("/new"), "test", Cancellation);

        Assert.Equal((2, 2), (_site.Count("/old"), _site.Count("/new")));
        var feed = Assert.Single(await _room.Feeds.ListAsync(Cancellation));
        Assert.Equal((_site.Address("/new"), _site.Address("/old")), (feed.Source.Address, feed.Source.FirstAddress));
        // Known by the feed's first address, it is the same article still.
        Assert.Equal(2, Assert.Single(await _room.ArticlesAsync()).Revision);
        Assert.False(await _room.Feeds.AddAsync(new FeedSource(_site.Address("/old")), Cancellation));
    }

    [Fact]
    public async Task AFeedThatDidNotChangeMovesAsWell()
    {
        _site.Serve("/old", FaultySite.Rss(""), headers: ("ETag", "\"1\""));
        await PollAsync("/old");
        _site.Answer("/old", 301, ("Location", "/new"));
        _site.Answer("/new", context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"1\"" ? 304 : 500;
            return Task.CompletedTask;
        });

        Assert.Equal(PollStatus.NotModified, (await PollAsync("/old")).Status);

        Assert.Equal(_site.Address("/new"), Assert.Single(await _room.Feeds.ListAsync(Cancellation)).Source.Address);
    }

    [Theory]
    [InlineData(302, 301, 200)]
    [InlineData(307, 308, 200)]
    [InlineData(303, 200, 200)]
    [InlineData(301, 301, 404)]
    [InlineData(301, 301, 500)]
    public async Task AFeedStaysWhereItWasWhileItsMoveIsNotForGoodOrLeadsNowhere(int first, int second, int last)
    {
        _site.Answer("/old", first, ("Location", "/between"));
        _site.Answer("/between", second, ("Location", "/new"));
        _site.Answer("/new", last);
        if (second == 200)
            _site.Serve("/between", FaultySite.Rss(""));
        if (last == 200)
            _site.Serve("/new", FaultySite.Rss(""));

        Assert.Equal(last == 200 ? PollStatus.Read : PollStatus.Failed, (await PollAsync("/old")).Status);

        Assert.Equal(_site.Address("/old"), Assert.Single(await _room.Feeds.ListAsync(Cancellation)).Source.Address);
    }

    [Fact]
    public async Task AWebPageInTheFeedsPlaceDoesNotMoveIt()
    {
        _site.Answer("/old", 301, ("Location", "/page"));
        _site.ServeArticle("/page");

        Assert.Equal(PollStatus.Failed, (await PollAsync("/old")).Status);

        Assert.Equal(_site.Address("/old"), Assert.Single(await _room.Feeds.ListAsync(Cancellation)).Source.Address);
    }

    [Fact]
    public async Task AnItemWhoseTextChangesUnderAnUnchangedDateIsANewRevision()
    {
        string Feed(string text) => FaultySite.Rss(_site.Item("/a", extra: $"<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2026-03-02T08:00:00Z</atom:updated><content:encoded><![CDATA[{text}<img src='https://count.example/{text.Length}'/>]]></content:encoded>"));
        _site.Serve("/feed", Feed(FaultySite.Story("x", 9)));
        await PollAsync("/feed");
        _site.Serve("/feed", Feed(FaultySite.Story("x", 9).Replace("14 ships", "15 ships", StringComparison.Ordinal)));

        Assert.Equal(1, (await PollAsync("/feed")).Revised);

        var article = Assert.Single(await _room.ArticlesAsync());
        Assert.Equal((2, true), (article.Revision, article.Text.Contains("15 ships", StringComparison.Ordinal)));
        Assert.Equal((0, 1), ((await PollAsync("/feed")) is var same ? same.Revised : -1, same.Unchanged));
    }

    [Theory]
    [InlineData("In short, 12 comments.", "In short, 13 comments.", 1)]
    [InlineData("&lt;p class='a'&gt;In short.&lt;/p&gt;", "&lt;p class='b'&gt;In short.&lt;/p&gt;", 1)]
    [InlineData("In short.", "Corrected in short.", 2)]
    public async Task ThePageIsFetchedAgainWhereTheSummaryChangedButNotForItsCounters(string before, string after, int fetches)
    {
        string Feed(string summary) => FaultySite.Rss(_site.Item("/a", extra: "<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2026-03-02T08:00:00Z</atom:updated>").Replace("In short.", summary, StringComparison.Ordinal));
        _site.ServeArticle("/a");
        _site.Serve("/feed", Feed(before));
        await PollAsync("/feed");
        _site.Serve("/feed", Feed(after));

        Assert.Equal(1, (await PollAsync("/feed")).Unchanged);

        Assert.Equal(fetches, _site.Count("/a"));
    }

    [Theory]
    [InlineData("</item>", 2)]
    [InlineData("</content:encoded>", 2)]
    [InlineData("after the long storm.", 1)]
    public async Task OfAFeedThatIsCutOffEveryCompleteItemIsTaken(string lastWords, int added)
    {
        var whole = FaultySite.Rss(FullItem("/a") + FullItem("/b"));
        _site.Serve("/feed", whole[..(whole.LastIndexOf(lastWords, StringComparison.Ordinal) + lastWords.Length)]);

        Assert.Equal(added, (await PollAsync("/feed")).Added);

        _site.Serve("/feed", whole);
        await PollAsync("/feed");
        var articles = await _room.ArticlesAsync();
        Assert.Equal((2, 1), (articles.Count, articles.Max(article => article.Revision)));
        Assert.All(articles, article => Assert.EndsWith("storm.", article.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task APageThatIsInTroubleIsAskedForAgainAndNotLost()
    {
        _site.Answer("/a", 503);
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a")), headers: ("ETag", "\"1\""));

        var first = await PollAsync("/feed");
        _site.ServeArticle("/a");
        var second = await PollAsync("/feed");

        Assert.Equal((0, 1, 0), (first.Added, first.Postponed, first.Failures.Count));
        Assert.True(first.NextIn < TimeSpan.FromMinutes(2));
        Assert.Equal((1, 0), (second.Added, second.Postponed));
    }

    [Fact]
    public async Task APageThatNeverComesIsGivenUpWithItsReason()
    {
        _site.Answer("/a", 503);
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a")));
        var reports = new List<FeedReport>();
        for (var i = 0; i < 6; i++)
            reports.Add(await PollAsync("/feed"));

        Assert.Equal(5, _site.Count("/a"));
        Assert.Contains("503", Assert.Single(reports.SelectMany(report => report.Failures)).Reason, StringComparison.Ordinal);
        Assert.Equal(0, reports[^1].Postponed);
    }

    [Fact]
    public async Task ASiteThatIsDownIsNotAskedForEveryPage()
    {
        foreach (var i in Enumerable.Range(0, 10))
            _site.Answer($"/{i}", 503);
        _site.Serve("/feed", FaultySite.Rss(string.Concat(Enumerable.Range(0, 10).Select(i => _site.Item($"/{i}")))));

        Assert.Equal(10, (await PollAsync("/feed")).Postponed);

        Assert.Equal(4, _site.Paths.Count);
    }

    [Fact]
    public async Task ALongFeedComesInOverSeveralPollsWithoutLoss()
    {
        foreach (var i in Enumerable.Range(0, 90))
            _site.ServeArticle($"/{i}");
        _site.Serve("/feed", FaultySite.Rss(string.Concat(Enumerable.Range(0, 90).Select(i => _site.Item($"/{i}", $"Title {i}")))), headers: ("ETag", "\"1\""));

        var added = new List<int>();
        for (var i = 0; i < 3; i++)
            added.Add((await PollAsync("/feed")).Added);

        Assert.Equal([40, 40, 10], added);
        Assert.Equal(91 + 2, _site.Paths.Count);
    }

    [Fact]
    public async Task TwoPollersOnOneStoreAskForEachFeedOnce()
    {
        using var other = await Newsroom.OpenAsync(_folder);
        foreach (var i in Enumerable.Range(0, 8))
        {
            _site.Serve($"/feed{i}", FaultySite.Rss(FullItem($"/{i}") + FullItem("/shared")));
            await _room.Feeds.AddAsync(new FeedSource(_site.Address($"/feed{i}")), Cancellation);
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => DrainAsync(i % 2 == 0 ? _room : other))));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"/feed{i}"), _site.Paths.Order());
        Assert.Equal(1, _site.MostAtOnce);
        var articles = await _room.ArticlesAsync();
        Assert.Equal((9, 1), (articles.Count, articles.Max(article => article.Revision)));

        static async Task DrainAsync(Newsroom room)
        {
            // While a host is busy none of its feeds is given out, although they are due.
            while (await room.Feeds.NextDueAsync(Cancellation) < TimeSpan.FromMinutes(10))
            {
                if (await room.Poller.PollNextAsync("test", Cancellation) is null && (await room.Feeds.ListAsync(Cancellation)).All(feed => feed.LastSuccess is not null))
                    return;
            }
        }
    }

    [Fact]
    public async Task LeavesAPauseBetweenRequestsToAHost()
    {
        using var folder = new TempFolder();
        var time = new ManualTime();
        using var room = await Newsroom.OpenAsync(folder, options => options.HostDelay = TimeSpan.FromSeconds(5), time);
        _site.ServeArticle("/a");
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a")));

        var polling = room.PollAsync(_site.Address("/feed"));
        while (time.Waiting.Count == 0)
            await Task.Yield();
        Assert.Equal(["/feed"], _site.Paths);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, (await polling).Added);
    }

    [Fact]
    public async Task WhenItIsStoppedTheFeedIsFreeAtOnce()
    {
        using var stop = new CancellationTokenSource();
        _site.Answer("/feed", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await _room.Feeds.AddAsync(new FeedSource(_site.Address("/feed")), Cancellation);
        var polling = _room.Poller.PollNextAsync("test", stop.Token);
        while (_site.Paths.Count == 0)
            await Task.Yield();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
        Assert.NotNull(await _room.Feeds.TakeAsync("other", TimeSpan.FromHours(1), TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task AFeedThatIsRemovedMeanwhileStoresNothingMore()
    {
        foreach (var i in Enumerable.Range(0, 3))
            _site.ServeArticle($"/{i}");
        _site.Serve("/feed", FaultySite.Rss(string.Concat(Enumerable.Range(0, 3).Select(i => _site.Item($"/{i}")))));
        _site.Answer("/1", async context =>
        {
            await _room.Feeds.RemoveAsync(_site.Address("/feed"), Cancellation);
            context.Response.StatusCode = 404;
        });

        Assert.Equal(PollStatus.Lost, (await PollAsync("/feed")).Status);

        Assert.Equal(0, _site.Count("/2"));
    }

    [Fact]
    public async Task WhatIsNoFeedSaysSo()
    {
        _site.ServeArticle("/page");
        _site.Serve("/picture", "x", "image/png");

        Assert.Contains("web page, not a feed", (await PollAsync("/page")).Error, StringComparison.Ordinal);
        Assert.Contains("image/png", (await PollAsync("/picture")).Error, StringComparison.Ordinal);
    }

    private Task<FeedReport> PollAsync(string path) => _room.PollAsync(_site.Address(path));

    private string FullItem(string path) => _site.Item(path, extra: $"<content:encoded>{FaultySite.Story(path, 9)}</content:encoded>");

    private static byte[] Packed(byte[] plain, string packing)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => packed,
        })
        {
            stream.Write(plain);
            if (packing.Length == 0)
                return plain;
        }
        return packed.ToArray();
    }
}
