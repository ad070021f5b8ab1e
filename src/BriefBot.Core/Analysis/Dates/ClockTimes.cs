using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>Times of day and their parts: "8:30 pm", "20.00 uur", "half acht", "quarter past eight", "noon", "'s avonds".</summary>
internal static class ClockTimes
{
    /// <param name="isCalledFor">A word before it, or a day beside it, calls for a time: then a bare number can be an hour.</param>
    public static FoundTime? Read(in DateTokens tokens, int at, bool isCalledFor)
    {
        var found = ReadMinutesFrom(tokens, at) ?? ReadClock(tokens, at) ?? ReadHour(tokens, at, isCalledFor) ?? ReadNamed(tokens, at);
        return found is { } time ? WithPart(tokens, time) : ReadPartThenTime(tokens, at);
    }

    /// <summary>"8:30", "8:30:20 pm", "20.30 uur", "7h01".</summary>
    private static FoundTime? ReadClock(in DateTokens tokens, int at)
    {
        if (!tokens.IsDigits(at))
            return ReadJoined(tokens, at);
        var raw = tokens.Raw(at);
        var isColon = raw.Contains(':');
        var isPoint = raw is [_, '.', _, _] or [_, _, '.', _, _];
        if (!isColon && !isPoint)
            return ReadRunTogether(tokens, at);
        Span<Range> parts = stackalloc Range[4];
        var count = raw.SplitAny(parts, ":.");
        if (count > 3 || !Whole(raw[parts[0]], 24, out var hour) || !Whole(raw[parts[1]], 59, out var minute))
            return null;
        var second = count == 3 && Whole(raw[parts[2]], 59, out var read) ? read : 0;
        var meridiem = tokens.Is(at + 1, DateRole.Meridiem) && tokens.Adjoins(at);
        if (isPoint && !meridiem && !IsOnTheHour(tokens, at))
            return null;
        return Finish(tokens, at + 1, hour, minute, second, count == 3 ? DateGrain.Second : DateGrain.Minute);
    }

    private static bool IsOnTheHour(in DateTokens tokens, int at) =>
        tokens.Adjoins(at) && tokens.Form(at + 1) is "uur" or "u" || tokens.IsDutch && tokens.Raw(at).Length >= 4 && !IsMeasured(tokens, at + 1)
        && (tokens.Form(at - 1) is "om" or "na" or "voor" or "sinds" or "vanaf" or "rond" or "tegen" or "omstreeks" && tokens.Raw(at).Length == 5
            || tokens.Form(at - 1) == "om" || tokens.Is(at - 1, DateRole.NamedDay) || tokens.Is(at + 1, DateRole.NamedDay) && tokens.Adjoins(at));

    private static bool IsMeasured(in DateTokens tokens, int at) =>
        (tokens.Kind(at) & TokenKind.Sign) != 0 || Quantities.Measures.IsUnit(tokens.Form(at)) || NumberLexicon.Currencies.Contains(tokens.Form(at))
        || NumberLexicon.Percents.Contains(tokens.Form(at)) || NumberLexicon.Scale(tokens.Form(at)) is not null;

    /// <summary>"340pm", "1140 a.m."</summary>
    private static FoundTime? ReadRunTogether(in DateTokens tokens, int at) =>
        tokens.Raw(at).Length is 3 or 4 && tokens.Is(at + 1, DateRole.Meridiem) && tokens.Adjoins(at)
            && Whole(tokens.Raw(at)[..^2], 12, out var hour) && Whole(tokens.Raw(at)[^2..], 59, out var minute)
            ? Finish(tokens, at + 1, hour, minute, 0, DateGrain.Minute)
            : null;

    /// <summary>"7h01", "10h".</summary>
    private static FoundTime? ReadJoined(in DateTokens tokens, int at)
    {
        var form = tokens.Form(at);
        var sign = form.Length is 4 or 5 ? form.IndexOf('h', StringComparison.Ordinal) : -1;
        return sign is 1 or 2 && Whole(form.AsSpan(0, sign), 24, out var hour) && form.Length == sign + 3 && Whole(form.AsSpan(sign + 1), 59, out var minute)
            ? Finish(tokens, at + 1, hour, minute, 0, DateGrain.Minute)
            : null;
    }

