using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Tells pages that are nested without end before they are parsed: the HTML standard's scope rules walk up the open
/// elements at each tag, so that such a page costs the square of its depth.
/// </summary>
internal static partial class PageNesting
{
    /// <summary>Browsers stop at 512; careless pages leave a few thousand elements open.</summary>
    private const int Deepest = 10_000;

    public static bool IsHopeless(string html)
    {
        var depth = 0;
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            depth = html[tag.Index + 1] == '/' ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
                return true;
        }
        return false;
    }

    /// <summary>Tags of elements that stay open until they are closed: no void ones, none whose end tag may be left out.</summary>
    [GeneratedRegex(
        @"</?(?!(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|t[rdh]|thead|tbody|tfoot|option)\b)[a-z]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
