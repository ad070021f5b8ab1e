using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>Reads a person out of one line: "jan@example.org (Jan Jansen)", "Jan Jansen &lt;jan@example.org&gt;", "Jan Jansen".</summary>
internal static partial class FeedPersonReader
{
    public static FeedPerson? Read(string? text)
    {
        if (text is null)
            return null;
        var email = Email().Match(text) is { Success: true } match ? match.Value : null;
        var name = email is null ? text : text.Replace(email, "", StringComparison.Ordinal);
        name = name.Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Trim();
        if (name is ['(', .., ')'])
            name = name[1..^1].Trim();
        return name.Length == 0 && email is null ? null : new FeedPerson(name.Length == 0 ? null : name, email, null);
    }

    [GeneratedRegex(@"[^\s()<>@""]{1,64}@[^\s()<>@""]{1,255}")]
    private static partial Regex Email();
}
