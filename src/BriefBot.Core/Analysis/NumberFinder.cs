using System.Globalization;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Finds numbers with what belongs to them. A clock time has its hours before the point and its minutes behind it
/// ("9:30" is 9.30, "8pm" is 20); a decade has its first year. A number that is part of a name ("COVID-19") is none.
/// </summary>
internal readonly ref struct NumberFinder
{
    private readonly string _text;
    private readonly ReadOnlySpan<Token> _tokens;
    private readonly List<Number> _found;

    private NumberFinder(string text, ReadOnlySpan<Token> tokens, List<Number> found)
    {
        _text = text;
        _tokens = tokens;
        _found = found;
    }

    /// <param name="mentions">A count inside one of these is part of a name ("Microsoft 365") and left out.</param>
    public static Number[] Find(
        string text, ReadOnlySpan<Sentence> sentences, Token[] tokens, ReadOnlySpan<Mention> mentions)
    {
        var found = new List<Number>();
        foreach (var sentence in sentences)
            new NumberFinder(text, tokens.AsSpan(sentence.FirstToken, sentence.TokenCount), found).Read();
        var all = new List<Number>(found.Count);
        var mention = 0;
        foreach (var number in found)
        {
            while (mention < mentions.Length && mentions[mention].Span.End <= number.Span.Start)
                mention++;
            var named = mention < mentions.Length && mentions[mention].Span.Contains(number.Span);
            if (!named || number.Kind != NumberKind.Count)
                all.Add(number);
        }
        return [.. all];
    }

    private void Read()
    {
        for (var at = 0; at < _tokens.Length;)
        {
            var next = ReadDate(at);
            if (next == at)
                next = ReadMoneyBySign(at);
            if (next == at)
                next = ReadQuantity(at);
            at = Math.Max(next, at + 1);
        }
    }

    private int Add(int first, int last, decimal value, NumberKind kind)
    {
        var span = new TextSpan(_tokens[first].Span.Start, _tokens[last].Span.End);
        _found.Add(new Number(span, WithoutTrailingZeros(value), kind));
        return last + 1;
    }

    /// <summary>2.8 times a billion is 2800000000.0 otherwise.</summary>
    private static decimal WithoutTrailingZeros(decimal value) =>
        value == decimal.Truncate(value) ? decimal.Truncate(value) : value;

    private bool IsNumber(int at) => at < _tokens.Length && _tokens[at].Kind.HasFlag(TokenKind.Number);

    private string Form(int at) => at >= 0 && at < _tokens.Length ? _tokens[at].Form : "";

    private ReadOnlySpan<char> Gap(int at) =>
        at + 1 < _tokens.Length ? _text.AsSpan()[_tokens[at].Span.End.._tokens[at + 1].Span.Start] : ".";

    /// <summary>Behind this token comes the next with a space, a hyphen or nothing between.</summary>
    private bool Adjoins(int at) => Gap(at) is "" or " " or "-" or "‑" or "\u00A0" or "\u202F";

    private bool IsWhole(int at, int lowest, int highest, out int value)
    {
        value = 0;
        return IsNumber(at) && int.TryParse(_tokens[at].Form, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= lowest && value <= highest;
    }

    private bool IsMonth(int at) => at < _tokens.Length && NumberLexicon.Months.ContainsKey(_tokens[at].Form);

    private bool IsDay(int at) => IsWhole(at, 1, 31, out _);

    private bool IsYearNumber(int at, out int year) =>
        IsWhole(at, 1000, 2100, out year) && _tokens[at].Span.Length == 4;

    private int ReadDate(int at)
    {
        if (IsMonth(at))
            return ReadDateFromMonth(at);
        if (!IsNumber(at))
            return at;
        if (IsDay(at) && Form(at + 1) == "of" && IsMonth(at + 2))
            return DateWithYear(at, at + 2);
        if (IsDay(at) && IsMonth(at + 1) && IsDateGap(at))
            return DateWithYear(at, at + 1);
        return ReadNumericDate(at);
    }

    private bool IsDateGap(int at) => Gap(at) is " " or "-" or "\u00A0" or ". ";

    /// <summary>"March 5, 2021", "maart 2021"; a month alone is no number.</summary>
    private int ReadDateFromMonth(int at)
    {
        if (!(Gap(at) is " " or ". " or "\u00A0"))
            return at;
        if (IsDay(at + 1) && !NumberLexicon.Percents.Contains(Form(at + 2)) && Form(at + 2) != "%")
            return _tokens[at].Kind.HasFlag(TokenKind.Capitalised) ? DateWithYear(at, at + 1) : at;
        return IsYearNumber(at + 1, out var year) ? Add(at, at + 1, year, NumberKind.Date) : at;
    }

    private int DateWithYear(int first, int last) =>
        Gap(last) is " " or ", " or ". " or "\u00A0" && IsYearNumber(last + 1, out var year)
            ? Add(first, last + 1, year, NumberKind.Date)
            : Add(first, last, 0, NumberKind.Date);

    /// <summary>12-06-2022, 12/6/2022, 2022-06-12, 12.06.2022.</summary>
    private int ReadNumericDate(int at)
    {
        if (_tokens[at].Form.Split('.') is [var day, var month, { Length: 4 } written] && IsIn(day, 31) && IsIn(month, 31)
            && int.TryParse(written, CultureInfo.InvariantCulture, out var pointed))
            return Add(at, at, pointed, NumberKind.Date);
        if (!(Gap(at) is "-" or "/") || !Gap(at + 1).SequenceEqual(Gap(at)))
            return at;
        if (IsDay(at) && IsDay(at + 1) && IsYearNumber(at + 2, out var year))
            return Add(at, at + 2, year, NumberKind.Date);
        return IsYearNumber(at, out year) && IsDay(at + 1) && IsDay(at + 2) ? Add(at, at + 2, year, NumberKind.Date) : at;
    }

    private static bool IsIn(string digits, int highest) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= highest;

    /// <summary>"$1bn", "€ 3,5 miljoen", "US$5".</summary>
    private int ReadMoneyBySign(int at)
    {
        if (!_tokens[at].Kind.HasFlag(TokenKind.Sign) || Form(at) is "%" or "‰" || !Adjoins(at) || !Value(at + 1, out var value))
            return at;
        var last = WithScale(at + 1, ref value, glued: true);
        return Add(NamesCurrency(at - 1) ? at - 1 : at, last, value, NumberKind.Money);
    }

    /// <summary>The "US" of "US$5".</summary>
    private bool NamesCurrency(int at) =>
        at >= 0 && Gap(at).IsEmpty && _tokens[at].Kind.HasFlag(TokenKind.Capitalised) && _tokens[at].Span.Length <= 3;

    private bool Value(int at, out decimal value)
    {
        value = 0;
        return IsNumber(at) && decimal.TryParse(
            _tokens[at].Form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Takes the scale word behind <paramref name="at"/> into the value; single letters only where they cling.</summary>
    private int WithScale(int at, ref decimal value, bool glued)
    {
        while (at + 1 < _tokens.Length && Adjoins(at) && NumberLexicon.Scales.TryGetValue(Form(at + 1), out var scale))
        {
            var clings = Gap(at).IsEmpty;
            if (Form(at + 1).Length == 1 && !(clings && (glued || Form(at + 1) == "k")) || value > 1e15m)
                break;
            value *= scale;
            at++;
        }
        return at;
    }

    private int ReadQuantity(int at)
    {
        if (!IsNumber(at))
            return ReadSpelledOut(at);
        if (IsPartOfName(at))
            return at;
        if (Form(at).Contains(':', StringComparison.Ordinal))
            return ReadClock(at);
        if (Form(at) is [.. var decade, 's'] && int.TryParse(decade, CultureInfo.InvariantCulture, out var start))
            return Add(at, at, start, NumberKind.Year);
        if (!Value(at, out var value))
            return at;
        if (EndsInLetter(at))
            return Add(at, at, value, NumberKind.Ordinal);
        return Classify(at, WithScale(at, ref value, glued: false), value);
    }

    private bool IsPartOfName(int at) =>
        at > 0 && Gap(at - 1) is "-" or "‑" && _tokens[at - 1].Kind.HasFlag(TokenKind.Capitalised);

    private bool EndsInLetter(int at) => char.IsLetter(_text[_tokens[at].Span.End - 1]);

    private int ReadClock(int at)
    {
        var parts = Form(at).Split(':');
        var hours = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var minutes = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return hours <= 24 && minutes < 60 ? AddTime(at, hours + minutes / 100m) : at;
    }

    private int AddTime(int at, decimal value)
    {
        var last = Adjoins(at) && Form(at + 1) is "am" or "pm" or "uur" or "u" or "o'clock" ? at + 1 : at;
        if (last > at && Form(last) == "pm" && value < 12)
            value += 12;
        return Add(at, last, value, NumberKind.Time);
    }

    private int Classify(int first, int last, decimal value)
    {
        var next = Adjoins(last) ? Form(last + 1) : "";
        if (next == "%" || NumberLexicon.Percents.Contains(next))
            return Add(first, last + (Form(last + 2) is "points" or "point" && next == "percentage" ? 2 : 1), value, NumberKind.Percent);
        if (next == "per" && Form(last + 2) == "cent")
            return Add(first, last + 2, value, NumberKind.Percent);
        if (NumberLexicon.Currencies.Contains(next) || (next.Length == 1 && IsCurrencySign(last + 1)))
            return Add(first, last + 1, value, NumberKind.Money);
        if (IsClockHour(first, last, next, value))
            return AddTime(last, value);
        if (NumberLexicon.DurationUnits.Contains(next))
            return Add(first, last + 1, value, NumberKind.Duration);
        return Add(first, last, value, first == last && IsYear(first) ? NumberKind.Year : NumberKind.Count);
    }

    private bool IsCurrencySign(int at) =>
        _tokens[at].Kind.HasFlag(TokenKind.Sign) && Form(at) is not ("%" or "‰") && !(Adjoins(at) && IsNumber(at + 1));

    /// <summary>"8pm", "9.30 uur", "om 3 uur"; "3 uur" by itself lasts three hours.</summary>
    private bool IsClockHour(int first, int last, string next, decimal value)
    {
        if (first != last || value >= 25)
            return false;
        if (next is "am" or "pm" or "o'clock")
            return true;
        var written = _tokens[first].Span.In(_text);
        var hasMinutes = written.Length is 4 or 5 && written[^3] is '.';
        return next is "uur" or "u" && (hasMinutes || NumberLexicon.BeforeClock.Contains(Form(first - 1))
            || NumberLexicon.DayParts.Contains(Form(first + 3)));
    }

    /// <summary>Four digits: a year, unless a noun makes them a count ("2000 people") and nothing before them a year.</summary>
    private bool IsYear(int at)
    {
        if (!IsYearNumber(at, out var year))
            return false;
        if (at > 0 && NumberLexicon.BeforeYear.Contains(Form(at - 1)))
            return true;
        var followed = at + 1 < _tokens.Length && Gap(at) is " " or "\u00A0"
            && (_tokens[at + 1].Kind & (TokenKind.Word | TokenKind.StopWord | TokenKind.Capitalised)) == TokenKind.Word;
        return year >= 1500 && (!followed || year is > 1900 and < 2060 && year % 100 != 0);
    }

    private int ReadSpelledOut(int at)
    {
        var token = _tokens[at];
        if (!token.Kind.HasFlag(TokenKind.Word))
            return at;
        if (NumberLexicon.Ordinals.TryGetValue(token.Form, out var ordinal))
            return Add(at, at, ordinal, NumberKind.Ordinal);
        if (!NumberLexicon.Cardinals.TryGetValue(token.Form, out var cardinal))
            return at;
        decimal value = cardinal;
        var last = WithScale(at, ref value, glued: false);
        if (cardinal == 1 && last == at && !Counts(at))
            return at;
        return Classify(at, last, value);
    }

    /// <summary>"one" and "een" before a unit or a noun; not "no one", "one of", "een man".</summary>
    private bool Counts(int at)
    {
        if (NumberLexicon.DurationUnits.Contains(Form(at + 1)) && Adjoins(at))
            return Form(at) == "one" || !_tokens[at].Kind.HasFlag(TokenKind.StopWord);
        if (Form(at) == "een")
            return !_tokens[at].Kind.HasFlag(TokenKind.StopWord);
        return Gap(at) is " " && (_tokens[at + 1].Kind & (TokenKind.Word | TokenKind.StopWord)) == TokenKind.Word
            && !(at > 0 && _tokens[at - 1].Kind.HasFlag(TokenKind.StopWord) && Form(at - 1) is not ("and" or "with" or "in" or "to" or "for" or "by"));
    }
}
