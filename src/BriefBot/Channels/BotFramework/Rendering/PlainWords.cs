using System.Text;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>Text for places that show it as it is, without markup.</summary>
internal static class PlainWords
{
    /// <summary>
    /// Without what cannot be shown: control characters other than tab and line feed, and halves of characters, become
    /// U+FFFD.
    /// </summary>
    public static string Shown(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !text.Any(c => char.IsSurrogate(c) || char.IsControl(c)))
            return text;
        var shown = new StringBuilder(text.Length);
        // Runes stand in for halves by themselves.
        foreach (var rune in text.EnumerateRunes())
            shown.Append(Rune.IsControl(rune) && rune.Value is not ('\t' or '\n') ? "\uFFFD" : rune.ToString());
        return shown.ToString();
    }
}
