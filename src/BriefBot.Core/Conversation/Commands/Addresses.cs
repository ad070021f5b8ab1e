using System.Text.RegularExpressions;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>Tells addresses from words.</summary>
internal static partial class Addresses
{
    /// <summary>An http or https address, or a host name with a dot in it and perhaps a path.</summary>
    public static bool IsOne(string text)
    {
        text = text.Trim('<', '>');
        return text.Contains("://", StringComparison.Ordinal)
            ? Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !text.Any(char.IsWhiteSpace)
            : HostAndPath().IsMatch(text);
    }

    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,24})(?:/\S*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostAndPath();
}
