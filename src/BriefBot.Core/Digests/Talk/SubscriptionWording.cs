using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>Says in full what a subscription does.</summary>
internal static class SubscriptionWording
{
    private const int MostNamed = 6;

    /// <summary>Without a capital or a full stop.</summary>
    /// <param name="withLanguage">Whether to say what it is written in.</param>
    public static string Describe(Subscription subscription, SubscriptionTexts texts, bool withLanguage = false)
    {
        var topics = subscription.Topics;
        var parts = new List<string>();
        if (subscription.Kind == SubscriptionKind.Alert)
            parts.Add(topics.Wanted.Count > 0 ? texts.Format(texts.AlertOf, List(topics.Wanted, texts.Or)) : texts.AlertOfAnything);
        else
        {
            parts.Add($"{When(subscription.Schedule!, texts)} ({subscription.TimeZone})");
            parts.Add(topics.Wanted.Count > 0 ? texts.Format(texts.About, List(topics.Wanted, texts.Or)) : texts.AboutEverything);
        }
        if (topics.Unwanted.Count > 0)
            parts.Add(texts.Format(texts.Without, List(topics.Unwanted, texts.Or)));
        if (topics.Language is { } language)
            parts.Add(language == "nl" ? texts.DutchOnly : texts.EnglishOnly);
        if (subscription.Kind == SubscriptionKind.Digest)
            parts.Add(texts.Replies.Counted(texts.AtMost, subscription.MaxStories));
        else
            parts.Add(texts.AlertGrouped);
        if (subscription.QuietHours is { } quiet)
            parts.Add(texts.Format(texts.QuietBetween, RequestLine.Clock(quiet.From), RequestLine.Clock(quiet.To)));
        if (subscription.TellsWhenEmpty)
            parts.Add(texts.AlsoWhenEmpty);
        if (withLanguage)
            parts.Add(subscription.Language == "nl" ? texts.WrittenInDutch : texts.WrittenInEnglish);
        return string.Join(", ", parts);
    }

    /// <summary>As one or more sentences: what, when first or next, and its number.</summary>
    public static string Sentences(Subscription subscription, SubscriptionTexts texts, string next, bool withLanguage = false)
    {
        var sentences = new List<string> { $"{Capital(Describe(subscription, texts, withLanguage))}." };
        if (subscription is { Kind: SubscriptionKind.Digest, NextDue: { } due })
            sentences.Add(texts.Format(next, Moment(due, subscription.TimeZone, texts)));
        sentences.Add(texts.Format(texts.Number, subscription.Number));
        return string.Join(' ', sentences);
    }

    public static string When(DigestSchedule schedule, SubscriptionTexts texts)
    {
        // Written by another version: as it stands.
        if (SchedulePattern.Of(schedule) is not { } pattern)
            return schedule.Cron;
        var days = DaysOf(pattern.Days, texts);
        if (pattern.EveryHours == 0)
            return $"{days} {texts.Format(texts.AtTimes, List([.. pattern.Times.Select(RequestLine.Clock)], texts.And))}";
        var hours = texts.Replies.Counted(texts.EveryHours, pattern.EveryHours);
        return pattern.Days == DayPattern.Daily ? hours : $"{days} {hours}";
    }

    /// <summary>A day and time on the clocks of a zone, with the year where it is another.</summary>
    public static string Moment(DateTimeOffset instant, string? zone, SubscriptionTexts texts) =>
        TimeZones.In(zone, instant).ToString("dddd d MMMM HH:mm", texts.Replies.Culture);

    public static string Day(DateOnly day, SubscriptionTexts texts) => day.ToString("d MMMM yyyy", texts.Replies.Culture);

    public static string List(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "",
        1 => items[0],
        > MostNamed => $"{string.Join(", ", items.Take(MostNamed))} … (+{(items.Count - MostNamed).ToString(CultureInfo.InvariantCulture)})",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
    };

    public static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    public static string DaysOf(DayPattern days, SubscriptionTexts texts) => days switch
    {
        DayPattern.OfWeek { Days: WeekDays.All } => texts.EveryDay,
        DayPattern.OfWeek { Days: WeekDays.Working } => texts.EveryWeekday,
        DayPattern.OfWeek week => texts.Format(texts.EveryNamedDay, List([.. DayPattern.DaysIn(week.Days).Select(day => DayName(day, texts))], texts.And)),
        DayPattern.OfMonth { Last: true } => texts.OnLastDay,
        DayPattern.OfMonth month => texts.Format(texts.OnDaysOfMonth, List([.. month.Days.Select(day => texts.IsDutch ? $"{day}e" : RequestLine.Ordinal(day))], texts.And)),
        DayPattern.NthOfMonth nth => texts.Format(texts.OnNthDay, texts.Nth[nth.Nth], DayName(nth.Day, texts)),
        _ => throw new InvalidOperationException($"Unexpected days {days}."),
    };

    private static string DayName(DayOfWeek day, SubscriptionTexts texts) => texts.Replies.Culture.DateTimeFormat.GetDayName(day);
}
