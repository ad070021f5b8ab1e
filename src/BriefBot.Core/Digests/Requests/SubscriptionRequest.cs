using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Requests;

/// <summary>What a line asks for, as far as it was understood. Null everywhere: the line says nothing of it.</summary>
internal sealed record SubscriptionRequest
{
    public static readonly TimeOnly UsualTime = new(8, 0);

    public DayPattern? Days { get; init; }

    /// <summary>Ascending, all of the same minute.</summary>
    public IReadOnlyList<TimeOnly>? Times { get; init; }

    /// <summary>Instead of times.</summary>
    public int EveryHours { get; init; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Empty: everything.</summary>
    public IReadOnlyList<string>? Wanted { get; init; }

    public IReadOnlyList<string>? Unwanted { get; init; }

    /// <summary>Of the articles: "nl" or "en"; empty for all.</summary>
    public string? ArticleLanguage { get; init; }

    /// <summary>"nl" or "en": what the digest itself is written in.</summary>
    public string? WrittenIn { get; init; }

    public int? MaxStories { get; init; }

    public QuietHours? QuietHours { get; init; }

    /// <summary>"no quiet hours".</summary>
    public bool NoQuietHours { get; init; }

    public bool? TellsWhenEmpty { get; init; }

    /// <summary>Slips that were mended: what stood there, and as what it was read.</summary>
    public IReadOnlyList<(string Written, string ReadAs)> Mended { get; init; } = [];

    public IReadOnlyList<RequestProblem> Problems { get; init; } = [];

    /// <summary>Stretches of words that mean nothing here.</summary>
    public IReadOnlyList<string> Unclear { get; init; } = [];

    public bool IsClear => Problems.Count == 0 && Unclear.Count == 0;

    public bool SaysWhen => Days is not null || Times is not null || EveryHours > 0;

    /// <summary>Whether anything was understood at all.</summary>
    public bool SaysSomething => SaysWhen || TimeZone is not null || Wanted is not null || Unwanted is not null || ArticleLanguage is not null
        || WrittenIn is not null || MaxStories is not null || QuietHours is not null || NoQuietHours || TellsWhenEmpty is not null;

    /// <param name="before">What is kept where the line says nothing; null: every day at the usual time.</param>
    public SchedulePattern Schedule(SchedulePattern? before = null)
    {
        var days = Days ?? before?.Days ?? DayPattern.Daily;
        if (EveryHours > 0)
            return new SchedulePattern(days, [], EveryHours);
        if (Times is null && before is { EveryHours: > 0 })
            return new SchedulePattern(days, [], before.EveryHours);
        return new SchedulePattern(days, Times ?? before?.Times ?? [UsualTime]);
    }
}

internal enum RequestProblemKind
{
    NotATime,
    NeedsTwoSubscriptions,
    EveryOther,
    TooRare,
    TooOften,
    Once,
    Contradiction,
    MonthlyOnWeekday,
    CountDiffers,
    HoursDoNotDivide,
    UnknownZone,
    ZoneIsAbbreviation,
    UnknownLanguage,
    MaxOutOfRange,
    TopicsMissing,
    TooManyTopics,
    TopicTooLong,
    QuietHoursUnclear,
}

/// <param name="Words">Of the line, that it is about.</param>
/// <param name="Instead">What was probably meant, in the same notation; null where nobody can tell.</param>
internal sealed record RequestProblem(RequestProblemKind Kind, string Words, string? Instead = null);
