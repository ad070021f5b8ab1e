namespace BriefBot.Core.Analysis;

/// <summary>
/// Reads a number that starts with a digit: group and decimal signs as the language writes them, clock times, version
/// and date numbers with points, decades, ordinals.
/// </summary>
internal static class NumberScanner
{
    private static readonly HashSet<string> Ordinals =
        new HashSet<string>(["st", "nd", "rd", "th", "e", "de", "ste"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Units = new HashSet<string>(
        [
            "k", "m", "b", "mn", "mln", "mio", "mrd", "mld", "bn", "tn", "trn", "pm", "am", "p", "u", "h", "s", "km", "m", "cm",
            "mm", "kg", "mg", "lb", "lbs", "ft", "mph", "kmh", "gb", "mb", "kb", "tb", "hz", "mhz", "ghz", "kw", "mw",
            "gw", "kwh", "min", "sec", "hr", "hrs", "uur", "x",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the number ends, and its form; a null form: digits and letters are one word ("3D", "747B").</summary>
    public readonly record struct Result(int End, string? Form);

    public static Result Scan(ReadOnlySpan<char> text, int start, bool decimalComma)
    {
        var end = Digits(text, start);
        if (ClockEnd(text, start, end) is var clock and > 0)
            return new Result(clock, Pooled(WithoutLeadingZero(text[start..clock], end - start)));
        var (numberEnd, form) = Grouped(text, start, end, decimalComma);
        return Suffixed(text, start, numberEnd, form);
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static int ClockEnd(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > 2 || end >= text.Length || text[end] != ':' || Digits(text, end + 1) != end + 3)
            return 0;
        var clock = end + 3;
        if (clock < text.Length && text[clock] == ':' && Digits(text, clock + 1) == clock + 3)
            clock += 3;
        return clock;
    }

    private static (int End, string Form) Grouped(ReadOnlySpan<char> text, int start, int firstEnd, bool decimalComma)
    {
        Span<int> ends = stackalloc int[8];
        Span<char> signs = stackalloc char[8];
        ends[0] = firstEnd;
        var parts = 1;
        while (parts < ends.Length && SignAt(text, ends[parts - 1]) is var sign and not '\0')
        {
            signs[parts] = sign;
            ends[parts] = Digits(text, ends[parts - 1] + 1);
            parts++;
        }
        if (parts == 1)
            return (firstEnd, Plain(text[start..firstEnd]));
        return Interpret(text, start, ends[..parts], signs[..parts], decimalComma);
    }

    /// <summary>A sign that joins digits: point, comma, or a fixed space before exactly three digits.</summary>
    private static char SignAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
            return '\0';
        return text[at] switch
        {
            '.' => '.',
            ',' => ',',
            '\u00A0' or '\u202F' or '\u2009' when Digits(text, at + 1) == at + 4 => ' ',
            _ => '\0',
        };
    }

    private static (int End, string Form) Interpret(
        ReadOnlySpan<char> text, int start, ReadOnlySpan<int> ends, ReadOnlySpan<char> signs, bool decimalComma)
    {
        var last = signs[^1];
        var decimals = ends[^1] - ends[^2] - 1;
        var groups = GroupsUpTo(text, start, ends[..^1], signs[1..^1]);
        if (signs.Length == 2)
        {
            var groupSign = decimalComma ? '.' : ',';
            var fits = decimals == 3 && ends[0] - start <= 3 && text[start] != '0';
            if (last == ' ' ? fits : last == groupSign && fits)
                return (ends[1], Joined(text, start, ends, 2));
            if (last == '.' || (last == ',' && !IsListed(text, start) && (decimalComma || decimals <= 2)))
                return (ends[1], Joined(text, start, ends, 1));
            return (ends[0], Plain(text[start..ends[0]]));
        }
        if (groups && decimals == 3 && signs[^2] == last)
            return (ends[^1], Joined(text, start, ends, ends.Length));
        if (groups && last is '.' or ',' && signs[^2] != last)
            return (ends[^1], Joined(text, start, ends, ends.Length - 1));
        if (!signs[1..].ContainsAnyExcept('.'))
            return (ends[^1], Pooled(text[start..ends[^1]]));
        return (ends[0], Plain(text[start..ends[0]]));
    }

    /// <summary>"1,2,3": what follows a digit and a comma is one of a list.</summary>
    private static bool IsListed(ReadOnlySpan<char> text, int start) =>
        start > 1 && text[start - 1] == ',' && char.IsAsciiDigit(text[start - 2]);

    /// <summary>Whether the parts before the last sign are groups of three behind one kind of sign.</summary>
    private static bool GroupsUpTo(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> ends, ReadOnlySpan<char> signs)
    {
        if (ends[0] - start > 3 || text[start] == '0' || (signs.Length > 0 && signs.ContainsAnyExcept(signs[0])))
            return false;
        for (var i = 1; i < ends.Length; i++)
        {
            if (ends[i] - ends[i - 1] != 4)
                return false;
        }
        return true;
    }

    /// <summary>The first <paramref name="whole"/> parts are the integer, what follows is the fraction.</summary>
    private static string Joined(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> ends, int whole)
    {
        Span<char> form = stackalloc char[ends[^1] - start > 128 ? 0 : ends[^1] - start];
        if (form.IsEmpty)
            return text[start..ends[^1]].ToString();
        var length = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            if (i == whole)
                form[length++] = '.';
            var part = text[(i == 0 ? start : ends[i - 1] + 1)..ends[i]];
            part.CopyTo(form[length..]);
            length += part.Length;
        }
        var number = form[..length];
        return whole < ends.Length ? Pooled(number.TrimEnd('0').TrimEnd('.')) : Plain(number);
    }

    /// <summary>"06" in a date is "6"; "007" stays what it is.</summary>
    private static string Plain(ReadOnlySpan<char> digits) => Pooled(WithoutLeadingZero(digits, digits.Length));

    private static ReadOnlySpan<char> WithoutLeadingZero(ReadOnlySpan<char> digits, int first) =>
        first == 2 && digits[0] == '0' ? digits[1..] : digits;

    private static string Pooled(ReadOnlySpan<char> form) => StringPool.Shared.Get(form);

    private static Result Suffixed(ReadOnlySpan<char> text, int start, int end, string form)
    {
        var letters = end;
        if (letters < text.Length && Folding.IsApostrophe(text[letters]))
            letters++;
        var after = letters;
        while (after < text.Length && char.IsLetterOrDigit(text[after]))
            after++;
        var suffix = text[letters..after];
        if (suffix is "s" && end - start is 2 or 4 && text[end - 1] == '0')
            return new Result(after, Pooled(string.Concat(form, "s")));
        if (suffix.IsEmpty || letters != end)
            return new Result(end, form);
        var known = suffix.Length <= 3 ? suffix.ToString() : null;
        if (known is not null && Ordinals.Contains(known))
            return new Result(after, form);
        if (known is not null && Units.Contains(known) || text[start..end].ContainsAny(".,"))
            return new Result(end, form);
        return new Result(end, null);
    }
}
