using System.Text.RegularExpressions;

namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads on which days: "every monday", "ma-vr", "on the 1st and 15th", "laatste vrijdag van de maand".</summary>
internal static partial class DayReader
{
    public static PhraseTable<DayOfWeek> Weekdays { get; } = new(
        ("monday|mondays|mon|maandag|maandagen|maandags|ma", DayOfWeek.Monday),
        ("tuesday|tuesdays|tue|tues|dinsdag|dinsdagen|dinsdags|di", DayOfWeek.Tuesday),
        ("wednesday|wednesdays|wed|woensdag|woensdagen|woensdags|wo", DayOfWeek.Wednesday),
        ("thursday|thursdays|thu|thur|thurs|donderdag|donderdagen|donderdags|do", DayOfWeek.Thursday),
        ("friday|fridays|fri|vrijdag|vrijdagen|vrijdags|vr", DayOfWeek.Friday),
        ("saturday|saturdays|sat|zaterdag|zaterdagen|zaterdags|za", DayOfWeek.Saturday),
        ("sunday|sundays|sun|zondag|zondagen|zondags|zo", DayOfWeek.Sunday));

    private static readonly PhraseTable<WeekDays> Groups = new(
        ("daily|dagelijks|day|days|dag|dagen|every day|each day|elke dag|iedere dag|per day|per dag|a day|once a day|eens per dag|een keer per dag|op elke dag|alle dagen", WeekDays.All),
        ("weekdays|weekday|workdays|workday|working days|working day|business days|business day|werkdagen|werkdag|doordeweeks|door de week|doordeweekse dagen|weekdagen|weekdag", WeekDays.Working),
        ("weekend|weekends|in the weekend|in the weekends|at weekends|in het weekend|weekenden|weekend days|weekenddagen", WeekDays.Weekend));

    private static readonly PhraseTable<int> Ordinals = new(
        ("first|1st|eerste|1e|1ste", 1), ("second|2nd|tweede|2e|2de", 2), ("third|3rd|derde|3e|3de", 3), ("fourth|4th|vierde|4e|4de", 4), ("last|laatste", 0));

    private static readonly PhraseTable<bool> Month = Phrases.Of(
        "of the month|of each month|of every month|of a month|van de maand|van elke maand|van iedere maand|every month|each month|elke maand|iedere maand|per maand|per month|of month|in the month|in de maand");

    private static readonly PhraseTable<bool> Every = Phrases.Of("every|each|elke|elk|iedere|ieder");
    private static readonly PhraseTable<bool> Before = Phrases.Of("on the|on|op de|op|de|the");
    private static readonly PhraseTable<bool> Between = Phrases.Of("and on the|en op de|and the|en de|and on|en op|, and|, en|and|en|,|&|+|/");
    private static readonly PhraseTable<bool> To = Phrases.Of("t/m|tm|tot en met|tot|to|till|until|through|thru|-");
    private static readonly PhraseTable<bool> DayOf = Phrases.Of("day|dag");

    /// <summary>How many words were read; 0 for none.</summary>
    /// <param name="isMonthly">"monthly" was read before: a number alone is a day of the month.</param>
    public static int Read(LineCursor line, int at, bool isMonthly, out DayPattern days)
    {
        if (ReadMonthDay(line, at, isMonthly, out days) is > 0 and var length)
            return length;
        var skipped = line.Match(at, Before);
        if (skipped > 0 && line[at] is "the" or "de" or "op" && ReadWeek(line, at, out _) > 0)
            skipped = 0;
        skipped += line.Match(at + skipped, Every);
        var read = ReadWeek(line, at + skipped, out var week);
        days = new DayPattern.OfWeek(week);
        return read > 0 ? skipped + read : 0;
    }

    private static int ReadWeek(LineCursor line, int at, out WeekDays days)
    {
        if (Groups.TryMatch(line, at, out var length, out days))
            return length;
        length = ReadRange(line, at, out days);
        while (length > 0 && line.Match(at + length, Between) is > 0 and var between)
        {
            var every = line.Match(at + length + between, Every);
            if (ReadRange(line, at + length + between + every, out var more) is not (> 0 and var next))
                break;
            days |= more;
            length += between + every + next;
        }
        return length;
    }

