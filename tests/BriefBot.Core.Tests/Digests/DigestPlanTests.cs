using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Core.Tests.Digests;

public sealed class DigestPlanTests
{
    private static readonly TimeSpan CatchUp = TimeSpan.FromHours(12);
    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    [Theory]
    [InlineData("2026-11-20T07:30Z", "2026-11-21T07:30Z")]
    [InlineData("2026-11-20T07:31Z", "2026-11-21T07:30Z")]
    [InlineData("2026-11-20T19:30Z", "2026-11-21T07:30Z")]
    public void PostsWhatIsDueUntilItIsTooOld(string now, string next) =>
        Assert.Equal(new DigestPlan.Post(Parse(next)), For("0 30 8 * * ?", "2026-11-20T07:30Z", now));

    [Fact]
    public void SkipsWhatIsOlderThanTheCatchUp()
    {
        var skip = Assert.IsType<DigestPlan.Skip>(For("0 30 8 * * ?", "2026-11-20T07:30Z", "2026-11-20T19:31Z"));
        Assert.Equal(Parse("2026-11-21T07:30Z"), skip.NextDue);
        Assert.Contains("2026-11-20 07:30Z", skip.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAWeekThatWasMissedOneRowTellsAndTheLastIsCaughtUp()
    {
        var skip = Assert.IsType<DigestPlan.Skip>(For("0 30 8 * * ?", "2026-11-13T07:30Z", "2026-11-20T08:00Z"));
        Assert.StartsWith("7 were missed, due from 2026-11-13 07:30Z to 2026-11-19 07:30Z", skip.Reason, StringComparison.Ordinal);
        Assert.Equal(Parse("2026-11-20T07:30Z"), skip.NextDue);
        Assert.IsType<DigestPlan.Post>(For("0 30 8 * * ?", "2026-11-20T07:30Z", "2026-11-20T08:00Z"));
    }

    [Fact]
    public void AYearOfMissedMinutesIsNotCountedToItsEnd()
    {
        var skip = Assert.IsType<DigestPlan.Skip>(For("0 * * * * ?", "2025-11-20T07:30Z", "2026-11-20T07:30:10Z"));
        Assert.StartsWith("more than 1000", skip.Reason, StringComparison.Ordinal);
        Assert.Equal(Parse("2026-11-20T07:31Z"), skip.NextDue);
    }

    [Fact]
    public void WaitsForTheEndOfQuietHours()
    {
        Assert.Equal(new DigestPlan.Wait(Parse("2026-11-21T06:00Z")), For("0 30 23 * * ?", "2026-11-20T22:30Z", "2026-11-20T22:30Z", Night));
        Assert.IsType<DigestPlan.Post>(For("0 30 23 * * ?", "2026-11-20T22:30Z", "2026-11-21T06:00Z", Night));
    }

    [Fact]
    public void TimeInQuietHoursMakesNothingOld()
    {
        var morning = TimeSpan.FromHours(2);
        Assert.IsType<DigestPlan.Post>(For("0 30 23 * * ?", "2026-11-20T22:30Z", "2026-11-21T08:00Z", Night, morning));
        Assert.IsType<DigestPlan.Skip>(For("0 30 23 * * ?", "2026-11-20T22:30Z", "2026-11-21T08:01Z", Night, morning));
    }

    [Fact]
    public void OfManyThatAreDueInQuietHoursOneIsPostedAtTheirEnd()
    {
        Assert.Equal(new DigestPlan.Wait(Parse("2026-11-21T06:00Z")), For("0 0 * * * ?", "2026-11-20T21:00Z", "2026-11-20T21:00Z", Night));
        var skip = Assert.IsType<DigestPlan.Skip>(For("0 0 * * * ?", "2026-11-20T21:00Z", "2026-11-21T06:00Z", Night));
        Assert.StartsWith("9 were missed", skip.Reason, StringComparison.Ordinal);
        Assert.Equal(Parse("2026-11-21T06:00Z"), skip.NextDue);
        Assert.IsType<DigestPlan.Post>(For("0 0 * * * ?", "2026-11-21T06:00Z", "2026-11-21T06:00Z", Night));
    }

    [Theory]
    [InlineData("2026-11-20T20:59:59Z", null)]
    [InlineData("2026-11-20T21:00Z", "2026-11-21T06:00Z")]
    [InlineData("2026-11-21T05:59Z", "2026-11-21T06:00Z")]
    [InlineData("2026-11-21T06:00Z", null)]
    // The night in which the clocks go forward is an hour shorter, the other an hour longer.
    [InlineData("2026-03-28T21:30Z", "2026-03-29T05:00Z")]
    [InlineData("2026-10-24T21:30Z", "2026-10-25T06:00Z")]
    public void QuietHoursEnd(string now, string? end) =>
        Assert.Equal(end is null ? (DateTimeOffset?)null : Parse(end), QuietTime.EndAfter(Parse(now), Night, "Europe/Amsterdam"));

    [Theory]
    // 2:30 does not exist in that night; 2:30 comes twice in the other.
    [InlineData("2026-03-29T00:30Z", "2026-03-29T01:00Z")]
    [InlineData("2026-10-25T00:10Z", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T01:10Z", "2026-10-25T01:30Z")]
    public void QuietHoursThatEndWhenTheClocksChange(string now, string end) => Assert.Equal(
        Parse(end), QuietTime.EndAfter(Parse(now), new QuietHours(new TimeOnly(1, 0), new TimeOnly(2, 30)), "Europe/Amsterdam"));

    [Fact]
    public void TheConversationsQuietHoursHoldWhereTheSubscriptionHasNone()
    {
        var settings = new ChannelSettings { QuietHours = Night, TimeZone = "America/New_York" };
        var subscription = Subscription("0 30 8 * * ?", null);
        Assert.Equal(Parse("2026-11-20T12:00Z"), QuietTime.EndAfter(Parse("2026-11-20T07:30Z"), subscription, settings));
        Assert.Null(QuietTime.EndAfter(Parse("2026-11-20T07:30Z"), subscription with { QuietHours = Night }, settings));
        Assert.Equal(Parse("2026-11-21T06:00Z"), QuietTime.EndAfter(Parse("2026-11-20T22:30Z"), subscription, settings with { TimeZone = null }));
    }

    private static DigestPlan For(string cron, string due, string now, QuietHours? quiet = null, TimeSpan? catchUp = null) =>
        DigestPlan.For(Subscription(cron, quiet), Parse(due), Parse(now), new ChannelSettings(), catchUp ?? CatchUp);

    private static Subscription Subscription(string cron, QuietHours? quiet) => new()
    {
        Kind = SubscriptionKind.Digest,
        Conversation = new ConversationKey("slack", "T1", "town"),
        Creator = UserKey.Local,
        Language = "en",
        Schedule = new DigestSchedule(cron),
        TimeZone = "Europe/Amsterdam",
        QuietHours = quiet,
        Created = Parse("2026-11-01T12:00Z"),
    };

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
