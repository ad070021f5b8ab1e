using System.Globalization;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Cleaning below the level of words: Unicode NFC, one kind of line end, no control characters, and (for scraped
/// text) one kind of space and no invisible characters. Words, quotation marks and dashes stay as they are.
/// </summary>
internal static class CharacterCleaner
{
    private const char Replacement = '\uFFFD';

    /// <summary>For text that is clean by contract: only line ends, control characters, broken surrogates and NFC.</summary>
    public static TracedText CleanGiven(string raw) => Compose(Filter(raw, scraped: false));

    /// <summary>For scraped text: also folds runs of white space within a line and drops invisible characters.</summary>
    public static TracedText CleanScraped(string raw) => Compose(Filter(raw, scraped: true));

    private static TracedText Filter(string raw, bool scraped)
    {
        var clean = new TracedText();
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (IsLineEnd(raw, i))
                AppendLineEnd(clean, c, i);
            else if (c is '\r' || char.IsControl(c) && c is not '\t' || scraped && IsInvisible(raw, i, clean.Last))
                continue;
            else if (scraped && IsSpace(c))
                AppendSpace(clean, c, i);
            else if (char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]))
            {
                clean.Append(c, i, i + 1);
                clean.Append(raw[++i], i, i + 1);
            }
            else
                clean.Append(char.IsSurrogate(c) ? Replacement : c, i, i + 1);
        }
        return clean;
    }

    private static bool IsLineEnd(string raw, int i) => raw[i] switch
    {
        '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => true,
        '\r' => i + 1 == raw.Length || raw[i + 1] != '\n',
        _ => false,
    };

    private static void AppendLineEnd(TracedText clean, char c, int i)
    {
        if (c == '\n')
            clean.Append(c, i, i + 1);
        else
            clean.AppendMade('\n');
    }

    private static bool IsSpace(char c) => c == '\t' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    private static void AppendSpace(TracedText clean, char c, int i)
    {
        if (clean.Last is ' ' or '\n')
            return;
        if (c == ' ')
            clean.Append(c, i, i + 1);
        else
            clean.AppendMade(' ');
    }

    private static bool IsInvisible(string raw, int i, char last) => raw[i] switch
    {
        '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2060' and <= '\u2069' => true,
        // Joiners carry meaning inside emoji and in Persian or Indic words; anywhere else they are litter.
        '\u200C' or '\u200D' => !(Joins(last) && i + 1 < raw.Length && Joins(raw[i + 1])),
        _ => false,
    };

    private static bool Joins(char c) =>
        c is >= '\u0590' and not ('\u200C' or '\u200D' or '\uFEFF')
        && !char.IsPunctuation(c) && !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c) is not UnicodeCategory.Format;

    /// <summary>Composes one grapheme cluster at a time: canonical composition never reaches across two of them (UAX #29).</summary>
    private static TracedText Compose(TracedText filtered)
    {
        var text = filtered.ToString();
        if (text.IsNormalized())
            return filtered;
        var composed = new TracedText();
        for (var i = 0; i < text.Length;)
        {
            if (filtered.IsMade(i))
            {
                // A space that was put in composes with nothing, whatever marks follow it.
                composed.AppendMade(text[i++]);
                continue;
            }
            var span = TextSpan.FromLength(i, StringInfo.GetNextTextElementLength(text, i));
            var element = text[span.Start..span.End];
            if (element.IsNormalized())
                composed.Append(filtered, span);
            else
                AppendComposed(composed, element.Normalize(), filtered.Origin(span));
            i = span.End;
        }
        return composed;
    }

    private static void AppendComposed(TracedText composed, string element, TextSpan origin)
    {
        foreach (var c in element)
            composed.Append(c, origin.Start, origin.End);
    }
}
