using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>Says what of a line was understood and what was not, and how to put it right.</summary>
internal static class Misunderstanding
{
    private const int MostSuggested = 4;
    private const int LongestSuggestion = 250;

    /// <param name="verb">What a suggestion begins with.</param>
    public static Reply Say(SubscriptionRequest request, SubscriptionTexts texts, string verb)
    {
        var understood = RequestLine.Write(request, texts.Language);
        var suggestions = Repairs(request, texts).Select(Written).Append(verb == texts.SubscribeWord && !request.SaysSomething ? texts.Examples[0] : "")
            .Where(line => line.Length > verb.Length + 1 && line.Length <= LongestSuggestion).Distinct().Take(MostSuggested).ToList();
        string[] sentences =
        [
            understood.Length > 0 ? texts.Format(texts.Understood, understood) : texts.UnderstoodNothing,
            .. Complaints(request, texts),
        ];
        var example = suggestions.Count > 0 ? $"\n{texts.Format(texts.SayForExample, suggestions[0])}" : "";
        return texts.Problem(string.Join(' ', sentences) + example) with
        {
            Suggestions = [.. suggestions, .. request.Problems.Any(problem => problem.Kind == RequestProblemKind.Once) ? new[] { texts.NowWord } : []],
            Notices = ScheduleRemarks.Mended(request, texts),
        };

        string Written(SubscriptionRequest repaired)
        {
            var line = RequestLine.Write(repaired with { Problems = [], Unclear = [] }, texts.Language);
            return $"{verb} {(verb == texts.AlertWord ? WithoutTopicsWord(line) : line)}";
        }
    }

    /// <summary>What cannot be, and what was left over, a sentence each.</summary>
    public static IEnumerable<string> Complaints(SubscriptionRequest request, SubscriptionTexts texts) => request.Problems
        .Select(problem => texts.Format(texts.Problems[problem.Kind], problem.Words))
        .Concat(request.Unclear.Select(words => texts.Format(texts.NotUnderstood, words)))
        .Distinct();

    /// <summary>"alert" is followed by topics anyway.</summary>
    public static string WithoutTopicsWord(string line) =>
        line.StartsWith("topics ", StringComparison.Ordinal) ? line["topics ".Length..]
        : line.StartsWith("onderwerpen ", StringComparison.Ordinal) ? line["onderwerpen ".Length..]
        : line;

    private static IEnumerable<SubscriptionRequest> Repairs(SubscriptionRequest request, SubscriptionTexts texts)
    {
        if (request.Unclear.Count > 0)
            yield return Whole(request) with { Wanted = [.. request.Wanted ?? [], .. request.Unclear] };
        foreach (var problem in request.Problems)
        {
            foreach (var repaired in Repair(Whole(request), problem, texts))
                yield return repaired;
        }
        if (request.SaysSomething)
            yield return Whole(request);
    }

    /// <summary>With days and a time, so that it can be pressed as it stands.</summary>
    private static SubscriptionRequest Whole(SubscriptionRequest request) => request.EveryHours > 0
        ? request with { Times = null }
        : request with { Days = request.Days ?? DayPattern.Daily, Times = request.Times is { Count: > 0 } times ? OneMinute(times) : [SubscriptionRequest.UsualTime] };

    private static IReadOnlyList<TimeOnly> OneMinute(IReadOnlyList<TimeOnly> times) => [.. times.Where(time => time.Minute == times[0].Minute)];

    private static IEnumerable<SubscriptionRequest> Repair(SubscriptionRequest request, RequestProblem problem, SubscriptionTexts texts)
    {
        switch (problem.Kind)
        {
            case RequestProblemKind.NeedsTwoSubscriptions:
                return problem.Words.Split(", ").Select(time => request with { Times = [TimeOnly.ParseExact(time, "HH:mm", texts.Replies.Culture)] });
            case RequestProblemKind.EveryOther:
                var day = request.Days is DayPattern.OfWeek { Days: not WeekDays.All } ? request.Days : new DayPattern.OfWeek(WeekDays.Monday);
                return [request with { Days = day }, request with { Days = new DayPattern.OfMonth([1, 15]) }];
            case RequestProblemKind.TooRare:
                return [request with { Days = new DayPattern.OfMonth([1]) }];
            case RequestProblemKind.TooOften:
                return [request with { Days = null, Times = null, EveryHours = 1 }];
            case RequestProblemKind.HoursDoNotDivide:
                return [request with { Days = null, Times = null, EveryHours = 4 }, request with { Days = null, Times = null, EveryHours = 6 }];
            case RequestProblemKind.MonthlyOnWeekday when request.Days is DayPattern.OfWeek week:
                return [request with { Days = new DayPattern.NthOfMonth(DayPattern.DaysIn(week.Days).First(), 1) }];
            case RequestProblemKind.UnknownZone or RequestProblemKind.ZoneIsAbbreviation:
                return [request with { TimeZone = problem.Instead ?? "Europe/Amsterdam" }];
            case RequestProblemKind.MaxOutOfRange:
                return [request with { MaxStories = OptionReader.MostStories }];
            case RequestProblemKind.UnknownLanguage:
                return [request with { ArticleLanguage = "en" }];
            case RequestProblemKind.QuietHoursUnclear:
                return [request with { QuietHours = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) }];
            default:
                return [];
        }
    }
}
