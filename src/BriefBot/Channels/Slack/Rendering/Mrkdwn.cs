using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>
/// Writes text into Slack's mrkdwn. The three characters that mentions, links and commands are made of become entities
/// (Slack's rule for escaping). Asterisks, underscores, tildes, backticks and names of emoji cannot be escaped there, so
/// names get characters that look alike; quotes never come here, they stand in rich text, which nothing is read into.
/// </summary>
internal static partial class Mrkdwn
{
    /// <summary>For a text that is sent with markup switched off.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                0 => "\uFFFD",
                _ => rune.ToString(),
            });
        }
        return escaped.ToString();
    }

    /// <summary>For a name within a line.</summary>
    public static string Name(string text)
    {
        var harmless = new StringBuilder(EmojiName().Replace(text, "∶$1∶"));
        foreach (var (sign, lookalike) in ((char, char)[])[('*', '∗'), ('_', 'ˍ'), ('~', '∼'), ('`', 'ˋ'), ('|', '∣')])
            harmless.Replace(sign, lookalike);
        return Escape(harmless.ToString());
    }

    /// <param name="address">Absolute, http or https.</param>
    public static string Link(string address, string name)
    {
        var safe = new StringBuilder(address.Length);
        foreach (var c in address)
        {
            if (c == '&')
                safe.Append("&amp;");
            else if (c is <= ' ' or '<' or '>' or '|' or '\u007f' or '"' or '`')
                safe.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                safe.Append(c);
        }
        return $"<{safe}|{Name(name)}>";
    }

    [GeneratedRegex(@":([^\s:]+(?:::[^\s:]+)?):")]
    private static partial Regex EmojiName();
}
