using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Quantities;

/// <summary>
/// Finds numbers with what belongs to them. A number that is part of a name ("COVID-19") or of a date is none, save that
/// the length of time in "two weeks ago" is one.
/// </summary>
internal readonly ref struct QuantityFinder
{
    private static readonly HashSet<string> Approximations = new HashSet<string>(
        [
            "about", "around", "approximately", "roughly", "some", "nearly", "almost", "over", "under", "circa", "ongeveer", "zo'n", "bijna",
            "ruim", "rond", "omstreeks", "pakweg", "minstens", "krap", "ca",
        ],
        StringComparer.Ordinal);

    private readonly string _text;
    private readonly ReadOnlySpan<Token> _tokens;
    private readonly NumberReader _numbers;
    private readonly bool _isDutch;
    private readonly List<Quantity> _found;

    private QuantityFinder(string text, ReadOnlySpan<Token> tokens, bool isDutch, List<Quantity> found)
    {
        _text = text;
        _tokens = tokens;
        _numbers = new NumberReader(text, tokens, isDutch);
        _isDutch = isDutch;
        _found = found;
    }

    /// <param name="mentions">A count or an ordinal inside one of these is part of a name ("Microsoft 365", "Tweede Kamer") and left out.</param>
    /// <param name="dates">In text order; what lies in one is no quantity of its own, unless it is a length of time and the date can hold one.</param>
    public static Quantity[] Find(
        string text, ReadOnlySpan<Sentence> sentences, Token[] tokens, ReadOnlySpan<Mention> mentions,
        ReadOnlySpan<(TextSpan Span, bool HoldsLength)> dates)
    {
        var found = new List<Quantity>();
        foreach (var sentence in sentences)
            new QuantityFinder(text, tokens.AsSpan(sentence.FirstToken, sentence.TokenCount), sentence.Language == "nl", found).Read();
        var all = new List<Quantity>(found.Count);
        int mention = 0, date = 0;
        foreach (var quantity in found)
        {
            while (mention < mentions.Length && mentions[mention].Span.End <= quantity.Span.Start)
                mention++;
            while (date < dates.Length && dates[date].Span.End <= quantity.Span.Start)
                date++;
            var isName = mention < mentions.Length && mentions[mention].Span.Contains(quantity.Span) && quantity.Kind is QuantityKind.Count or QuantityKind.Ordinal;
            var isDate = date < dates.Length && dates[date].Span.Overlaps(quantity.Span)
                && !(quantity.Kind == QuantityKind.Duration && dates[date].HoldsLength);
            if (!isName && !isDate)
                all.Add(quantity);
        }
        return [.. all];
    }

    private void Read()
    {
        for (var at = 0; at < _tokens.Length;)
        {
            var next = ReadAt(at);
            at = Math.Max(next, at + 1);
        }
    }

    private int ReadAt(int at)
    {
        var kind = _tokens[at].Kind;
        if ((kind & TokenKind.Sign) != 0)
            return ReadMoneyBySign(at);
        if ((kind & TokenKind.Number) != 0)
            return IsPartOfName(at) ? at : ReadScore(at) ?? ReadCounted(at);
        if ((ReadVagueLength(at) ?? ReadShare(at)) is { } told)
            return told;
        var word = _numbers.Word(at);
        if (word.Role == NumberRole.None)
            return Currencies.OfWord(Form(at)) is { } code && (kind & TokenKind.AllCaps) != 0 && IsDigits(at + 1) && Gap(at) is " " or "\u00A0"
                ? ReadMoney(at, at + 1, code)
                : at;
        return ReadCounted(at);
    }

    private string Form(int at) => at >= 0 && at < _tokens.Length ? _tokens[at].Form : "";

    private ReadOnlySpan<char> Gap(int at) =>
        at >= 0 && at + 1 < _tokens.Length ? _text.AsSpan()[_tokens[at].Span.End.._tokens[at + 1].Span.Start] : ".";

    private bool Adjoins(int at) => Gap(at) is "" or " " or "-" or "‑" or "\u00A0" or "\u202F";

    /// <summary>"another week", "the whole day", "a few months", "een paar uur": lengths of time without a number.</summary>
    private int? ReadVagueLength(int at)
    {
        if (!Durations.CanBeVague(Form(at)))
            return null;
        var isFew = Durations.Few(Form(at)) is not null;
        var unit = isFew && Form(at + 1) == "of" ? at + 2 : at + 1;
        if (!Adjoins(at) || !Adjoins(unit - 1) || Measures.FindTime(Form(unit)) is not { } time || Form(unit).Length < 3 || Durations.Rank(time) is null)
            return null;
        if (Durations.Few(Form(at)) is { } count)
            return AddLength(at, unit + 1, count, time, isApproximate: true);
        return Durations.Rank(time) < 2 ? null : AddLength(at, unit + 1, 1, time, isApproximate: false);
    }

    /// <summary>"a third of", "two-thirds", "drie vijfde van": rounded to four decimals.</summary>
    private int? ReadShare(int at)
    {
        var count = _numbers.Word(at);
        if (!count.IsCardinal || count.Value is < 1 or > 9 || !Adjoins(at) || at + 1 >= _tokens.Length || (_tokens[at + 1].Kind & TokenKind.Word) == 0)
            return null;
        var part = Form(at + 1);
        var parts = part is "quarter" or "quarters" ? 4 : part is "kwart" ? 0
            : _numbers.Word(at + 1) is { IsOrdinal: true } whole ? whole.Value : Plural(part);
        if (parts is < 3 or > 100 || count.Value >= parts || count.Value == 1 && !(Adjoins(at + 1) && Form(at + 2) is "of" or "van" or "more" or "less" or "higher" or "lower" or "meer" or "minder" or "hoger" or "lager"))
            return null;
        return count.Value > 1 && !_isDutch && part[^1] != 's' ? null
            : Add(at, at + 2, QuantityKind.Count, Math.Round(count.Value / parts, 4));
    }

    private static decimal Plural(string form) =>
        form.Length > 4 && form[^1] == 's' && NumberWords.Find(form[..^1], isDutch: false) is { IsOrdinal: true } one ? one.Value : 0;

    private int AddLength(int first, int end, decimal value, string unit, bool isApproximate)
    {
        _found.Add(new Quantity(Span(first, end), QuantityKind.Duration, value, unit, IsApproximate: isApproximate));
        return end;
    }

    private bool IsDigits(int at) => at < _tokens.Length && (_tokens[at].Kind & TokenKind.Number) != 0;

    private bool IsWord(int at) =>
        at < _tokens.Length && (_tokens[at].Kind & (TokenKind.Word | TokenKind.StopWord)) == TokenKind.Word;

    /// <summary>"COVID-19".</summary>
    private bool IsPartOfName(int at) =>
        at > 0 && Gap(at - 1) is "-" or "‑" && (_tokens[at - 1].Kind & TokenKind.Capitalised) != 0;

    private TextSpan Span(int first, int end) => _tokens[first].Span.Cover(_tokens[end - 1].Span);

    private int Add(int first, int end, QuantityKind kind, decimal value, string unit = "", decimal? high = null, TextSpan? noun = null)
    {
        var isApproximate = first > 0 && Adjoins(first - 1) && (Approximations.Contains(Form(first - 1)) && (Form(first - 1) != "over" || !_isDutch)
            || Form(first - 1) is "than" or "dan" && Form(first - 2) is "more" or "less" or "fewer" or "meer" or "minder"
            || Form(first - 1) is "least" or "most" or "minste" or "to" && Form(first - 2) is "at" or "up" or "ten" or "close");
        var span = Span(first, end);
        if (IsNegative(span.Start) && kind is QuantityKind.Count or QuantityKind.Percent or QuantityKind.Money or QuantityKind.Measure)
            (span, value) = (new TextSpan(span.Start - 1, span.End), -value);
        _found.Add(new Quantity(span, kind, Trimmed(value), unit, high is { } top ? Trimmed(top) : null, isApproximate, noun));
        return end;
    }

    /// <summary>A minus that clings to the number and to nothing before it.</summary>
    private bool IsNegative(int start) =>
        start > 0 && _text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(_text[start - 2]) || _text[start - 2] == '(');

    private static decimal Trimmed(decimal value) => value == decimal.Truncate(value) ? decimal.Truncate(value) : value;

    /// <summary>"3-1" by figures that no range has, or by the words of a match around it.</summary>
    private int? ReadScore(int at)
    {
        if (Gap(at) is not ("-" or "–") || !IsSmall(at, out var first) || !IsSmall(at + 1, out var second)
            || Gap(at + 1) is "-" or "–" or "/" || Gap(at - 1) is "-" or "–" or "/")
            return null;
        var isScore = second <= first && first < 30 || first == 0 || Scores.IsBefore(Form(at - 1)) || Scores.IsBehind(Form(at + 2));
        return isScore && Measures.FindTime(Form(at + 2)) is null && Form(at + 2) is not "%" ? Add(at, at + 2, QuantityKind.Score, first, "", second) : null;
    }

    private bool IsSmall(int at, out decimal value)
    {
        value = 0;
        return IsDigits(at) && _tokens[at].Span.Length <= 2 && int.TryParse(Form(at), out var whole) && (value = whole) >= 0;
    }

    /// <summary>"$1bn", "€ 3,5 miljoen", "US$5".</summary>
    private int ReadMoneyBySign(int at)
    {
        if (Form(at) is "%" or "‰" || !Adjoins(at) || !IsDigits(at + 1))
            return at;
        var first = at > 0 && Gap(at - 1).IsEmpty && (_tokens[at - 1].Kind & TokenKind.Capitalised) != 0 && _tokens[at - 1].Span.Length <= 3 ? at - 1 : at;
        return ReadMoney(first, at + 1, Currencies.OfSign(Form(at), first < at ? Form(first) : "") ?? "");
    }

    private int ReadMoney(int first, int at, string code)
    {
        var number = WithLetter(_numbers.Read(at), isMoney: true);
        if (number.End == at)
            return first;
        if (ReadUpper(number, isMoney: true) is not { } upper)
            return Add(first, number.End, QuantityKind.Money, number.Value, code);
        return Add(first, upper.End, QuantityKind.Money, Lower(number, upper), code, upper.Value);
    }

    /// <summary>"3m", "5k": a letter that clings.</summary>
    private NumberReader.Result WithLetter(NumberReader.Result number, bool isMoney)
    {
        var end = number.End;
        return end > 0 && end < _tokens.Length && Gap(end - 1).IsEmpty && Form(end).Length == 1 && (isMoney || Form(end) == "k")
            && NumberLexicon.Scale(Form(end)) is { } scale && number.Value < 1e15m
            ? number with { End = end + 1, Value = number.Value * scale }
            : number;
    }

    /// <summary>The far end of "10 to 20", "10-20", "tussen 10 en 20", "$2-3 billion".</summary>
    private NumberReader.Result? ReadUpper(NumberReader.Result lower, bool isMoney)
    {
        var end = lower.End;
        if (end >= _tokens.Length || lower.IsOrdinal)
            return null;
        var start = end - 1;
        while (start > 0 && (_tokens[start].Kind & TokenKind.Word) != 0 && _numbers.Word(start).Role != NumberRole.None)
            start--;
        var next = Gap(end - 1) is "-" or "–" or " - " or " – " ? end
            : Form(end) is "to" or "tot" or "à" && Adjoins(end - 1) && Adjoins(end) ? end + 1
            : Form(end) is "and" or "en" && OpensRange(start) && Adjoins(end - 1) && Adjoins(end) ? end + 1
            : -1;
        if (next < 0)
            return null;
        if (isMoney && next < _tokens.Length && (_tokens[next].Kind & TokenKind.Sign) != 0)
            next++;
        var upper = WithLetter(_numbers.Read(next), isMoney);
        return upper.End > next && !upper.IsOrdinal && !(upper.IsArticle && upper.IsSpelledOut) && upper.Value > lower.Value && (IsDigits(next) || next > end) ? upper : null;
    }

    private bool OpensRange(int at)
    {
        for (var i = at; i >= 0 && i >= at - 4; i--)
        {
            if (Form(i) is "between" or "tussen" or "from" or "van")
                return true;
        }
        return false;
    }

    /// <summary>"2 to 3 million": the scale is that of both.</summary>
    private static decimal Lower(NumberReader.Result lower, NumberReader.Result upper)
    {
        var scale = upper.Value >= 1e12m ? 1e12m : upper.Value >= 1e9m ? 1e9m : upper.Value >= 1e6m ? 1e6m : upper.Value >= 1e3m ? 1e3m : 1;
        return lower.Value < 1000 && upper.Value / scale < 1000 && upper.End - lower.End > 1 && upper.Value / scale >= lower.Value ? lower.Value * scale : lower.Value;
    }

    private int ReadCounted(int at)
    {
        var number = WithLetter(_numbers.Read(at), isMoney: false);
        if (number.End == at || number.Value > 1e24m)
            return at;
        if (number.IsOrdinal)
            return Add(at, number.End, QuantityKind.Ordinal, number.Value);
        if (number.IsArticle && !Counts(at, number))
            return number.End > at + 1 && number.Value == 0.5m ? number.End : at;
        if (ReadUpper(number, isMoney: false) is { } upper)
            return Classify(at, upper.End, Lower(number, upper), upper.Value, number.IsSpelledOut);
        return Classify(at, number.End, number.Value, null, number.IsSpelledOut);
    }

    /// <summary>"one" and "een" before a unit or a noun; not "no one", "one of", "een man". "half" before a unit.</summary>
    private bool Counts(int at, NumberReader.Result number)
    {
        var next = Form(number.End);
        if (number.Value != 1)
            return Adjoins(number.End - 1) && (Measures.FindTime(next) is not null || Measures.IsUnit(next)) || _numbers.Word(at).Value == 0.25m && at > 0 && Form(at - 1) == "een";
        var isOne = (_tokens[at].Kind & TokenKind.StopWord) == 0 && Form(at) is "een" || Form(at) == "one";
        if (Measures.FindTime(next) is not null && Adjoins(number.End - 1))
            return isOne || Durations.IsBeforeLength(Form(at - 1), Form(at));
        if (Form(at) == "een")
            return isOne;
        return isOne && Gap(at) is " " && IsWord(at + 1)
            && !(at > 0 && (_tokens[at - 1].Kind & TokenKind.StopWord) != 0 && Form(at - 1) is not ("and" or "with" or "in" or "to" or "for" or "by"));
    }

    private int Classify(int first, int end, decimal value, decimal? high, bool isSpelledOut)
    {
        var next = Adjoins(end - 1) ? Form(end) : "";
        if (ReadPercent(end, next) is { } percent)
            return Add(first, percent.End, QuantityKind.Percent, value, percent.Unit, high);
        if (ReadCurrency(end, next) is { } currency)
            return Add(first, currency.End, QuantityKind.Money, value * currency.Factor, currency.Code, high * currency.Factor);
        if (ReadAge(first, end, next) is { } age)
            return Add(first, age, QuantityKind.Age, value, "year", high);
        if (Measures.FindTime(next) is { } time && !(next.Length == 1 && !Gap(end - 1).IsEmpty && next is not ("u" or "h")))
            return AddDuration(first, end, value, high, time);
        if (ReadMeasure(end, next) is { } measure)
            return Add(first, measure.End, QuantityKind.Measure, value, measure.Unit, high);
        return Add(first, end, QuantityKind.Count, value, "", high, NounAt(end));
    }

    private (int End, string Unit)? ReadPercent(int end, string next)
    {
        if (next == "%" || next == "‰")
            return Form(end + 1) is "points" or "point" or "punt" && Adjoins(end) ? (end + 2, "pp") : (end + 1, next);
        if (next is "procentpunt" or "procentpunten" or "percentagepunt" or "percentagepunten")
            return (end + 1, "pp");
        if (next is "percentage" or "percent" && Form(end + 1) is "points" or "point" && Adjoins(end))
            return (end + 2, "pp");
        if (next == "per" && Form(end + 1) == "cent")
            return (end + 2, "%");
        return NumberLexicon.Percents.Contains(next) && next != "percentage" ? (end + 1, "%") : null;
    }

    private (int End, string Code, decimal Factor)? ReadCurrency(int end, string next)
    {
        if (Currencies.OfWord(next) is { } code && !(next is "real" or "rand" or "won" or "try" or "pounds" && Form(end + 1) is "of" && next == "pounds"))
            return (end + 1, code, 1);
        if (Currencies.OfCents(next, _isDutch) is { } cents)
            return (end + 1, cents, 0.01m);
        if (next.Length == 1 && end < _tokens.Length && (_tokens[end].Kind & TokenKind.Sign) != 0 && next is not ("%" or "‰") && !(Adjoins(end) && IsDigits(end + 1)))
            return (end + 1, Currencies.OfSign(next, "") ?? "", 1);
        var name = next is "hong" or "new" or "nieuw" ? end + 1 : end;
        return name < _tokens.Length && Currencies.OfNational(Form(name)) is { } national && Form(name + 1) is "dollar" or "dollars"
            ? (name + 2, national, 1)
            : null;
    }

    /// <summary>"40-year-old", "40 years old", "de 40-jarige", "aged 40", "Jan Jansen (40)", "Jan Jansen, 40, said".</summary>
    private int? ReadAge(int first, int end, string next)
    {
        if (next is "jarige" or "jarig" or "jarigen")
            return end + 1;
        if (next is "year" or "years" or "jaar" && Form(end + 1) is "old" or "oud" or "olds" or "oude" && Adjoins(end))
            return end + 2;
        if (Form(first - 1) is "aged" && Adjoins(first - 1))
            return end;
        if (end == first + 1 && IsDigits(first) && _tokens[first].Span.Length == 2 && Gap(first - 1) is ", " && Gap(first) is ", "
            && (_tokens[first - 1].Kind & (TokenKind.Capitalised | TokenKind.AllCaps)) == TokenKind.Capitalised)
            return end;
        var isBracketed = first > 0 && Gap(first - 1) is " (" && end > 0 && _tokens[end - 1].Span.End is var close && close < _text.Length && _text[close] == ')'
            && ((_tokens[first - 1].Kind & (TokenKind.Capitalised | TokenKind.AllCaps)) == TokenKind.Capitalised || _isDutch && IsWord(first - 1)) && end == first + 1 && _tokens[first].Span.Length == 2;
        return isBracketed ? end : null;
    }

    private int AddDuration(int first, int end, decimal value, decimal? high, string unit)
    {
        (value, unit) = unit switch
        {
            "fortnight" => (2 * value, "week"),
            "quarter-hour" => (15 * value, "minute"),
            _ => (value, unit),
        };
        var last = end + 1;
        var half = Form(last + 1) == "a" ? last + 2 : last + 1;
        if (Form(last) == "and" && Form(half) == "half" && Adjoins(last - 1))
            return Add(first, half + 1, QuantityKind.Duration, value + 0.5m, unit, high);
        return high is null && Durations.Rank(unit) is { } rank && ReadMore(last, rank) is { } more
            ? Add(first, more.End, QuantityKind.Duration, Durations.Sum(value, unit, more.Days, more.IsFine, out var sum), sum)
            : Add(first, last, QuantityKind.Duration, value, unit, high);
    }

    /// <summary>The rest of "1 year, 1 month and 21 days".</summary>
    private (int End, decimal Days, bool IsFine)? ReadMore(int at, int rank)
    {
        var next = Form(at) is "and" or "en" ? at + 1 : at;
        if (!(Adjoins(at - 1) || Gap(at - 1) is ", ") || next >= _tokens.Length)
            return null;
        var number = _numbers.Read(next);
        if (number.End == next || number.IsOrdinal || !Adjoins(number.End - 1) || Measures.FindTime(Form(number.End)) is not { } unit
            || Durations.Rank(unit) is not { } finer || finer == rank || number.IsArticle && next == at)
            return null;
        var own = Durations.Days(number.Value, unit);
        return ReadMore(number.End + 1, finer) is { } more
            ? (more.End, own + more.Days, more.IsFine || finer < 3)
            : (number.End + 1, own, finer < 3);
    }

    private (int End, string Unit)? ReadMeasure(int end, string next)
    {
        if (next is "square" or "vierkante" or "cubic" or "kubieke" && Measures.Find(Form(end + 1)) is { } surface)
            return (end + 2, surface + (next is "square" or "vierkante" ? "²" : "³"));
        if (next is "degrees" or "degree" or "graden" or "graad")
            return Form(end + 1) is "celsius" or "fahrenheit" ? (end + 2, Form(end + 1) == "celsius" ? "°C" : "°F") : (end + 1, "°");
        if (Gap(end - 1) is "°" or " °" or "° " or " ° ")
            return Form(end) is "c" or "f" ? (end + 1, "°" + Form(end).ToUpperInvariant()) : null;
        if (next == "km" && Form(end + 1) is "h" or "u" && Gap(end) is "/" or "")
            return (end + 2, "km/h");
        if (next is "kilometer" or "kilometers" or "kilometres" && Form(end + 1) is "per" or "an" && Form(end + 2) is "uur" or "hour")
            return (end + 3, "km/h");
        if (next is "miles" && Form(end + 1) is "per" or "an" && Form(end + 2) is "hour")
            return (end + 3, "mph");
        return next.Length == 1 && next is not "m" ? null : Measures.Find(next) is { } unit ? (end + 1, unit) : null;
    }

    /// <summary>The word behind a count; with the noun behind it where the word is of a country or a name ("200 Russian soldiers").</summary>
    private TextSpan? NounAt(int at)
    {
        if (at >= _tokens.Length || Gap(at - 1) is not (" " or "\u00A0" or "-") || !IsWord(at))
            return null;
        var isNamed = (_tokens[at].Kind & TokenKind.Capitalised) != 0;
        return isNamed && Gap(at) is " " && IsWord(at + 1) && (_tokens[at + 1].Kind & TokenKind.Capitalised) == 0
            ? Span(at, at + 2)
            : _tokens[at].Span;
    }
}
