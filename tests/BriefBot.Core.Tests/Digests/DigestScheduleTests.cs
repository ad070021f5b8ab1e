using System.Globalization;
using BriefBot.Core.Digests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;

namespace BriefBot.Core.Tests.Digests;

public sealed class DigestScheduleTests
{
    private const string Daily0230 = "0 30 2 ? * *";

    private static readonly string[] Zones =
        ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Tehran"];

    [Theory]
    [InlineData("0 30 8 ? * MON-FRI", "Europe/Amsterdam", "2026-11-20T07:30Z", "2026-11-23T07:30Z")]
    [InlineData("0 0 7 ? * MON", "Europe/Amsterdam", "2026-11-22T08:00Z", "2026-11-23T06:00Z")]
    [InlineData("0 0 9 * * ?", "Asia/Kathmandu", "2026-11-22T03:15Z", "2026-11-23T03:15Z")]
    [InlineData("0 0 9 * * ?", "Asia/Kathmandu", "2026-11-22T03:14:59.999Z", "2026-11-22T03:15Z")]
    public void NextAfter_IsOnTheZonesClock(string cron, string zone, string after, string expected) => AssertNext(cron, zone, after, expected);

    [Theory]
    // The clocks go from 2:00 to 3:00: what was to be at 2:30 is at 3:00, once.
    [InlineData("Europe/Amsterdam", "2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    // From 2:00 to 3:00 as well, west of Greenwich.
    [InlineData("America/New_York", "2026-03-07T07:30Z", "2026-03-08T07:00Z", "2026-03-09T06:30Z")]
    // By half an hour, in October, from 2:00 to 2:30, which is when it is due.
    [InlineData("Australia/Lord_Howe", "2026-10-02T16:00Z", "2026-10-03T15:30Z", "2026-10-04T15:30Z")]
    public void NextAfter_ASkippedTimeIsDueAtTheNextThatExists(string zone, string before, string then, string next)
    {
        AssertNext(Daily0230, zone, before, then);
        AssertNext(Daily0230, zone, then, next);
    }

    [Fact]
    public void NextAfter_InsideTheHalfHourThatLordHoweSkips() =>
        AssertNext("0 15 2 ? * *", "Australia/Lord_Howe", "2026-10-03T00:00Z", "2026-10-03T15:30Z");

    [Theory]
    [InlineData(Daily0230, "Europe/Amsterdam", "2026-10-24T01:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("0 30 1 ? * *", "America/New_York", "2026-10-31T06:00Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z")]
    // From 2:00 back to 1:30.
    [InlineData("0 45 1 ? * *", "Australia/Lord_Howe", "2026-04-03T16:00Z", "2026-04-04T14:45Z", "2026-04-05T15:15Z")]
    public void NextAfter_ARepeatedTimeIsDueTheFirstTimeOnly(string cron, string zone, string before, string then, string next)
    {
        AssertNext(cron, zone, before, then);
        AssertNext(cron, zone, then, next);
    }

    [Theory]
    [InlineData("2026-10-25T00:10Z")]
    [InlineData("2026-10-25T01:10Z")]
    [InlineData("2026-10-25T01:45Z")]
    public void NextAfter_WhereverOneLooksFromTheRepeatedHour(string after)
    {
        var isBefore = after == "2026-10-25T00:10Z";
        AssertNext(Daily0230, "Europe/Amsterdam", after, isBefore ? "2026-10-25T00:30Z" : "2026-10-26T01:30Z");
    }

    [Fact]
    public void NextAfter_EveryHourLeavesTheRepeatedHourOut()
    {
        var due = Times("0 0 * ? * *", "Europe/Amsterdam", "2026-10-24T22:30Z", 5);
        Assert.Equal(["2026-10-24T23:00Z", "2026-10-25T00:00Z", "2026-10-25T02:00Z", "2026-10-25T03:00Z", "2026-10-25T04:00Z"], due);
    }

    [Theory]
    [InlineData("0 0 12 L * ?", "2026-01-30T12:00Z", "2026-01-31T12:00Z", "2026-02-28T12:00Z")]
    [InlineData("0 0 12 31 * ?", "2026-01-31T12:00Z", "2026-03-31T12:00Z", "2026-05-31T12:00Z")]
    [InlineData("0 0 12 29 2 ?", "2026-01-01T00:00Z", "2028-02-29T12:00Z", "2032-02-29T12:00Z")]
    [InlineData("0 0 12 L 2 ?", "2027-03-01T00:00Z", "2028-02-29T12:00Z", "2029-02-28T12:00Z")]
    [InlineData("0 0 12 LW * ?", "2026-05-01T00:00Z", "2026-05-29T12:00Z", "2026-06-30T12:00Z")]
    [InlineData("0 0 12 ? * MON#1", "2026-11-01T00:00Z", "2026-11-02T12:00Z", "2026-12-07T12:00Z")]
    public void NextAfter_AtTheEndsOfMonthsAndInLeapYears(string cron, string after, string first, string second) =>
        Assert.Equal([first, second], Times(cron, "UTC", after, 2));

    [Fact]
    public void NextAfter_ADayThatTheCalendarSkipsIsMadeUpFor()
    {
        // Samoa went from the 29th to the 31st of December 2011.
        Assert.Equal(["2011-12-29T18:30Z", "2011-12-30T10:00Z", "2011-12-30T18:30Z"], Times("0 30 8 * * ?", "Pacific/Apia", "2011-12-29T00:00Z", 3));
    }

    [Fact]
    public void NextAfter_FollowsTheRulesThatHold()
    {
        var after = Parse("2030-06-01T12:00Z");
        var schedule = new DigestSchedule("0 30 8 * * ?");
        var abolished = new SingleZoneProvider(DateTimeZone.ForOffset(Offset.FromHours(1)));
        Assert.Equal(Parse("2030-06-02T06:30Z"), schedule.NextAfter(after, "Europe/Amsterdam", DateTimeZoneProviders.Tzdb));
        Assert.Equal(Parse("2030-06-02T07:30Z"), schedule.NextAfter(after, "Europe/Amsterdam", abolished));
    }

    [Fact]
    public void NextAfter_IsNullWhenItNeverComes() => Assert.Null(new DigestSchedule("0 0 12 30 2 ?").NextAfter(Parse("2026-01-01T00:00Z"), "UTC"));

    [Fact]
    public void NextAfter_KnowsNoZoneThatDoesNotExist() => Assert.Throws<DateTimeZoneNotFoundException>(
        () => new DigestSchedule(Daily0230).NextAfter(Parse("2026-01-01T00:00Z"), "Europe/Atlantis"));

    [Theory]
    [InlineData("")]
    [InlineData("every day")]
    [InlineData("0 30 25 * * ?")]
    [InlineData("30 8 * * *")]
    public void TakesNoExpressionThatIsNone(string cron)
    {
        Assert.False(DigestSchedule.IsValid(cron));
        Assert.Throws<FormatException>(() => new DigestSchedule(cron));
    }

    [Fact]
    public void IsEqualByItsExpression()
    {
        Assert.Equal(new DigestSchedule(Daily0230), new DigestSchedule(Daily0230));
        Assert.NotEqual(new DigestSchedule(Daily0230), new DigestSchedule("0 31 2 ? * *"));
    }

    [Fact]
    public void NextAfter_GoesOnAndOnAndKeepsEveryDayOnce() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Cases(), ((int Zone, int Minute, int Day) at) =>
        {
            var (zone, minute) = (Zones[at.Zone], at.Minute);
            var schedule = new DigestSchedule(string.Create(CultureInfo.InvariantCulture, $"0 {minute % 60} {minute / 60} * * ?"));
            var zoned = DateTimeZoneProviders.Tzdb[zone];
            var after = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(at.Day).AddMinutes(minute);
            var expected = LocalTime.FromMinutesSinceMidnight(minute);
            var day = (LocalDate?)null;
            for (var run = 0; run < 400; run++)
            {
                var due = schedule.NextAfter(after, zone)!.Value;
                Assert.True(due > after, $"{zone} {minute}: {due:u} is not after {after:u}");
                var local = Instant.FromDateTimeOffset(due).InZone(zoned).LocalDateTime;
                // The day that it stands for: later than its own time only where that does not exist.
                var meant = local.TimeOfDay == expected ? local.Date
                    : zoned.MapLocal(local.Date.At(expected)).Count == 0 ? local.Date
                    : local.Date.PlusDays(-1);
                Assert.True(day is null || meant == day.Value.PlusDays(1), $"{zone} {minute}: {meant} after {day}");
                Assert.True(local.TimeOfDay == expected || zoned.MapLocal(meant.At(expected)).Count == 0, $"{zone} {minute}: due at {local}");
                (after, day) = (due, meant);
            }
        }));

    private static Arbitrary<(int Zone, int Minute, int Day)> Cases() => (
        from zone in Gen.Choose(0, Zones.Length - 1)
        // Where clocks are put back and forth, more often than elsewhere.
        from minute in Gen.OneOf(Gen.Choose(0, 240), Gen.Choose(0, 1439))
        from day in Gen.Choose(0, 365 * 25)
        select (zone, minute, day)).ToArbitrary();

    private static List<string> Times(string cron, string zone, string after, int count)
    {
        var times = new List<string>();
        for (var (schedule, last) = (new DigestSchedule(cron), Parse(after)); times.Count < count; times.Add(Write(last)))
            last = schedule.NextAfter(last, zone)!.Value;
        return times;
    }

    private static void AssertNext(string cron, string zone, string after, string expected) =>
        Assert.Equal(expected, Write(new DigestSchedule(cron).NextAfter(Parse(after), zone)!.Value));

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private static string Write(DateTimeOffset time)
    {
        Assert.Equal((TimeSpan.Zero, 0), (time.Offset, time.Second));
        return time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
    }

    private sealed class SingleZoneProvider(DateTimeZone zone) : IDateTimeZoneProvider
    {
        public string VersionId => "test";

        public System.Collections.ObjectModel.ReadOnlyCollection<string> Ids => new([zone.Id]);

        public DateTimeZone this[string id] => zone;

        public DateTimeZone GetSystemDefault() => zone;

        public DateTimeZone GetZoneOrNull(string id) => zone;
    }
}