    private static bool Whole(ReadOnlySpan<char> digits, int highest, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= highest;

    /// <summary>The hour's "uur", "o'clock" or "pm" belongs to it.</summary>
    private static FoundTime? Finish(in DateTokens tokens, int end, int hour, int minute, int second, DateGrain grain)
    {
        if (hour > 24 || hour == 24 && minute > 0)
            return null;
        var isTwelve = hour is > 0 and <= 12;
        if (tokens.Adjoins(end - 1) && tokens.Form(end) is "uur" or "u" or "o'clock" or "oclock")
            end++;
        if (tokens.Is(end, DateRole.Meridiem) && tokens.Adjoins(end - 1))
        {
            hour = hour > 12 ? hour : hour % 12 + tokens[end].Value;
            return new FoundTime(end + 1, ClockTime.At(hour, minute, second, grain, false));
        }
        if (tokens.Form(end) is "p" or "a" && tokens.Form(end + 1) == "m" && tokens.Adjoins(end - 1) && !tokens.IsDutch)
            return new FoundTime(end + 2, ClockTime.At(hour > 12 ? hour : hour % 12 + (tokens.Form(end) == "p" ? 12 : 0), minute, second, grain, false));
        return new FoundTime(end, ClockTime.At(hour % 24, minute, second, grain, isTwelve));
    }

    /// <summary>"8pm", "seven o'clock", "7 uur" where it is a time, "eight forty", "at seven".</summary>
    private static FoundTime? ReadHour(in DateTokens tokens, int at, bool isCalledFor)
    {
        var number = tokens.Number(at);
        if (number.End == at || number.IsOrdinal || number.Value is < 0 or > 24 || number.Value != decimal.Truncate(number.Value) || number.IsArticle && number.Value < 1)
            return null;
        if (tokens.IsDigits(at) ? tokens.Raw(at).Length > 2 : number.End > at + 1)
            return null;
        var (hour, next) = ((int)number.Value, number.End);
        var isNear = tokens.Adjoins(next - 1) && tokens.Gap(next - 1) is not "-";
        if (isNear && (tokens.Is(next, DateRole.Meridiem) || tokens.Form(next) is "o'clock" or "oclock" || tokens.Form(next) is "p" or "a" && tokens.Form(next + 1) == "m"))
            return number.IsArticle && !number.IsSpelledOut ? null : Finish(tokens, next, hour, 0, 0, DateGrain.Hour);
        if (isNear && tokens.Form(next) is "uur" or "u")
            return IsClockHour(tokens, at, next, isCalledFor) ? ReadMinutesBehind(tokens, next + 1, hour) : null;
        if (number.IsArticle && number.IsSpelledOut && tokens.NumberWord(at).Role == Quantities.NumberRole.Article)
            return null;
        if (isNear && number.IsSpelledOut && hour > 0 && ReadMinutes(tokens, next) is { } minutes
            && (isCalledFor || tokens.Is(minutes.End, DateRole.Meridiem) || tokens.Form(minutes.End) is "p" or "a" && tokens.Form(minutes.End + 1) == "m" || IsPart(tokens, minutes.End)))
            return Finish(tokens, minutes.End, hour, minutes.Minute, 0, DateGrain.Minute);
        var isBare = isCalledFor && (tokens.IsDutch && tokens.Form(at - 1) is "om" or "rond" && !tokens.Form(next).EndsWith("en", StringComparison.Ordinal) || tokens.Gap(next - 1).Length != 1 || next >= tokens.Count || StopsNumber(tokens, next));
        return isBare || isNear && IsPart(tokens, next) && hour > 0 ? Finish(tokens, next, hour, 0, 0, DateGrain.Hour) : null;
    }

    /// <summary>"at seven people's homes" is no time: what follows has to be no noun.</summary>
    private static bool StopsNumber(in DateTokens tokens, int at) =>
        (tokens.Kind(at) & TokenKind.StopWord) != 0 || tokens.Is(at, DateRole.Weekday | DateRole.NamedDay | DateRole.To | DateRole.And) || IsPart(tokens, at);

    private static bool IsPart(in DateTokens tokens, int at) => ReadPart(tokens, at) is not null;

    /// <summary>"3 uur" by itself lasts three hours.</summary>
    private static bool IsClockHour(in DateTokens tokens, int at, int unit, bool isCalledFor) =>
        isCalledFor || tokens.Form(at - 1) is "om" or "rond" or "tegen" or "omstreeks" or "is" or "'s" || IsPart(tokens, unit + 1)
        || tokens.Is(at - 1, DateRole.NamedDay | DateRole.DayPart) || tokens.Is(unit + 1, DateRole.NamedDay) && tokens.Adjoins(unit) && tokens.Form(at - 1) is "vanaf" or "tot";

    private static FoundTime? ReadMinutesBehind(in DateTokens tokens, int at, int hour) =>
        ReadMinutes(tokens, at) is { } minutes && tokens.Adjoins(at - 1) && tokens.IsDutch
            ? Finish(tokens, minutes.End, hour, minutes.Minute, 0, DateGrain.Minute)
            : Finish(tokens, at, hour, 0, 0, DateGrain.Hour);

    private static (int End, int Minute)? ReadMinutes(in DateTokens tokens, int at)
    {
        if (tokens.IsDigits(at))
            return null;
        var number = tokens.Number(at);
        return number.End > at && !number.IsOrdinal && !number.IsArticle && number.Value is >= 1 and < 60 && !tokens.Is(number.End, DateRole.Unit)
            ? (number.End, (int)number.Value)
            : null;
    }

    /// <summary>"half past eight", "ten to nine", "half negen", "tien over half negen", "kwart voor elf".</summary>
    private static FoundTime? ReadMinutesFrom(in DateTokens tokens, int at)
    {
        if (tokens.IsDutch && tokens.Form(at) == "half")
            return ReadHourBehind(tokens, at + 1, -30);
        var (next, minutes) = ReadPortion(tokens, at);
        if (minutes == 0 || !tokens.Adjoins(next - 1))
            return null;
        var sign = tokens.Form(next) switch
        {
            "past" or "after" or "over" or "na" => 1,
            "to" or "voor" => -1,
            _ => 0,
        };
        // "Five to seven" by itself is a range as often as a time.
        if (sign < 0 && !tokens.IsDutch && tokens.Form(next - 1) is not ("quarter" or "quarters" or "minutes" or "minute" or "mins" or "min"))
            return null;
        if (sign == 0 || tokens.IsDutch != tokens.Form(next) is "over" or "na" or "voor" || !tokens.Adjoins(next))
            return null;
        return tokens.IsDutch && tokens.Form(next + 1) == "half"
            ? ReadHourBehind(tokens, next + 2, -30 + sign * minutes)
            : ReadHourBehind(tokens, next + 1, sign * minutes);
    }

    private static (int End, int Minutes) ReadPortion(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) is "half" && !tokens.IsDutch)
            return (at + 1, 30);
        var first = tokens.Form(at) is "a" or "een" ? at + 1 : at;
        if (tokens.Form(first) is "quarter" or "kwart")
            return (first + 1, 15);
        if (tokens.Form(at) == "three" && tokens.Form(at + 1) == "quarters")
            return (at + 2, 45);
        var number = tokens.Number(at);
        if (number.End == at || number.IsOrdinal || number.Value is < 1 or > 59 || number.Value != decimal.Truncate(number.Value))
            return (at, 0);
        var end = number.End;
        return (tokens.Form(end) is "minutes" or "minute" or "mins" or "min" or "minuten" or "minuut" ? end + 1 : end, (int)number.Value);
    }

    private static FoundTime? ReadHourBehind(in DateTokens tokens, int at, int minutes)
    {
        var found = ReadClock(tokens, at);
        if (found is null)
        {
            var number = tokens.Number(at);
            if (number.End == at || number.IsOrdinal || number.End > at + 1 && number.IsSpelledOut && tokens.NumberWord(at).Value < 13 && !tokens.IsDutch && number.Value > 24
                || number.Value != decimal.Truncate(number.Value) || tokens.NumberWord(at).Role == Quantities.NumberRole.Article && !tokens.IsDutch)
                return null;
            var hour = number.Value is >= 1 and <= 24 ? number : default;
            if (hour.End == 0)
                return null;
            var extra = number.IsSpelledOut && ReadMinutes(tokens, hour.End) is { } more && tokens.Adjoins(hour.End - 1) ? more : (hour.End, 0);
            found = Finish(tokens, extra.Item1, (int)hour.Value, extra.Item2, 0, DateGrain.Minute);
        }
        if (found is not { } time)
            return null;
        var total = ((int)time.Time.From.TotalMinutes + minutes + 24 * 60) % (24 * 60);
        // A quarter to one is in the same half of the day as one, even where that is written as 12:45.
        return time with { Time = ClockTime.At(total / 60, total % 60, time.Time.From.Seconds, DateGrain.Minute, time.Time.IsTwelveHour) };
    }

    /// <summary>"noon", "midnight", "12 noon".</summary>
    private static FoundTime? ReadNamed(in DateTokens tokens, int at)
    {
        var (next, mid) = tokens.Form(at) == "mid" && tokens.Adjoins(at) ? (at + 1, true) : (at, false);
        if (mid && tokens.Form(next) is "night" or "day")
            return new FoundTime(next + 1, ClockTime.At(tokens.Form(next) == "day" ? 12 : 0, 0, 0, DateGrain.Hour, false));
        if (mid && tokens.Is(next, DateRole.DayPart) && tokens[next].Part is DayPart.Morning or DayPart.Afternoon)
            return new FoundTime(next + 1, ClockTime.At(tokens[next].Part == DayPart.Morning ? 10 : 14, 0, 0, DateGrain.Hour, false));
        return tokens.Is(at, DateRole.Clock) && tokens[at].Value is 12 or 24
            ? new FoundTime(at + 1, ClockTime.At(tokens[at].Value % 24, 0, 0, DateGrain.Hour, false))
            : null;
    }

    /// <summary>"8 in the evening", "half acht 's avonds", "12 uur 's nachts".</summary>
    private static FoundTime WithPart(in DateTokens tokens, FoundTime time)
    {
        if (!tokens.IsNear(time.End - 1))
            return time;
        if (ReadNamed(tokens, time.End) is { } named && time.Time.IsTwelveHour)
            return new FoundTime(named.End, InPart(time.Time, named.Time.From.Hours == 12 ? DayPart.Midday : DayPart.Night));
        return ReadPart(tokens, time.End) is { Modifier: Portion.Whole } part
            ? new FoundTime(part.End, InPart(time.Time, part.Part))
            : time;
    }

    /// <summary>"'s avonds 7 uur", "in the afternoon at 7", "lunchtime 11 o'clock".</summary>
    private static FoundTime? ReadPartThenTime(in DateTokens tokens, int at)
    {
        if (ReadPart(tokens, at) is not { } part)
            return null;
        var next = tokens.Form(part.End) is "at" or "om" or "around" or "rond" ? part.End + 1 : part.End;
        if (part.Modifier != Portion.Whole || !tokens.IsNear(part.End - 1))
            return null;
        var time = ReadMinutesFrom(tokens, next) ?? ReadClock(tokens, next) ?? ReadHour(tokens, next, isCalledFor: true);
        return time is { } found ? new FoundTime(found.End, InPart(found.Time, part.Part)) : null;
    }

    public static ClockTime InPart(ClockTime time, DayPart part)
    {
        if (!time.IsTwelveHour)
            return time;
        var hour = time.From.Hours;
        var isLate = part switch
        {
            DayPart.Afternoon or DayPart.Evening => hour < 12,
            DayPart.Midday => hour < 5,
            DayPart.Night => hour is >= 5 and < 12,
            _ => false,
        };
        var shift = isLate ? 12 : hour == 12 && part is DayPart.Night or DayPart.Morning ? -12 : 0;
        return time with { From = time.From + TimeSpan.FromHours(shift), To = time.To + TimeSpan.FromHours(shift), IsTwelveHour = false };
    }

    public readonly record struct FoundPart(int End, DayPart Part, Portion Modifier = Portion.Whole);

    /// <summary>"in the morning", "'s avonds", "late afternoon", "vroeg in de ochtend", "early-evening".</summary>
    public static FoundPart? ReadPart(in DateTokens tokens, int at)
    {
        var next = tokens.Is(at, DateRole.Preposition) && tokens.Form(at) is "in" or "during" or "at" or "tijdens" or "op" ? at + 1 : at;
        next = tokens.SkipThe(next);
        var portion = PortionAt(tokens, next);
        if (portion != Portion.Whole)
        {
            next++;
            next = tokens.SkipThe(tokens.Form(next) is "in" or "of" or "van" ? next + 1 : next);
        }
        if (tokens.Form(next) == "s" && tokens.Is(next + 1, DateRole.DayPart))
            return new FoundPart(next + 2, PartAt(tokens, next + 1), portion);
        if (!tokens.Is(next, DateRole.DayPart) || tokens.Is(next, DateRole.NamedDay) && !tokens.Is(next - 1, DateRole.Determiner | DateRole.This | DateRole.Early | DateRole.Late))
            return null;
        return new FoundPart(next + 1, PartAt(tokens, next), portion);
    }

    private static DayPart PartAt(in DateTokens tokens, int at) => tokens[at].Part == DayPart.None ? DayPart.Morning : tokens[at].Part;

    public static Portion PortionAt(in DateTokens tokens, int at) =>
        tokens.Is(at, DateRole.Early) ? Portion.Early : tokens.Is(at, DateRole.Late) ? Portion.Late : Portion.Whole;

    /// <summary>The hours that a part of the day takes, as the recognisers of assistants have them; the night ends at midnight.</summary>
    public static ClockTime Of(DayPart part, Portion portion = Portion.Whole)
    {
        var (from, to) = part switch
        {
            DayPart.Morning => (8, 12),
            DayPart.Midday => (11, 13),
            DayPart.Afternoon => (12, 16),
            DayPart.Evening => (16, 20),
            _ => (20, 24),
        };
        var middle = (from + to) / 2;
        var (start, end) = portion switch
        {
            Portion.Early => (from, middle),
            Portion.Late => (middle, to),
            _ => (from, to),
        };
        return new ClockTime(TimeSpan.FromHours(start), TimeSpan.FromHours(end), DateGrain.DayPart);
    }
}
