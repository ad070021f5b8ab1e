namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads how often, and hears what no schedule of ours can do: every other week, every quarter of an hour, once.</summary>
internal static class FrequencyReader
{
    private static readonly PhraseTable<RequestProblemKind> Refused = new(
        ("every other|every second|every 2nd|every alternate|alternate|alternating|om de week|om de andere week|om de dag|om de andere dag|om de maand|elke tweede|iedere tweede|elke andere|om en om|biweekly|bi-weekly|fortnightly|every fortnight|tweewekelijks|veertiendaags|tweemaandelijks|even weken|oneven weken|even weeks|odd weeks", RequestProblemKind.EveryOther),
        ("yearly|annually|every year|each year|once a year|jaarlijks|elk jaar|ieder jaar|eens per jaar|quarterly|every quarter|each quarter|elk kwartaal|ieder kwartaal|per kwartaal|half-yearly|halfjaarlijks", RequestProblemKind.TooRare),
        ("every minute|elke minuut|every half hour|every half an hour|elk half uur|ieder half uur|om het half uur|half-hourly|every quarter of an hour|elk kwartier|ieder kwartier|continuously|voortdurend|constantly|every second of the day|real time|realtime", RequestProblemKind.TooOften),
        ("tomorrow|tonight|today|only once|just once|one time only|morgen|vanavond|vandaag|alleen een keer|alleen één keer|eenmalig|één keer", RequestProblemKind.Once));

    private static readonly PhraseTable<int> HourSteps = new(
        ("hourly|every hour|each hour|elk uur|ieder uur|om het uur|per uur|every 1 hour", 1));

    private static readonly PhraseTable<int> Counts = new(
        ("once|one time|1 time|eens|één keer|een keer|1 keer|eenmaal", 1),
        ("twice|two times|2 times|2x|twee keer|tweemaal|2 keer|twee maal|2 maal", 2),
        ("three times|3 times|3x|drie keer|driemaal|3 keer|drie maal|3 maal|thrice", 3),
        ("four times|4 times|4x|vier keer|viermaal|4 keer|4 maal", 4));

    private static readonly PhraseTable<bool> ADay = Phrases.Of("a day|per day|daily|each day|every day|per dag|op een dag|daags|elke dag|iedere dag|dagelijks");
    private static readonly PhraseTable<bool> Monthly = Phrases.Of("monthly|every month|each month|once a month|a month|per month|maandelijks|elke maand|iedere maand|eens per maand|per maand|een keer per maand");
    private static readonly PhraseTable<bool> Weekly = Phrases.Of("weekly|every week|each week|once a week|a week|per week|wekelijks|elke week|iedere week|eens per week|een keer per week");

    private static readonly PhraseTable<TimeOnly> DayParts = new(
        ("every morning|each morning|elke ochtend|iedere ochtend|elke morgen|iedere morgen|every day in the morning|mornings|'s ochtends|'s morgens|in the morning|in de ochtend", new TimeOnly(8, 0)),
        ("every noon|elke middag|iedere middag|every afternoon|each afternoon|afternoons|'s middags|in the afternoon|in de middag", new TimeOnly(12, 0)),
        ("every evening|each evening|elke avond|iedere avond|every night|evenings|'s avonds|in the evening|in de avond", new TimeOnly(18, 0)));

    private static readonly PhraseTable<int> Numbers = new(
        ("1|one|een|één", 1), ("2|two|twee", 2), ("3|three|drie", 3), ("4|four|vier", 4), ("5|five|vijf", 5), ("6|six|zes", 6), ("8|eight|acht", 8),
        ("10|ten|tien", 10), ("12|twelve|twaalf", 12), ("14", 14), ("15", 15), ("20", 20), ("24", 24), ("30", 30), ("7", 7), ("9", 9), ("48", 48));

    private static readonly PhraseTable<bool> Units = Phrases.Of("week|weeks|day|days|month|months|dag|maand|weken|monday|tuesday|wednesday|thursday|friday|saturday|sunday|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag");
    private static readonly PhraseTable<bool> Every = Phrases.Of("every|each|elke|elk|iedere|ieder|om de|per");

