using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>
/// Message text as Slack sends it: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped, and what stands between
/// <c>&lt;</c> and <c>&gt;</c> is a mention, a date or a link.
/// </summary>
internal static partial class SlackText
{
    /// <summary>The words as a person reads them, mentions of the bot taken out.</summary>
    /// <param name="bot">The bot's user id; null where it is not known.</param>
    /// <param name="nameOf">The name of a user; null where it is not known.</param>
    public static string Plain(string text, string? bot, Func<string, string?> nameOf)
    {
        var plain = Sequence().Replace(text, match => Words(match, bot, nameOf));
        plain = plain.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
        return Tidy(plain);
    }

    public static bool Mentions(string text, string user) => Mentioned(text).Contains(user);

    public static bool MentionsAnybody(string text) => Mentioned(text).Any();

    /// <summary>Whom the text begins with; null where it begins with anything else.</summary>
    public static string? LeadingMention(string text) =>
        text.TrimStart().StartsWith("<@", StringComparison.Ordinal) ? Mentioned(text).FirstOrDefault() : null;

    /// <summary>The first web address that the text links to; null where there is none.</summary>
    public static string? FirstLink(string text) => Sequence().Matches(text)
        .Select(match => match.Groups[1].Value.Split('|')[0].Replace("&amp;", "&"))
        .FirstOrDefault(target => Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    private static IEnumerable<string> Mentioned(string text) => Sequence().Matches(text)
        .Select(match => match.Groups[1].Value)
        .Where(content => content.StartsWith('@'))
        .Select(content => content[1..].Split('|')[0]);

    private static string Words(Match match, string? bot, Func<string, string?> nameOf)
    {
        var content = match.Groups[1].Value;
        var bar = content.IndexOf('|');
        var (target, label) = bar < 0 ? (content, "") : (content[..bar], content[(bar + 1)..]);
        return target switch
        {
            ['@', .. var user] when user == bot => "",
            ['@', .. var user] => $"@{nameOf(user) ?? (label.Length > 0 ? label : user)}",
            ['#', .. var channel] => $"#{(label.Length > 0 ? label : channel)}",
            ['!', .. var special] => label.Length > 0 ? label : $"@{special.Split('^')[0]}",
            _ => label.Length > 0 ? label : target,
        };
    }

    /// <summary>No control characters but line ends, and no gaps where mentions were.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\t'))
                continue;
            if (c == ' ' && (tidy.Length == 0 || tidy[^1] == ' '))
                continue;
            tidy.Append(c);
        }
        return tidy.ToString().Trim();
    }

    [GeneratedRegex("<([^<>\n]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
