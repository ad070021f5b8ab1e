using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads times of day: "08:30", "8u30", "8 pm", "half negen", "quarter past eight", "kwart voor 9 's avonds".</summary>
internal static partial class ClockReader
{
    private static readonly PhraseTable<int> Words = new(
        ("one|een|één", 1), ("two|twee", 2), ("three|drie", 3), ("four|vier", 4), ("five|vijf", 5), ("six|zes", 6), ("seven|zeven", 7), ("eight|acht", 8),
        ("nine|negen", 9), ("ten|tien", 10), ("eleven|elf", 11), ("twelve|twaalf", 12), ("twenty|twintig", 20));

    private static readonly PhraseTable<TimeOnly> Named = new(
        ("noon|midday|12 noon", new TimeOnly(12, 0)), ("midnight|middernacht", new TimeOnly(0, 0)));

    private static readonly PhraseTable<bool> Hour = Phrases.Of("o'clock|oclock|uur|h|hours|hrs|u");
    private static readonly PhraseTable<bool> Minutes = Phrases.Of("minutes|minuten|min");

    private static readonly PhraseTable<(int From, int To)> DayParts = new(
        ("am|in the morning|'s ochtends|'s morgens|sochtends|smorgens|in de ochtend|in de morgen", (0, 12)),
        ("pm|in the afternoon|'s middags|smiddags|in de middag", (12, 24)),
        ("in the evening|'s avonds|savonds|in de avond|at night", (12, 24)),
        ("'s nachts|snachts|in de nacht", (0, 12)));

    /// <param name="isBare">Whether a number alone is a time here.</param>
    /// <returns>How many words were read; 0 for none.</returns>
    /// <param name="time">Null: it has the form of a time and is none ("25:00").</param>
    public static int Read(LineCursor line, int at, bool isBare, out TimeOnly? time)
    {
        time = null;
        if (Named.TryMatch(line, at, out var length, out var named))
        {
            time = named;
            return length;
        }
        length = ReadSpoken(line, at, out var hour, out var minute);
        var isSure = length > 0;
        if (length == 0)
            length = ReadNumber(line, at, out hour, out minute, out isSure);
        if (length == 0)
            return 0;
        if (line.Match(at + length, Hour) is > 0 and var hours)
            (length, isSure) = (length + hours, true);
        if (DayParts.TryMatch(line, at + length, out var parts, out var part))
            (length, isSure, hour) = (length + parts, true, InPart(hour, part));
        if (!isSure && !isBare)
            return 0;
        if (hour is >= 0 and < 24 && minute is >= 0 and < 60)
            time = new TimeOnly(hour, minute);
        else if (hour == 24 && minute == 0)
            time = TimeOnly.MinValue;
        return length;
    }

    /// <summary>Hours of twelve, by the part of the day; one that is of 24 stays, and one that contradicts becomes none.</summary>
    private static int InPart(int hour, (int From, int To) part) => hour switch
    {
        12 when part.From == 0 => 0,
        < 12 when part.From == 12 => hour + 12,
        >= 13 when part.From == 0 => -1,
        _ => hour,
    };

    /// <summary>"08:30", "8.30", "8u30", "8am", "0830", "8".</summary>
    private static int ReadNumber(LineCursor line, int at, out int hour, out int minute, out bool isSure)
    {
        (hour, minute, isSure) = (0, 0, false);
        if (Words.TryMatch(line, at, out var length, out hour) && hour <= 12)
            return length;
        var match = Digits().Match(line[at]);
        if (!match.Success)
            return 0;
        hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        minute = match.Groups["minute"] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        isSure = !line[at].All(char.IsAsciiDigit);
        if (match.Groups["half"] is { Success: true, Value: var half })
        {
            var isNight = half[0] == 'a';
            hour = hour is < 1 or > 12 ? -1 : InPart(hour, isNight ? (0, 12) : (12, 24));
        }
        return 1;
    }

    /// <summary>"half negen" is 8:30 and "half nine" 9:30; "tien voor half negen", "quarter to nine".</summary>
    private static int ReadSpoken(LineCursor line, int at, out int hour, out int minute)
    {
        (hour, minute) = (0, 0);
        if (line[at] == "half")
        {
            var past = line[at + 1] is "past" ? 1 : 0;
            if (HourAt(line, at + 1 + past, out hour, out var isDutch) == 0)
                return 0;
            (hour, minute) = past == 1 || !isDutch ? (hour, 30) : (hour == 0 ? 23 : hour - 1, 30);
            return 2 + past;
        }
        var a = line[at] is "a" or "een" && line[at + 1] is "quarter" or "kwart" ? 1 : 0;
        var offset = line[at + a] is "quarter" or "kwart" ? 15 : Small(line[at]);
        if (offset is null)
            return 0;
        var length = a + 1;
        length += line.Match(at + length, Minutes);
        var sign = line[at + length] switch { "past" or "over" => 1, "to" or "before" or "voor" => -1, _ => 0 };
        if (sign == 0)
            return 0;
        length++;
        var half = line[at + length] == "half" ? 1 : 0;
        if (HourAt(line, at + length + half, out hour, out _) == 0)
            return 0;
        var total = (hour * 60) - (half * 30) + (sign * offset.Value) + (24 * 60);
        (hour, minute) = (total / 60 % 24, total % 60);
        return length + half + 1;
    }

    private static int HourAt(LineCursor line, int at, out int hour, out bool isDutch)
    {
        isDutch = line.Language == "nl";
        if (Words.TryMatch(line, at, out _, out hour))
        {
            // The word tells, save for one that both write alike.
            isDutch = line[at] is not ("one" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "eleven" or "twelve");
            return hour <= 12 ? 1 : 0;
        }
        return int.TryParse(line[at], NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour <= 24 ? 1 : 0;
    }

    private static int? Small(string word) =>
        Words.TryMatch(new LineCursor([new LineWord(word)], ""), 0, out _, out var number) ? number
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < 30 ? number
        : null;

    [GeneratedRegex("^(?<hour>[0-9]{1,2})(?:(?:[:.hu](?<minute>[0-9]{2})|(?<=^[0-9]{2})(?<minute>[0-9]{2})|[hu])?(?:(?<half>am|pm|a\\.m\\.?|p\\.m\\.?))?(?:uur|u|h)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
