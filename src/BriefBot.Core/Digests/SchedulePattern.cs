using System.Globalization;

namespace BriefBot.Core.Digests;

/// <summary>
/// The schedules that people can ask for, which are fewer than cron can say: certain days, with either one or more times
/// of the same minute, or every so many hours.
/// </summary>
internal sealed record SchedulePattern(DayPattern Days, IReadOnlyList<TimeOnly> Times, int EveryHours = 0)
{
    private static readonly string[] Names = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>Those that divide a day evenly.</summary>
    public static IReadOnlyList<int> Steps { get; } = [1, 2, 3, 4, 6, 8, 12];

    public DigestSchedule ToSchedule() => new($"0 {Clock} {Day}");

    /// <summary>Null for what <see cref="ToSchedule"/> would not have written.</summary>
    public static SchedulePattern? Of(DigestSchedule schedule)
    {
        if (schedule.Cron.Split(' ') is not ["0", var minutes, var hours, var ofMonth, "*", var ofWeek] || ReadDays(ofMonth, ofWeek) is not { } days)
            return null;
        if (hours == "*" && minutes == "0")
            return new SchedulePattern(days, [], 1);
        if (hours.StartsWith("0/", StringComparison.Ordinal) && minutes == "0")
            return Number(hours[2..]) is { } step && Steps.Contains(step) ? new SchedulePattern(days, [], step) : null;
        var minute = Number(minutes);
        var times = hours.Split(',').Select(Number).ToList();
        return minute is >= 0 and < 60 && times.TrueForAll(hour => hour is >= 0 and < 24)
            ? new SchedulePattern(days, [.. times.Select(hour => new TimeOnly(hour!.Value, minute.Value))])
            : null;
    }

    public bool Equals(SchedulePattern? other) => other is not null && ToSchedule() == other.ToSchedule();

    public override int GetHashCode() => ToSchedule().GetHashCode();

    private string Clock => EveryHours switch
    {
        1 => "0 *",
        > 1 => string.Create(CultureInfo.InvariantCulture, $"0 0/{EveryHours}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Times[0].Minute} {string.Join(',', Times.Select(time => time.Hour))}"),
    };

    /// <summary>Of the month, month, of the week.</summary>
    private string Day => Days switch
    {
        DayPattern.OfWeek { Days: WeekDays.All } => "? * *",
        DayPattern.OfWeek { Days: WeekDays.Working } => "? * MON-FRI",
        DayPattern.OfWeek week => $"? * {string.Join(',', Names.Where((_, day) => week.Days.HasFlag((WeekDays)(1 << day))))}",
        DayPattern.OfMonth { Last: true } => "L * ?",
        DayPattern.OfMonth month => $"{string.Join(',', month.Days)} * ?",
        // Quartz counts from Sunday as 1.
        DayPattern.NthOfMonth { Nth: 0 } last => string.Create(CultureInfo.InvariantCulture, $"? * {(int)last.Day + 1}L"),
        DayPattern.NthOfMonth nth => string.Create(CultureInfo.InvariantCulture, $"? * {(int)nth.Day + 1}#{nth.Nth}"),
        _ => throw new InvalidOperationException($"Unexpected days {Days}."),
    };

    private static DayPattern? ReadDays(string ofMonth, string ofWeek) => (ofMonth, ofWeek) switch
    {
        ("?", "*") => DayPattern.Daily,
        ("?", "MON-FRI") => new DayPattern.OfWeek(WeekDays.Working),
        ("?", [>= '1' and <= '7' and var day, 'L']) => new DayPattern.NthOfMonth((DayOfWeek)(day - '1'), 0),
        ("?", [>= '1' and <= '7' and var day, '#', >= '1' and <= '4' and var nth]) => new DayPattern.NthOfMonth((DayOfWeek)(day - '1'), nth - '0'),
        ("?", _) => ReadWeek(ofWeek),
        ("L", "?") => new DayPattern.OfMonth([], Last: true),
        (_, "?") => ofMonth.Split(',').Select(Number).ToList() is var days && days.TrueForAll(day => day is >= 1 and <= 31)
            ? new DayPattern.OfMonth([.. days.Select(day => day!.Value)])
            : null,
        _ => null,
    };

    private static DayPattern.OfWeek? ReadWeek(string names)
    {
        var days = WeekDays.None;
        foreach (var name in names.Split(','))
        {
            var day = Array.IndexOf(Names, name);
            if (day < 0)
                return null;
            days |= (WeekDays)(1 << day);
        }
        return new DayPattern.OfWeek(days);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
