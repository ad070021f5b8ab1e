using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Requests;

/// <summary>
/// Writes a request as somebody could have typed it after "subscribe": what a form or a button says, in words that
/// <see cref="RequestReader"/> reads as the same request.
/// </summary>
internal static class RequestLine
{
    private static readonly string[] EnglishNth = ["last", "first", "second", "third", "fourth"];
    private static readonly string[] DutchNth = ["laatste", "eerste", "tweede", "derde", "vierde"];

    public static string Write(SubscriptionRequest request, string language)
    {
        var isDutch = language == "nl";
        var parts = new List<string>();
        if (request.SaysWhen)
            parts.Add(When(request, isDutch));
        if (request.Wanted is { Count: 0 })
            parts.Add(isDutch ? "alle onderwerpen" : "all topics");
        if (request.Wanted is { Count: > 0 } wanted)
            parts.Add($"{(isDutch ? "onderwerpen" : "topics")} {List(wanted)}");
        if (request.Unwanted is { Count: > 0 } unwanted)
            parts.Add($"{(isDutch ? "zonder" : "without")} {List(unwanted)}");
        if (request.ArticleLanguage is { } articles)
            parts.Add(articles.Length > 0 ? $"{(isDutch ? "taal" : "lang")} {articles}" : isDutch ? "alle talen" : "all languages");
        if (request.MaxStories is { } most)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"max {most}"));
        if (request.QuietHours is { } quiet)
            parts.Add($"{(isDutch ? "stil" : "quiet")} {Span(quiet)}");
        if (request.NoQuietHours)
            parts.Add(isDutch ? "geen stille uren" : "no quiet hours");
        if (request.TellsWhenEmpty is { } tells)
            parts.Add((tells, isDutch) switch { (true, true) => "ook als er niets is", (true, _) => "also when empty", (_, true) => "niet als er niets is", _ => "not when empty" });
        if (request.WrittenIn is { } written)
            parts.Add((written, isDutch) switch { ("nl", true) => "in het Nederlands", ("nl", _) => "in Dutch", (_, true) => "in het Engels", _ => "in English" });
        if (request.TimeZone is { } zone)
            parts.Add(zone);
        return string.Join(' ', parts);
    }

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Span(QuietHours hours) => $"{Clock(hours.From)}-{Clock(hours.To)}";

    public static string Days(DayPattern days, bool isDutch) => days switch
    {
        DayPattern.OfWeek { Days: WeekDays.All } => isDutch ? "dagelijks" : "daily",
        DayPattern.OfWeek { Days: WeekDays.Working } => isDutch ? "werkdagen" : "weekdays",
        DayPattern.OfWeek { Days: WeekDays.Weekend } => "weekend",
        DayPattern.OfWeek week => string.Join(", ", DayPattern.DaysIn(week.Days).Select(day => DayName(day, isDutch))),
        DayPattern.OfMonth { Last: true } => isDutch ? "laatste dag van de maand" : "last day of the month",
        DayPattern.OfMonth month when isDutch => $"op de {string.Join(" en ", month.Days.Select(day => $"{day}e"))} van de maand",
        DayPattern.OfMonth month => $"on the {string.Join(" and ", month.Days.Select(Ordinal))} of the month",
        DayPattern.NthOfMonth nth when isDutch => $"{DutchNth[nth.Nth]} {DayName(nth.Day, isDutch)} van de maand",
        DayPattern.NthOfMonth nth => $"{EnglishNth[nth.Nth]} {DayName(nth.Day, isDutch)} of the month",
        _ => throw new InvalidOperationException($"Unexpected days {days}."),
    };

    public static string Ordinal(int day) => day switch
    {
        1 or 21 or 31 => $"{day}st",
        2 or 22 => $"{day}nd",
        3 or 23 => $"{day}rd",
        _ => $"{day}th",
    };

    public static string DayName(DayOfWeek day, bool isDutch) =>
        ReplyTexts.For(isDutch ? "nl" : "en").Culture.DateTimeFormat.GetDayName(day).ToLowerInvariant();

    private static string When(SubscriptionRequest request, bool isDutch)
    {
        var days = request.Days is { } named ? Days(named, isDutch) : "";
        if (request.EveryHours > 0)
            return $"{days} {(isDutch ? $"elke {request.EveryHours} uur" : request.EveryHours == 1 ? "every hour" : $"every {request.EveryHours} hours")}".TrimStart().Replace("elke 1 uur", "elk uur");
        var times = request.Times is { } at ? $"{(isDutch ? "om" : "at")} {string.Join(", ", at.Select(Clock))}" : "";
        return $"{days} {times}".Trim();
    }

    private static string List(IReadOnlyList<string> topics) => string.Join(", ", topics.Select(Quoted));

    /// <summary>Bare where it is read as itself; else between quotation marks, which none can hold.</summary>
    private static string Quoted(string topic) =>
        RequestReader.Read($"topics {topic}", "en") is { Wanted: [var same], IsClear: true, Mended.Count: 0, SaysWhen: false, Unwanted: null, TimeZone: null } && same == topic
        && RequestReader.Read($"onderwerpen x, {topic} dagelijks", "nl") is { Wanted: [_, var again], IsClear: true } && again == topic
            ? topic
            : $"\"{topic.Replace('"', '\'').Replace('“', '\'').Replace('”', '\'').Replace('„', '\'').Replace('«', '\'').Replace('»', '\'')}\"";
}
