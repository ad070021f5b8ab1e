using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Operations;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Feeds;

public sealed class FeedServiceTests
{
    [Fact]
    public async Task ReadsEveryFeedThatIsDueAndStopsWhenItIsTold()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        using var room = await Newsroom.OpenAsync(folder);
        await using var site = await FaultySite.StartAsync();
        site.ServeArticle("/a");
        site.Serve("/good", FaultySite.Rss(site.Item("/a")));
        site.Answer("/bad", 500);
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Answer("/silent", context =>
        {
            silent.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        foreach (var path in new[] { "/bad", "/good", "/silent" })
            await room.Feeds.AddAsync(new FeedSource(site.Address(path)), cancellation);
        using var meter = new TestMeter();
        using var service = new FeedService(room.Poller, room.Feeds, meter.Meter, TimeProvider.System, NullLogger<FeedService>.Instance);

        await service.StartAsync(cancellation);
        await silent.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        await service.StopAsync(cancellation);

        Assert.Equal(["/bad", "/good", "/a", "/silent"], site.Paths);
        Assert.Single(await room.ArticlesAsync());
        Assert.Equal(1, (await room.StateAsync(site.Address("/bad"))).Failures);
        Assert.NotNull(await room.Feeds.TakeAsync("other", TimeSpan.FromHours(1), TimeSpan.Zero, cancellation));
    }
}
