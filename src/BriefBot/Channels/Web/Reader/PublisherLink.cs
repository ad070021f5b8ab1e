using System.Text.RegularExpressions;

namespace BriefBot.Channels.Web.Reader;

/// <summary>
/// Links to the publisher's own page at the quoted words, by a text fragment (WICG URL Fragment Text Directives).
/// </summary>
internal static partial class PublisherLink
{
    // Past this the words in between are left to the browser (textStart,textEnd): addresses stay short, and the match
    // survives a change in the middle.
    private const int MaxExact = 120;
    private const int EdgeWords = 6;
    private const int MaxEdge = MaxExact / 2;

    /// <summary>Null unless the address is http or https: nothing else is ever made a link.</summary>
    public static string? For(Uri? address) => IsWeb(address) ? address!.AbsoluteUri : null;

    /// <inheritdoc cref="For(Uri?)"/>
    public static string? For(Uri? address, string quote)
    {
        if (!IsWeb(address))
            return null;
        var separator = address!.Fragment.Length > 0 ? "" : "#";
        return $"{address.AbsoluteUri}{separator}:~:text={Directive(quote)}";
    }

    private static bool IsWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    private static string Directive(string quote)
    {
        quote = quote.Trim();
        // An exact match cannot span two paragraphs; a range can.
        var lines = quote.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (quote.Length <= MaxExact && lines.Length == 1)
            return Escape(quote);
        var (first, last) = (White().Split(lines[0]), White().Split(lines[^1]));
        // The two ends must not overlap, or nothing matches.
        var words = lines.Length > 1 ? EdgeWords : Math.Min(EdgeWords, first.Length / 2);
        return words > 0
            ? $"{Escape(string.Join(' ', first.Take(words)))},{Escape(string.Join(' ', last.TakeLast(words)))}"
            : $"{Escape(quote[..MaxEdge])},{Escape(quote[^MaxEdge..])}";
    }

    // "-", "," and "&" mean something to the directive. EscapeDataString leaves only "-" of these three.
    private static string Escape(string words) => Uri.EscapeDataString(words).Replace("-", "%2D", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
