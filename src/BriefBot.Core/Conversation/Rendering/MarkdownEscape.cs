using System.Globalization;
using System.Text;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Writes text so that Markdown (CommonMark 0.31, and the tables, strike-through and bare addresses of GFM) shows it as it
/// is: nothing in it becomes markup, a link or a mention. Angle brackets and ampersands become entities, since a
/// channel may look for tags before it reads Markdown; other punctuation gets a backslash where it could mean
/// something; line feeds become entities, which keep a text on one line. U+0000 cannot be written and becomes U+FFFD.
/// </summary>
internal static class MarkdownEscape
{
    /// <summary>For a place within a line.</summary>
    public static string Inline(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
            Append(escaped, text, i);
        return escaped.ToString();
    }

    /// <summary>For the start of a line, where more has a meaning: headings, lists, rules.</summary>
    public static string LineStart(string text)
    {
        text = text.Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < text.Length && text[digits] is '.' or ')')
            return $"{text[..digits]}\\{Inline(text[digits..])}";
        return text.Length > 0 && text[0] is '#' or '+' or '-' or '=' or ':' ? $"\\{text[0]}{Inline(text[1..])}" : Inline(text);
    }

    /// <summary>
    /// Text in bold where the rules for delimiters (CommonMark 6.2) let the asterisks count between these neighbours;
    /// else as it is. All three are escaped already.
    /// </summary>
    public static string Bold(string before, string escaped, string after)
    {
        var opens = escaped.Length > 0 && !char.IsWhiteSpace(escaped[0]) && (!MayBePunctuation(escaped[0]) || Parts(before.LastOrDefault(' ')));
        var closes = opens && !char.IsWhiteSpace(escaped[^1]) && (!MayBePunctuation(escaped[^1]) || Parts(after.FirstOrDefault(' ')));
        return closes ? $"**{escaped}**" : escaped;
    }

    // "scheme:" and "www." make an address even without brackets, also where the text goes on in another piece.
    private static void Append(StringBuilder escaped, string text, int i)
    {
        switch (text[i])
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '\n': escaped.Append("&#10;"); break;
            case '\r': escaped.Append("&#13;"); break;
            case '\t': escaped.Append("&#9;"); break;
            case '\0': escaped.Append('\uFFFD'); break;
            case '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' or '@':
            case ':' when i + 1 == text.Length || !char.IsWhiteSpace(text[i + 1]):
            case '.' when i == 0 || text[i - 1] is 'w' or 'W':
                escaped.Append('\\').Append(text[i]);
                break;
            default: escaped.Append(text[i]); break;
        }
    }

    // Versions of CommonMark differ in whether symbols count, and half a pair says nothing of the whole: where it hurts
    // they count, where it would help they do not.
    private static bool MayBePunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;

    private static bool Parts(char c) => c is ' ' or '\n' || char.IsPunctuation(c);
}
