using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Channels.BotFramework.Activities;

/// <summary>
/// What a person said, without what the platform wrote around it: the mention of the bot is taken out, other people's
/// keep their names, markup and entities become plain text.
/// </summary>
internal static partial class MessageText
{
    /// <summary>Teams encodes what people type even where it calls the format plain.</summary>
    private const string Teams = "msteams";

    public static string Of(Activity activity)
    {
        var text = WithoutBot(activity.Text ?? "", activity);
        text = Mentions().Replace(text, mention => Name(mention, activity.Recipient.Name));
        if (activity.ChannelId == Teams || "xml".Equals(activity.TextFormat, StringComparison.OrdinalIgnoreCase))
            text = FromHtml(text);
        return text.Replace('\u00a0', ' ').ReplaceLineEndings("\n").Trim().TrimStart(',').Trim();
    }

    /// <summary>Whether the message mentions the bot.</summary>
    public static bool Addresses(Activity activity) =>
        activity.Recipient.Id is { } bot && activity.Mentions.Any(mention => mention.Id == bot);

    /// <summary>HTML as chat clients write it, as plain text.</summary>
    public static string FromHtml(string html)
    {
        var text = Breaks().Replace(html, "\n");
        return WebUtility.HtmlDecode(Tags().Replace(text, ""));
    }

    /// <summary>
    /// The entities stand in the order of the text. So where a person goes by the bot's name, each of the two keeps or
    /// loses their own mention.
    /// </summary>
    private static string WithoutBot(string text, Activity activity)
    {
        var kept = new StringBuilder(text.Length);
        var at = 0;
        foreach (var mention in activity.Mentions)
        {
            var found = text.IndexOf(mention.Text, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                continue;
            var end = found + mention.Text.Length;
            kept.Append(text, at, (mention.Id == activity.Recipient.Id ? found : end) - at);
            at = end;
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Mentioned twice and listed once, the bot would be left.</summary>
    private static string Name(Match mention, string? bot)
    {
        var name = mention.Groups["name"].Value;
        return bot is not null && name.Trim().Equals(bot, StringComparison.OrdinalIgnoreCase) ? "" : name;
    }

    [GeneratedRegex(@"<at\b[^<>]{0,200}>(?<name>[^<>]*)</at\s{0,10}>|</?at\b[^<>]{0,200}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"<(?:br|/p|/div|/li|/tr|/h[1-6]|/blockquote|hr)\b[^<>]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"</?(?:a|at|attachment|b|blockquote|code|codeblock|del|div|em|emoji|font|h[1-6]|i|img|li|ol|p|pre|s|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:[\s/][^<>]{0,2000})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
