using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>What somebody should know about what they asked for, said only where it matters.</summary>
internal static class ScheduleRemarks
{
    private const int DaysAhead = 366;

    public static IReadOnlyList<string> Of(Subscription made, SubscriptionRequest request, DigestCommand command, SubscriptionTexts texts)
    {
        if (made.Schedule is null || SchedulePattern.Of(made.Schedule) is not { } pattern)
            return Mended(request, texts);
        return
        [
            .. Mended(request, texts),
            .. Usual(made, request, pattern, texts),
            .. Quiet(made, pattern, command.Settings, texts),
            .. pattern.Days is DayPattern.OfMonth { Days: [.., > 28] } ? new[] { texts.SkippedMonths } : [],
            .. Clocks(pattern, made.TimeZone, command.Received, texts),
        ];
    }

    public static IReadOnlyList<string> Mended(SubscriptionRequest request, SubscriptionTexts texts) =>
        [.. request.Mended.Select(slip => texts.Format(texts.ReadAs, slip.Written, slip.ReadAs))];

    private static IEnumerable<string> Usual(Subscription made, SubscriptionRequest request, SchedulePattern pattern, SubscriptionTexts texts)
    {
        if (request.Times is null && request.EveryHours == 0 && pattern.Times is [var time])
            yield return texts.Format(texts.NoTimeNamed, RequestLine.Clock(time), $"{texts.Format(texts.ChangeWord, made.Number)} 9:30");
    }

    private static IEnumerable<string> Quiet(Subscription made, SchedulePattern pattern, ChannelSettings settings, SubscriptionTexts texts)
    {
        // Those of the conversation may be in another zone: then the first digest tells.
        if ((made.QuietHours ?? (settings.TimeZone == made.TimeZone ? settings.QuietHours : null)) is not { } hours)
            yield break;
        var quiet = pattern.Times.Where(time => time.IsBetween(hours.From, hours.To)).Select(RequestLine.Clock).ToList();
        if (quiet.Count > 0)
            yield return texts.Format(texts.InQuietHours, SubscriptionWording.List(quiet, texts.And), RequestLine.Span(hours));
    }

    /// <summary>Times that a zone's clocks skip or show twice within a year, on days that the digest is for.</summary>
    private static IEnumerable<string> Clocks(SchedulePattern pattern, string timeZone, DateTimeOffset now, SubscriptionTexts texts)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone))
            yield break;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        var moments = Enumerable.Range(0, DaysAhead).Select(today.AddDays).Where(pattern.Days.Covers)
            .SelectMany(day => pattern.Times.Select(time => (Day: day, Time: time, Local: day.ToDateTime(time))))
            .ToList();
        if (moments.Find(moment => zone.IsInvalidTime(moment.Local)) is { Local.Ticks: > 0 } skipped)
            yield return texts.Format(texts.ClockSkips, SubscriptionWording.Day(skipped.Day, texts), RequestLine.Clock(skipped.Time));
        if (moments.Find(moment => zone.IsAmbiguousTime(moment.Local)) is { Local.Ticks: > 0 } repeated)
            yield return texts.Format(texts.ClockRepeats, SubscriptionWording.Day(repeated.Day, texts), RequestLine.Clock(repeated.Time));
    }
}
