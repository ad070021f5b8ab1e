using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Tests.Digests.Requests;

public sealed class RequestLineTests
{
    private static readonly string[] Topics =
        ["cloud", "black friday", "wine, women and song", "Daily Mail", "at 9", "Max Verstappen", "lang en leven", "quiet quitting", "every dag", "-minus", "2 articles", "in English", "G8", "Europe/Amsterdam", "alles", "Ajax", "het weer morgen"];

    private static readonly DayPattern[] Patterns =
    [
        DayPattern.Daily, new DayPattern.OfWeek(WeekDays.Working), new DayPattern.OfWeek(WeekDays.Weekend), new DayPattern.OfWeek(WeekDays.Monday | WeekDays.Thursday),
        new DayPattern.OfMonth([1]), new DayPattern.OfMonth([1, 15]), new DayPattern.OfMonth([], Last: true), new DayPattern.NthOfMonth(DayOfWeek.Tuesday, 2), new DayPattern.NthOfMonth(DayOfWeek.Friday, 0),
    ];

    /// <summary>What a form or a button says is read as it was meant, whatever the topics are called.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public void WhatIsWrittenIsReadAsTheSame(string language)
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var line = RequestLine.Write(Any(random), language);
            var read = RequestReader.Read(line, language);
            Assert.True(read is { IsClear: true, Mended.Count: 0 }, $"{line}: {string.Join(", ", read.Problems)} {string.Join(", ", read.Unclear)}");
            Assert.Equal(line, RequestLine.Write(read, language));
        }
    }

    /// <summary>Whatever people paste, it is read to the end and says what it could not use.</summary>
    [Fact]
    public void NoLineIsTooMuchForTheReader()
    {
        string[] odd =
        [
            "subscribe", "every", "elke", "om", "at", "9", "25:00", "half", "kwart", "voor", "over", "the", "1st", "31e", "last", "monday", "ma-vr", "-", "-\"", "\"", "“", ",", ",,", "topics", "zonder", "max", "999999999999",
            "quiet", "22-7", "lang", "Europe/", "../..", "CET", "UTC", "\uD83D", "\0", "\u0663", "twice", "a", "day", "of", "month", "in", "English", "also", "when", "empty", ":", "=", "t/m", "to",
        ];
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var line = string.Join(random.Next(9) == 0 ? "" : " ", random.GetItems(odd, random.Next(1, 10)));
            var read = RequestReader.Read(line, round % 2 == 0 ? "nl" : "en");
            Assert.NotNull(RequestLine.Write(read, "nl"));
            Assert.NotNull(read.Schedule().ToSchedule().Cron);
        }
    }

    [Fact]
    public void EverySchedulePatternComesBackFromItsCronAndIsOneThatQuartzReads()
    {
        foreach (var days in Patterns)
        {
            foreach (var pattern in new[] { new SchedulePattern(days, [new TimeOnly(8, 30), new TimeOnly(17, 30)]), new SchedulePattern(days, [], 1), new SchedulePattern(days, [], 6) })
            {
                var schedule = pattern.ToSchedule();
                Assert.Equal(pattern, SchedulePattern.Of(schedule));
                var next = schedule.NextAfter(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), "UTC")!.Value;
                Assert.True(days.Covers(DateOnly.FromDateTime(next.DateTime)), $"{schedule.Cron}: {next:u}");
            }
        }
        Assert.Null(SchedulePattern.Of(new DigestSchedule("0 0/5 8 ? * *")));
    }

    private static SubscriptionRequest Any(Random random)
    {
        T? Perhaps<T>(Func<T> value)
            where T : class => random.Next(2) == 0 ? value() : null;
        var topics = random.GetItems(Topics, random.Next(1, 5)).Distinct().ToList();
        return new SubscriptionRequest
        {
            Days = Patterns[random.Next(Patterns.Length)],
            Times = random.Next(3) > 0 ? [new TimeOnly(7, 15), new TimeOnly(18, 15)] : [new TimeOnly(random.Next(24), 0)],
            Wanted = Perhaps(() => (IReadOnlyList<string>)topics),
            Unwanted = Perhaps(() => (IReadOnlyList<string>)[.. random.GetItems(Topics, random.Next(1, 3)).Distinct()]),
            ArticleLanguage = Perhaps(() => random.Next(3) switch { 0 => "nl", 1 => "en", _ => "" }),
            WrittenIn = Perhaps(() => random.Next(2) == 0 ? "nl" : "en"),
            MaxStories = random.Next(2) == 0 ? random.Next(1, 21) : null,
            QuietHours = random.Next(2) == 0 ? new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 30)) : null,
            TellsWhenEmpty = random.Next(3) switch { 0 => true, 1 => false, _ => null },
            TimeZone = Perhaps(() => "America/New_York"),
        };
    }
}
