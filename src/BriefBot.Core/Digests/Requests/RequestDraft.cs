using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Requests;

/// <summary>A request while it is read.</summary>
internal sealed class RequestDraft
{
    private readonly List<(string Written, string ReadAs)> _mended = [];
    private readonly List<RequestProblem> _problems = [];
    private readonly List<string> _unclear = [];

    /// <summary>"monthly", "weekly" without a day.</summary>
    public bool IsMonthly { get; set; }

    public bool IsWeekly { get; set; }

    public DayPattern? Days { get; set; }

    public SortedSet<TimeOnly> Times { get; } = [];

    /// <summary>Two of a day, say; 0 where it was not said.</summary>
    public int TimesADay { get; set; }

    public int EveryHours { get; set; }

    /// <summary>For "every evening" and the like, unless a time is named.</summary>
    public TimeOnly? UsualTime { get; set; }

    public string? TimeZone { get; set; }

    public List<string>? Wanted { get; set; }

    public List<string>? Unwanted { get; set; }

    public string? ArticleLanguage { get; set; }

    public string? WrittenIn { get; set; }

    public int? MaxStories { get; set; }

    public QuietHours? QuietHours { get; set; }

    public bool NoQuietHours { get; set; }

    public bool? TellsWhenEmpty { get; set; }

    public bool SaysDays => Days is not null || IsMonthly || IsWeekly || EveryHours > 0;

    public void Complain(RequestProblemKind kind, string words, string? instead = null) => _problems.Add(new RequestProblem(kind, words, instead));

    public void Mend(string written, string readAs) => _mended.Add((written, readAs));

    /// <summary>Words next to each other are one stretch.</summary>
    public void Leave(string word, bool goesOn)
    {
        if (goesOn && _unclear.Count > 0)
            _unclear[^1] += $" {word}";
        else
            _unclear.Add(word);
    }

    public SubscriptionRequest Finish()
    {
        var days = WhichDays();
        var times = WhichTimes();
        TopicReader.CheckLimits(this);
        return new SubscriptionRequest
        {
            Days = days,
            Times = times,
            EveryHours = EveryHours,
            TimeZone = TimeZone,
            Wanted = Wanted,
            Unwanted = Unwanted,
            ArticleLanguage = ArticleLanguage,
            WrittenIn = WrittenIn,
            MaxStories = MaxStories,
            QuietHours = QuietHours,
            NoQuietHours = NoQuietHours,
            TellsWhenEmpty = TellsWhenEmpty,
            Mended = _mended,
            Problems = _problems,
            Unclear = _unclear,
        };
    }

    private DayPattern? WhichDays()
    {
        if (IsMonthly && Days is DayPattern.OfWeek)
            Complain(RequestProblemKind.MonthlyOnWeekday, "");
        if (Days is null && IsMonthly)
            return new DayPattern.OfMonth([1]);
        return Days ?? (IsWeekly ? new DayPattern.OfWeek(WeekDays.Monday) : null);
    }

    private List<TimeOnly>? WhichTimes()
    {
        if (EveryHours > 0 && Times.Count > 0)
            Complain(RequestProblemKind.Contradiction, "");
        if (Times.Select(time => time.Minute).Distinct().Count() > 1)
            Complain(RequestProblemKind.NeedsTwoSubscriptions, string.Join(", ", Times.Select(time => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
        if (TimesADay > 1 && Times.Count > 0 && Times.Count != TimesADay)
            Complain(RequestProblemKind.CountDiffers, $"{TimesADay}");
        if (Times.Count > 0)
            return [.. Times];
        return TimesADay switch
        {
            2 => [new TimeOnly(8, 0), new TimeOnly(17, 0)],
            3 => [new TimeOnly(8, 0), new TimeOnly(12, 0), new TimeOnly(17, 0)],
            > 3 => Uneven(),
            _ => UsualTime is { } usual ? [usual] : null,
        };
    }

    private List<TimeOnly>? Uneven()
    {
        Complain(RequestProblemKind.CountDiffers, $"{TimesADay}");
        return null;
    }
}
