using System.Globalization;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>One sentence's tokens with what each can do in a date. Indexes beyond its ends are harmless.</summary>
/// <param name="tags">Of the tokens; empty where they are not known.</param>
/// <param name="reference">The day of publication; null where it is not known.</param>
internal readonly ref struct DateTokens(
    string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<PartOfSpeech> tags, ReadOnlySpan<DateWord> words, bool isDutch, DateTime? reference)
{
    private readonly ReadOnlySpan<PartOfSpeech> _tags = tags;
    private readonly string _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private readonly ReadOnlySpan<DateWord> _words = words;

    public bool IsDutch { get; } = isDutch;

    public DateTime? Reference { get; } = reference;

    public bool IsHeading { get; init; }

    /// <summary>Whether 5/3/2020 is in March.</summary>
    public bool IsDayFirst { get; init; } = isDutch;

    public int Count => _tokens.Length;

    public DateWord this[int at] => (uint)at < (uint)_words.Length ? _words[at] : default;

    public bool Is(int at, DateRole role) => this[at].Is(role);

    public Token Token(int at) => _tokens[at];

    public string Form(int at) => (uint)at < (uint)_tokens.Length ? _tokens[at].Form : "";

    public PartOfSpeech Tag(int at) => (uint)at < (uint)_tags.Length ? _tags[at] : PartOfSpeech.Other;

    public TokenKind Kind(int at) => (uint)at < (uint)_tokens.Length ? _tokens[at].Kind : TokenKind.None;

    public ReadOnlySpan<char> Raw(int at) => (uint)at < (uint)_tokens.Length ? _tokens[at].Span.In(_text) : "";

    /// <summary>What stands between a token and the next; a stop at the sentence's end.</summary>
    public ReadOnlySpan<char> Gap(int at) =>
        at >= 0 && at + 1 < _tokens.Length ? _text.AsSpan()[_tokens[at].Span.End.._tokens[at + 1].Span.Start] : ".";

    /// <summary>Nothing but spaces or a hyphen between this token and the next.</summary>
    public bool Adjoins(int at) => at + 1 < Count && IsMadeOf(Gap(at), "-‑");

    /// <summary>Or a comma, or the point of an abbreviation: "Oct. 2, 2016".</summary>
    public bool IsNear(int at) => at + 1 < Count && IsMadeOf(Gap(at), "-‑,./");

    private static bool IsMadeOf(ReadOnlySpan<char> gap, ReadOnlySpan<char> marks)
    {
        foreach (var c in gap)
        {
            if (c is not (' ' or '\u00A0' or '\u202F' or '\'' or '’' or '‘') && !marks.Contains(c))
                return false;
        }
        return gap.Length <= 4;
    }

    public char Before(int at) => at < Count && _tokens[at].Span.Start is var start and > 0 ? _text[start - 1] : ' ';

    public char After(int at) => at < Count && _tokens[at].Span.End is var end && end < _text.Length ? _text[end] : ' ';

    public NumberReader.Result Number(int at) => new NumberReader(_text, _tokens, IsDutch).Read(at);

    public NumberWord NumberWord(int at) => new NumberReader(_text, _tokens, IsDutch).Word(at);

    public bool IsDigits(int at) => (Kind(at) & TokenKind.Number) != 0;

    /// <summary>"18th", "de 15e".</summary>
    public bool IsOrdinalDigits(int at) => IsDigits(at) && char.IsLetter(Raw(at)[^1]) && Raw(at)[^1] != 's';

    /// <summary>A whole number in digits, with or without an ordinal's ending.</summary>
    public bool IsWhole(int at, int lowest, int highest, out int value)
    {
        value = 0;
        return IsDigits(at) && int.TryParse(Form(at), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= lowest && value <= highest;
    }

    /// <summary>The token behind the words "of", "the" and a space: "of the month", "van de maand".</summary>
    public int SkipOfThe(int at)
    {
        if (Is(at, DateRole.Of) || Form(at) is "in")
            at++;
        return SkipThe(at);
    }

    public int SkipThe(int at) => Is(at, DateRole.Determiner) ? at + 1 : at;
}
