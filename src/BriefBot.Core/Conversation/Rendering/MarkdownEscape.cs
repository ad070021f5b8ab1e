using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Writes text so that Markdown (CommonMark 0.31, and the tables, strike-through and bare addresses of GFM) shows it as it
/// is: nothing in it becomes markup, a link or a mention. Angle brackets and ampersands become entities, since a
/// channel may look for tags before it reads Markdown; other punctuation gets a backslash where it could mean
/// something; line feeds become entities, which keep a text on one line. What cannot be written, U+0000 and halves of
/// characters, becomes U+FFFD.
/// </summary>
internal static partial class MarkdownEscape
{
    /// <summary>For a place within a line.</summary>
    /// <param name="before">The character that comes right before the text; white space for none.</param>
    /// <param name="after">The one right after it.</param>
    public static string Inline(string text, char before = ' ', char after = ' ')
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
            Append(escaped, text, i, i > 0 ? text[i - 1] : before, i + 1 < text.Length ? text[i + 1] : after);
        return escaped.ToString();
    }

    /// <summary>For the start of a line, where more has a meaning: headings, lists, rules.</summary>
    public static string LineStart(string text)
    {
        text = text.Trim();
        var mark = Math.Max(ListNumber().Match(text).Length - 1, 0);
        return mark > 0 || text.Length > 0 && text[0] is '#' or '+' or '-' or '=' or ':'
            ? $"{text[..mark]}\\{text[mark]}{Inline(text[(mark + 1)..])}"
            : Inline(text);
    }

    /// <summary>
    /// Text in bold where the rules for delimiters (CommonMark 6.2) let the asterisks count between these neighbours; else
    /// as it is. All three are not escaped yet.
    /// </summary>
    public static string Bold(string before, string text, string after)
    {
        var escaped = Inline(text, before.LastOrDefault(' '), after.FirstOrDefault(' '));
        var counts = text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
            && (!MayBePunctuation(text[0]) || Parts(before.LastOrDefault(' ')))
            && (!MayBePunctuation(text[^1]) || Parts(after.FirstOrDefault(' ')));
        return counts ? $"**{escaped}**" : escaped;
    }

    // "scheme:" and "www." make an address even without brackets, also where the text goes on in another piece.
    private static void Append(StringBuilder escaped, string text, int i, char before, char after)
    {
        switch (text[i])
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '\n': escaped.Append("&#10;"); break;
            case '\r': escaped.Append("&#13;"); break;
            case '\t': escaped.Append("&#9;"); break;
            case '\0':
            case var c when char.IsSurrogate(c) && IsHalf(text, i):
                escaped.Append('\uFFFD');
                break;
            case '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' or '@':
            case ':' when !char.IsWhiteSpace(after):
            case '.' when before is 'w' or 'W':
                escaped.Append('\\').Append(text[i]);
                break;
            default: escaped.Append(text[i]); break;
        }
    }

    private static bool IsHalf(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : i == 0 || !char.IsHighSurrogate(text[i - 1]);

    // Versions of CommonMark differ in whether symbols count, and half a pair says nothing of the whole: where it hurts
    // they count, where it would help they do not.
    private static bool MayBePunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;

    private static bool Parts(char c) => c is ' ' or '\n' || char.IsPunctuation(c);

    [GeneratedRegex(@"^[0-9]+[.)](?=\s|$)")]
    private static partial Regex ListNumber();
}
