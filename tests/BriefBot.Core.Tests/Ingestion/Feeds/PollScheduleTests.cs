using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class PollScheduleTests
{
    private static readonly FeedSource Feed = new(new Uri("https://news.example/feed"));
    private readonly PollSchedule _schedule = new(new FeedOptions(), new Random(1));

    [Theory]
    [InlineData(null, null, null, 15)]
    [InlineData(5, null, null, 5)]
    [InlineData(null, 60, null, 60)]
    [InlineData(null, null, 30, 30)]
    [InlineData(null, 60, 90, 90)]
    [InlineData(120, 60, 90, 120)]
    [InlineData(null, 1_000_000, null, 1440)]
    [InlineData(2880, 1_000_000, null, 2880)]
    public void AfterSuccess_TheLongestWishCounts(int? interval, int? timeToLive, int? freshFor, int minutes)
    {
        var feed = Feed with { Interval = Minutes(interval) };
        for (var i = 0; i < 50; i++)
            Assert.InRange(_schedule.AfterSuccess(feed, Minutes(timeToLive), Minutes(freshFor)).TotalMinutes, minutes, minutes * 1.1);
    }

    [Theory]
    [InlineData(1, null, 15)]
    [InlineData(2, null, 30)]
    [InlineData(4, null, 120)]
    [InlineData(1000, null, 360)]
    [InlineData(1, 200, 200)]
    [InlineData(1, 1_000_000, 1440)]
    public void AfterFailure_WaitsTwiceAsLongEachTimeAndAsTheSiteAsks(int failures, int? retryAfter, int minutes) =>
        Assert.InRange(_schedule.AfterFailure(Feed, failures, Minutes(retryAfter)).TotalMinutes, minutes, minutes * 1.1);

    [Fact]
    public void FeedsThatWereAddedTogetherDoNotStayTogether() =>
        Assert.True(Enumerable.Range(0, 20).Select(_ => _schedule.AfterSuccess(Feed, null, null)).Distinct().Count() > 15);

    private static TimeSpan? Minutes(int? minutes) => minutes is { } count ? TimeSpan.FromMinutes(count) : null;
}
