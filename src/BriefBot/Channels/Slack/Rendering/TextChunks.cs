using System.Text;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>Cuts a text that is too long for one block, where a reader would.</summary>
internal static class TextChunks
{
    private static readonly char[] Ends = ['.', '!', '?', '…', ':', ';', '”'];

    /// <summary>Each at most so many UTF-16 code units, none empty: ends of paragraphs before ends of sentences before spaces; a word is cut only when it alone is longer.</summary>
    public static IEnumerable<string> Split(string text, int maxLength)
    {
        text = text.Trim();
        while (text.Length > maxLength)
        {
            var end = Place(text, maxLength);
            yield return text[..end].TrimEnd();
            text = text[end..].TrimStart();
        }
        if (text.Length > 0)
            yield return text;
    }

    /// <summary>The same text in pieces that follow each other without a gap.</summary>
    public static IEnumerable<string> Slice(string text, int maxLength)
    {
        while (text.Length > 0)
        {
            var head = OneLine.Head(text, maxLength);
            yield return head;
            text = text[head.Length..];
        }
    }

    /// <summary>Without what JSON cannot carry: halves of characters, and U+0000, which Slack does not take.</summary>
    public static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return whole.ToString();
    }

    private static int Place(string text, int maxLength)
    {
        // A piece of a few words would look lost.
        var least = maxLength / 4;
        if (text.LastIndexOf('\n', maxLength - 1) is var paragraph && paragraph >= least)
            return paragraph + 1;
        for (var i = maxLength - 1; i >= least; i--)
        {
            if (char.IsWhiteSpace(text[i]) && Ends.Contains(text[i - 1]))
                return i + 1;
        }
        for (var i = maxLength - 1; i >= least; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i + 1;
        }
        return OneLine.Head(text, maxLength).Length;
    }
}
