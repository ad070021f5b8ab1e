using System.Globalization;
using System.Text;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>What a terminal can be shown, and how wide that is.</summary>
public static class TerminalText
{
    /// <summary>
    /// The text without anything that steers a terminal or reorders what it shows: no control characters (C0, C1) save
    /// line feeds, no embeddings, overrides or isolates. Halves of characters become U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or 0x2028 or 0x2029 or 0x85)
                clean.Append('\n');
            else if (Rune.IsWhiteSpace(rune))
                clean.Append(rune.Value == 0xA0 ? '\u00a0' : ' ');
            else if (!Rune.IsControl(rune) && !(rune.IsBmp && OneLine.SteersDisplay((char)rune.Value)))
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>In columns, as terminals count them (Unicode Standard Annex 11): wide characters take two, marks none.</summary>
    public static int Width(string text)
    {
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            width += ElementWidth(elements.GetTextElement());
        return width;
    }

    // An emoji made of several characters is one; the first says how wide it is, or the sign that asks for a picture.
    internal static int ElementWidth(string element)
    {
        var first = Rune.GetRuneAt(element, 0);
        if (IsWide(first.Value) || element.Contains('\uFE0F', StringComparison.Ordinal))
            return 2;
        return Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
    }

    private static bool IsWide(int c) => c is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97C)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF)
        or (>= 0x1F900 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
