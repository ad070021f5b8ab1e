using System.Buffers;
using System.Globalization;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Takes text apart into words, numbers and signs ("%" and currency signs); other punctuation is no token.
/// <list type="bullet">
/// <item>Hyphens and slashes divide: "one-day" is "one" and "day", "COVID-19" is "covid" and "19", so that each part can be
/// found. Only "e-" binds: "e-mail" is "email".</item>
/// <item>Letters with points are one token without them: "U.S." and "US" are both "us", "J.K." is "jk".</item>
/// <item>A possessive 's belongs to the span but not to the form; an apostrophe after a final s to neither.</item>
/// <item>Numbers have their group signs taken off and a point before decimals, without trailing zeros. An ordinal's
/// suffix belongs to the span, not to the form ("18th": "18"); a unit that clings to a number is a token of its own.</item>
/// <item>Han characters and kana are tokens one by one, for want of spaces.</item>
/// </list>
/// </summary>
public static class Tokenizer
{
    private const int MostDottedLetters = 12;

    /// <param name="text">The whole text; spans are offsets into it.</param>
    /// <param name="span">Which part of it, as a rule a sentence: its first token is marked as the start.</param>
    /// <param name="language">ISO 639-1: decides number notation, function words and stems.</param>
    public static List<Token> Tokenize(string text, TextSpan span, string language)
    {
        var tokens = new List<Token>();
        Tokenize(text, span, language, tokens);
        return tokens;
    }

    /// <summary>The same, appending to <paramref name="tokens"/>.</summary>
    public static void Tokenize(string text, TextSpan span, string language, List<Token> tokens)
    {
        var first = tokens.Count;
        var scan = new Scan(text.AsSpan(0, span.End), language, tokens);
        scan.Run(span.Start);
        if (tokens.Count == first)
            return;
        tokens[first] = tokens[first] with { Kind = tokens[first].Kind | TokenKind.SentenceStart };
        FindStopWordsInCapitals(tokens, first, language);
    }

    internal static bool WritesDecimalComma(string language) => language is "nl" or "de" or "fr" or "es" or "it" or "pt";

    /// <summary>A line in capitals throughout: its capitals are no names, and "THE" is a function word after all.</summary>
    private static void FindStopWordsInCapitals(List<Token> tokens, int first, string language)
    {
        int words = 0, capitals = 0;
        for (var i = first; i < tokens.Count; i++)
        {
            words += tokens[i].Kind.HasFlag(TokenKind.Word) ? 1 : 0;
            capitals += tokens[i].Kind.HasFlag(TokenKind.AllCaps) ? 1 : 0;
        }
        if (capitals < 3 || capitals * 3 < words * 2)
            return;
        for (var i = first; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind.HasFlag(TokenKind.AllCaps) && StopWords.Contains(token.Form, language))
                tokens[i] = token with { Kind = token.Kind | TokenKind.StopWord };
        }
    }

    private readonly ref struct Scan(ReadOnlySpan<char> text, string language, List<Token> tokens)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly WordCache _words = WordCache.For(language);
        private readonly bool _decimalComma = WritesDecimalComma(language);

        public void Run(int at)
        {
            while (at < _text.Length)
            {
                var c = _text[at];
                if (char.IsAsciiDigit(c))
                    at = Number(at);
                else if (LetterAt(at) is var width and > 0)
                    at = Word(at, width);
                else
                    at = Sign(at, c);
            }
        }

        private int Number(int at)
        {
            var number = NumberScanner.Scan(_text, at, _decimalComma);
            if (number.Form is null)
                return Word(at, 1);
            tokens.Add(new Token(new TextSpan(at, number.End), number.Form, number.Form, TokenKind.Number));
            return number.End;
        }

        private int Sign(int at, char c)
        {
            if (c is '%' or '$' or '‰' || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol))
            {
                var form = StringPool.Shared.Get(_text.Slice(at, 1));
                tokens.Add(new Token(new TextSpan(at, at + 1), form, form, TokenKind.Sign));
            }
            return at + 1;
        }

        private int Word(int start, int width)
        {
            var dotted = DottedEnd(start);
            if (dotted > 0)
                return AddDotted(start, dotted);
            if (IsIdeograph(_text[start]))
                return Add(start, start + 1);
            var at = start + width;
            while (at < _text.Length && Continues(start, at) is var step and > 0)
                at += step;
            return Add(start, at);
        }

        private int Add(int start, int end)
        {
            var word = _words.Get(_text[start..end]);
            tokens.Add(new Token(new TextSpan(start, end), word.Form, word.Stem, word.Kind));
            return end;
        }

        /// <summary>Letters with points: their form has none, so that it meets the form without points.</summary>
        private int AddDotted(int start, int end)
        {
            Span<char> letters = stackalloc char[(end - start + 1) / 2];
            for (var i = 0; i < letters.Length; i++)
                letters[i] = _text[start + 2 * i];
            var word = _words.Get(letters);
            tokens.Add(new Token(new TextSpan(start, end), word.Form, word.Stem, word.Kind));
            return end;
        }

        /// <summary>How many code units of a letter or digit stand here, 0 for anything else.</summary>
        private int LetterAt(int at)
        {
            var c = _text[at];
            if (char.IsAscii(c))
                return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
            if (char.IsLetterOrDigit(c))
                return 1;
            return char.IsHighSurrogate(c)
                && Rune.DecodeFromUtf16(_text[at..], out var rune, out var width) == OperationStatus.Done
                && Rune.IsLetterOrDigit(rune) ? width : 0;
        }

        private int Continues(int start, int at)
        {
            var c = _text[at];
            if (LetterAt(at) is var width and > 0)
                return IsIdeograph(c) ? 0 : width;
            if (at + 1 >= _text.Length)
                return IsMark(c) ? 1 : 0;
            if (Folding.IsApostrophe(c))
                return LetterAt(at + 1);
            return c switch
            {
                '-' when at == start + 1 && _text[start] is 'e' or 'E' && char.IsLetter(_text[at + 1]) => 1,
                '&' when char.IsUpper(_text[at - 1]) && char.IsUpper(_text[at + 1]) => 1,
                _ => IsMark(c) ? 1 : 0,
            };
        }

        private static bool IsMark(char c) =>
            c > '\u007F' && (c is '\u00AD' or '\u200C' or '\u200D' or '\u2060' || char.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

        private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';

        /// <summary>The end of "U.S.", "e.g.", "J.K": single letters, each behind a point; 0 where there is none.</summary>
        private int DottedEnd(int start)
        {
            var at = start;
            var letters = 0;
            while (letters < MostDottedLetters && at < _text.Length && char.IsLetter(_text[at])
                && (at + 1 == _text.Length || !char.IsLetterOrDigit(_text[at + 1])))
            {
                letters++;
                if (at + 1 == _text.Length || _text[at + 1] != '.')
                    return letters > 1 ? at + 1 : 0;
                at += 2;
            }
            return letters > 1 ? at : 0;
        }
    }
}