    private static int ReadRange(LineCursor line, int at, out WeekDays days)
    {
        if (JoinedDays(line[at], out days))
            return 1;
        if (!Weekdays.TryMatch(line, at, out _, out var first))
            return 0;
        days = DayPattern.FlagOf(first);
        var to = line.Match(at + 1, To);
        if (to == 0 || !Weekdays.TryMatch(line, at + 1 + to, out _, out var last))
            return 1;
        days = Range(first, last);
        return 2 + to;
    }

    /// <summary>"mon-fri", "ma/wo/vr".</summary>
    private static bool JoinedDays(string word, out WeekDays days)
    {
        days = WeekDays.None;
        var parts = word.Split('-', '/');
        if (parts.Length < 2 || !parts.All(part => IsDay(part, out _)))
            return false;
        foreach (var part in parts)
            days |= IsDay(part, out var day) ? DayPattern.FlagOf(day) : 0;
        if (parts.Length == 2 && word.Contains('-') && IsDay(parts[0], out var first) && IsDay(parts[1], out var last))
            days = Range(first, last);
        return true;
    }

    private static bool IsDay(string word, out DayOfWeek day) => Weekdays.TryMatch(new LineCursor([new LineWord(word)], ""), 0, out _, out day);

    /// <summary>From Friday to Monday goes over the weekend.</summary>
    private static WeekDays Range(DayOfWeek first, DayOfWeek last)
    {
        var days = WeekDays.None;
        for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
        {
            days |= DayPattern.FlagOf(day);
            if (day == last)
                return days;
        }
    }

    /// <summary>A number of a day means one of the month when the line says so, or where it has an ending ("the 3rd").</summary>
    private static int ReadMonthDay(LineCursor line, int at, bool isMonthly, out DayPattern days)
    {
        days = DayPattern.Daily;
        var start = at;
        var before = line.Match(at, Before);
        before += line.Match(at + before, Every);
        at += before;
        if (Ordinals.TryMatch(line, at, out var length, out var nth) && Weekdays.TryMatch(line, at + length, out _, out var weekday))
        {
            var month = line.Match(at + length + 1, Month);
            // "every second Monday" without a month is another thing.
            if (month == 0 && !isMonthly && line[at] is not ("first" or "eerste" or "last" or "laatste"))
                return 0;
            days = new DayPattern.NthOfMonth(weekday, nth);
            return at + length + 1 + month - start;
        }
        return ReadNumbers(line, start, at, isMonthly, out days);
    }

    private static int ReadNumbers(LineCursor line, int start, int at, bool isMonthly, out DayPattern days)
    {
        days = DayPattern.Daily;
        var numbers = new SortedSet<int>();
        var (isLast, isCertain) = (false, isMonthly);
        while (true)
        {
            if (line[at] is "last" or "laatste" && line.Match(at + 1, DayOf) is > 0 and var dayOf)
            {
                isLast = true;
                at += 1 + dayOf;
            }
            else if (DayNumber(line[at], out var number, out var hasEnding) && (hasEnding || start != at || isMonthly))
            {
                numbers.Add(number);
                isCertain |= hasEnding && start != at;
                at++;
            }
            else
                break;
            var between = line.Match(at, Between);
            if (between == 0 || !(DayNumber(line[at + between], out _, out var ends) && ends))
                break;
            at += between;
        }
        at += line.Match(at, DayOf) is var day && numbers.Count > 0 ? day : 0;
        var month = line.Match(at, Month);
        if (numbers.Count == 0 && !isLast || month == 0 && !isCertain)
            return 0;
        days = new DayPattern.OfMonth([.. numbers], isLast && numbers.Count == 0);
        return at + month - start;
    }

    private static bool DayNumber(string word, out int number, out bool hasEnding)
    {
        var match = Number().Match(word);
        hasEnding = match.Groups["ending"].Success || word is "first" or "eerste";
        number = word is "first" or "eerste" ? 1 : match.Success ? int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return number is >= 1 and <= 31;
    }

    [GeneratedRegex("^(?<number>[0-9]{1,2})(?<ending>st|nd|rd|th|e|ste|de)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
