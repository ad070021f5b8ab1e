using System.Globalization;

namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Reads the number that starts at a token, over as many tokens as belong to it.</summary>
internal readonly ref struct NumberReader(string text, ReadOnlySpan<Token> tokens, bool isDutch)
{
    private const decimal Largest = 1e15m;

    private readonly string _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private readonly bool _isDutch = isDutch;

    /// <param name="End">Index of the token behind the number; the start where there is none.</param>
    /// <param name="IsSpelledOut">No digit in it.</param>
    public readonly record struct Result(int End, decimal Value, bool IsOrdinal = false, bool IsSpelledOut = false)
    {
        /// <summary>"one" alone, "een", "a": may be no number at all.</summary>
        public bool IsArticle { get; init; }
    }

    public NumberWord Word(int at) =>
        at < _tokens.Length && (_tokens[at].Kind & TokenKind.Word) != 0 ? NumberWords.Find(_tokens[at].Form, _isDutch) : default;

    public Result Read(int at)
    {
        if (at >= _tokens.Length)
            return new Result(at, 0);
        if ((_tokens[at].Kind & TokenKind.Number) != 0)
            return ReadDigits(at);
        var word = Word(at);
        return word.Role switch
        {
            NumberRole.None => new Result(at, 0),
            NumberRole.Ordinal => new Result(at + 1, word.Value, true, true),
            NumberRole.Fraction => ReadFraction(at, word.Value),
            NumberRole.Article => ReadAfterArticle(at),
            NumberRole.Scale when word.Value is 100 or 1000 => ReadSpelledOut(at),
            NumberRole.Scale => new Result(at, 0),
            _ => ReadSpelledOut(at),
        };
    }

    private ReadOnlySpan<char> Gap(int at) =>
        at + 1 < _tokens.Length ? _text.AsSpan()[_tokens[at].Span.End.._tokens[at + 1].Span.Start] : ".";

    /// <summary>Behind this token comes the next with a space, a hyphen or nothing between.</summary>
    private bool Adjoins(int at) => Gap(at) is "" or " " or "-" or "‑" or "\u00A0" or "\u202F" or "  ";

    private Result ReadDigits(int at)
    {
        if (!decimal.TryParse(_tokens[at].Form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return new Result(at, 0);
        if (char.IsLetter(_text[_tokens[at].Span.End - 1]))
            return new Result(at + 1, value, true);
        var last = at;
        while (Adjoins(last) && Word(last + 1) is { Role: NumberRole.Scale, Value: var scale } && value < Largest)
        {
            value *= scale;
            last++;
        }
        return new Result(last + 1, Trimmed(value));
    }

    /// <summary>"half a million", "een half miljoen", "half an hour" (0.5 before a unit).</summary>
    private Result ReadFraction(int at, decimal value)
    {
        var next = at + 1;
        if (Word(next).Role == NumberRole.Article && Adjoins(at))
            next++;
        if (Word(next) is { Role: NumberRole.Scale, Value: var scale } && Adjoins(next - 1))
            return new Result(next + 1, Trimmed(value * scale), IsSpelledOut: true);
        return new Result(next, value, IsSpelledOut: true) { IsArticle = true };
    }

    /// <summary>"a million", "a hundred and twenty", "een half miljoen", "a half".</summary>
    private Result ReadAfterArticle(int at)
    {
        if (!Adjoins(at))
            return new Result(at, 0);
        var next = Word(at + 1);
        if (next.Role == NumberRole.Fraction)
            return ReadFraction(at + 1, next.Value);
        if (next.Role != NumberRole.Scale)
        {
            if (next.Value == 1.5m && _isDutch)
                return ReadSpelledOut(at + 1);
            return new Result(at + 1, 1, IsSpelledOut: true) { IsArticle = true };
        }
        return ReadSpelledOut(at + 1);
    }

    private Result ReadSpelledOut(int at)
    {
        decimal total = 0, group = 0;
        var end = at;
        var wasTens = false;
        for (var i = at; i < _tokens.Length; i++)
        {
            if (i > at && !Adjoins(i - 1))
                break;
            var word = Word(i);
            if (word.Role is NumberRole.Article or NumberRole.Fraction && i > at)
                break;
            if (i > at && IsAnd(i) && Continues(i + 1, group))
                continue;
            if (word.Role is NumberRole.Cardinal or NumberRole.Tens)
            {
                if (end > at && !(group % 100 == 0 && group > 0 || wasTens && word.Value < 10 || group == 0 && total > 0))
                    break;
                group += word.Value;
                wasTens = word.Role == NumberRole.Tens;
            }
            else if (word.Role == NumberRole.Scale && group < Largest && total < Largest)
            {
                if (word.Value is 100 or 12)
                    group = (group == 0 ? 1 : group) * word.Value;
                else
                {
                    total += (group == 0 ? total == 0 ? 1 : 0 : group) * word.Value;
                    group = 0;
                }
                wasTens = false;
            }
            else if (word.Role == NumberRole.Ordinal && (wasTens && word.Value < 10 || group > 0 && group % 100 == 0))
                return new Result(i + 1, total + group + word.Value, true, true);
            else
                break;
            end = i + 1;
        }
        return WithHalf(end, total + group);
    }

    private bool IsAnd(int at) => _tokens[at].Form is "and" or "en";

    /// <summary>"two hundred and five"; not "two and three".</summary>
    private bool Continues(int at, decimal group) =>
        Word(at).Role is NumberRole.Cardinal or NumberRole.Tens && Adjoins(at - 1)
        && (group >= 100 || group == 0) && Word(at).Value < 100;

    /// <summary>"two and a half million", "twee en een half".</summary>
    private Result WithHalf(int end, decimal value)
    {
        var at = end;
        if (at < _tokens.Length && IsAnd(at) && Adjoins(at - 1) && Adjoins(at))
        {
            var half = Word(at + 1).Role == NumberRole.Article ? at + 2 : at + 1;
            if (Word(half) is { Role: NumberRole.Fraction, Value: 0.5m } && Adjoins(half - 1))
            {
                value += 0.5m;
                end = half + 1;
            }
        }
        while (end < _tokens.Length && Adjoins(end - 1) && Word(end) is { Role: NumberRole.Scale, Value: var scale } && value < Largest)
        {
            value *= scale;
            end++;
        }
        return new Result(end, Trimmed(value), IsSpelledOut: true) { IsArticle = value == 1 };
    }

    /// <summary>2.8 times a billion is 2800000000.0 otherwise.</summary>
    private static decimal Trimmed(decimal value) => value == decimal.Truncate(value) ? decimal.Truncate(value) : value;
}
