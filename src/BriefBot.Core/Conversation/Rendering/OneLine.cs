using System.Globalization;
using System.Text;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Makes names of people's choosing (titles, publishers, headings) harmless in form: one line, no characters that steer
/// the display, no longer than is useful. Quotes never come here.
/// </summary>
internal static class OneLine
{
    public static string Of(string text, int maxLength)
    {
        // What follows cannot become longer, and a title may be a whole page.
        var line = new StringBuilder(Math.Min(text.Length, maxLength + 1));
        foreach (var c in text.TakeWhile(_ => line.Length <= maxLength))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
                Append(line, ' ');
            else if (!SteersDisplay(c))
                line.Append(c);
        }
        return line.Length <= maxLength
            ? line.ToString().TrimEnd()
            : Head(line.ToString(), Math.Max(0, maxLength - 1)).TrimEnd() + "…";
    }

    /// <summary>The text's first code units, at most so many, that do not cut a character or what combines with it.</summary>
    public static string Head(string text, int maxLength)
    {
        if (maxLength >= text.Length)
            return text;
        // Characters that are made of very many parts exist only to do harm: they are cut between the parts.
        var start = Math.Max(0, maxLength - 64);
        while (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        var end = start;
        while (end < maxLength)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            if (end + length > maxLength)
                break;
            end += length;
        }
        if (end == start && maxLength > 0)
            end = char.IsLowSurrogate(text[maxLength]) ? maxLength - 1 : maxLength;
        return text[..end];
    }

    /// <summary>Embeddings, overrides and isolates (Unicode Standard Annex 9), which could reorder what comes after.</summary>
    public static bool SteersDisplay(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static void Append(StringBuilder line, char space)
    {
        if (line.Length > 0 && line[^1] != space)
            line.Append(space);
    }
}
