using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace BriefBot.Channels.Web;

/// <summary>Names that a page gives its conversations and messages.</summary>
internal static partial class WebNames
{
    public static bool IsName([NotNullWhen(true)] string? text) => text is not null && Name().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}\\z")]
    private static partial Regex Name();
}