    /// <summary>How many words were read; 0 for none.</summary>
    public static int Read(LineCursor line, int at, RequestDraft draft)
    {
        // "every second Monday of the month" can be done.
        if (DayReader.Read(line, at, draft.IsMonthly, out var nth) is > 0 and var named && nth is DayPattern.NthOfMonth)
        {
            Add(draft, nth);
            return named;
        }
        if (Refused.TryMatch(line, at, out var length, out var refusal))
        {
            var unit = line.Match(at + length, Units);
            draft.Complain(refusal, line.Text(at, at + length + unit));
            return length + unit;
        }
        if (HourSteps.TryMatch(line, at, out length, out var step))
        {
            draft.EveryHours = step;
            return length;
        }
        return ReadEvery(line, at, draft) is > 0 and var every ? every
            : ReadCount(line, at, draft) is > 0 and var count ? count
            : ReadDays(line, at, draft);
    }

    /// <summary>"every 2 hours", "elke drie weken".</summary>
    private static int ReadEvery(LineCursor line, int at, RequestDraft draft)
    {
        var every = line.Match(at, Every);
        if (every == 0 || !Numbers.TryMatch(line, at + every, out _, out var number))
            return 0;
        var length = every + 2;
        switch (line[at + every + 1])
        {
            case "hour" or "hours" or "uur" or "uren" when SchedulePattern.Steps.Contains(number):
                draft.EveryHours = number;
                return length;
            case "hour" or "hours" or "uur" or "uren":
                draft.Complain(RequestProblemKind.HoursDoNotDivide, line.Text(at, at + length));
                return length;
            case "minute" or "minutes" or "min" or "minuten" or "minuut" or "seconds" or "seconden":
                draft.Complain(RequestProblemKind.TooOften, line.Text(at, at + length));
                return length;
            case "day" or "days" or "dagen" or "dag" when number == 1:
                draft.Days = DayPattern.Daily;
                return length;
            case "week" or "weeks" or "weken" when number == 1:
                draft.IsWeekly = true;
                return length;
            case "month" or "months" or "maanden" or "maand" when number == 1:
                draft.IsMonthly = true;
                return length;
            case "day" or "days" or "dagen" or "dag" or "week" or "weeks" or "weken" or "month" or "months" or "maanden" or "maand":
                draft.Complain(RequestProblemKind.EveryOther, line.Text(at, at + length));
                return length;
            default:
                return 0;
        }
    }

    /// <summary>"twice a day".</summary>
    private static int ReadCount(LineCursor line, int at, RequestDraft draft)
    {
        if (!Counts.TryMatch(line, at, out var length, out var count))
            return 0;
        if (line.Match(at + length, ADay) is > 0 and var day)
        {
            draft.Days ??= DayPattern.Daily;
            draft.TimesADay = count;
            return length + day;
        }
        if (line.Match(at + length, Weekly) is not (> 0 and var week))
            return 0;
        draft.IsWeekly = true;
        if (count > 1)
            draft.Complain(RequestProblemKind.CountDiffers, line.Text(at, at + length + week));
        return length + week;
    }

    private static int ReadDays(LineCursor line, int at, RequestDraft draft)
    {
        if (DayParts.TryMatch(line, at, out var length, out var usual))
        {
            if (line[at] is "every" or "each" or "elke" or "iedere")
                Add(draft, DayPattern.Daily);
            draft.UsualTime = usual;
            return length;
        }
        // "every month on the 15th", and "every first monday of the month".
        var days = DayReader.Read(line, at, draft.IsMonthly, out var pattern);
        if (line.Match(at, Monthly) is > 0 and var month && month >= days)
        {
            draft.IsMonthly = true;
            return month;
        }
        if (line.Match(at, Weekly) is > 0 and var week && week >= days)
        {
            draft.IsWeekly = true;
            return week;
        }
        if (days > 0)
            Add(draft, pattern);
        return days;
    }

    /// <summary>Days that are named one after the other all count; "every day, but on weekdays" is weekdays.</summary>
    private static void Add(RequestDraft draft, DayPattern days)
    {
        if (draft.Days is DayPattern.OfWeek { Days: not WeekDays.All } before && days is DayPattern.OfWeek { Days: not WeekDays.All } more)
            draft.Days = new DayPattern.OfWeek(before.Days | more.Days);
        else if (draft.Days is not null && days is DayPattern.OfWeek { Days: WeekDays.All })
            return;
        else if (draft.Days is null or DayPattern.OfWeek { Days: WeekDays.All } || draft.Days == days)
            draft.Days = days;
        else
            draft.Complain(RequestProblemKind.Contradiction, "");
    }
}
