using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Why an address came to no article and no feed. Reasons are kept, logged and printed in English; whoever shows one to a
/// person asks for it in that person's language, however long ago it was kept.
/// </summary>
public sealed partial class IntakeReason
{
    private readonly string _english;
    private readonly string _dutch;
    private readonly Lazy<Regex> _pattern;

    private IntakeReason(string english, string dutch)
    {
        (_english, _dutch) = (english, dutch);
        _pattern = new Lazy<Regex>(() => new Regex(
            $"^{Slot().Replace(Regex.Escape(english), slot => $"(?<s{slot.Groups[1].Value}>.+?)")}$",
            RegexOptions.Singleline | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)));
    }

    /// <summary>In English.</summary>
    internal string Of(params object[] details) => string.Format(CultureInfo.InvariantCulture, _english, details);

    /// <summary>The reason in this language, "nl" or "en". One that is not known here stays as it is.</summary>
    public static string In(string language, string reason)
    {
        if (language != "nl")
            return reason;
        foreach (var known in All)
        {
            if (known._pattern.Value.Match(reason) is { Success: true } match)
                return PlainSlot().Replace(known._dutch, slot => Detail(match.Groups[$"s{slot.Groups[1].Value}"].Value));
        }
        return reason;
    }

    /// <summary>What fills a reason may be a reason itself, or words of ours.</summary>
    private static string Detail(string text) => text == Unnamed ? "iets zonder naam" : In("nl", text);

    /// <summary>As <see cref="Regex.Escape"/> leaves them.</summary>
    [GeneratedRegex(@"\\\{(\d)}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex PlainSlot();
}
