using System.Text;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// Tells a feed that was cut off on its way: a packed body that ends too early unpacks without complaint, and the parser
/// reads as far as it gets.
/// </summary>
internal static class FeedEnd
{
    private const int Window = 4096;
    private static readonly string[] Ends = ["</rss", "</feed", "</rdf", "</channel"];

    public static bool IsReached(ReadOnlySpan<byte> document)
    {
        // Of UTF-16 the zero bytes go.
        var tail = Encoding.Latin1.GetString(document[Math.Max(0, document.Length - Window)..]).Replace("\0", "", StringComparison.Ordinal);
        return tail.AsSpan().TrimEnd().EndsWith("}", StringComparison.Ordinal)
            || Ends.Any(end => tail.Contains(end, StringComparison.OrdinalIgnoreCase)) || tail.Contains(":feed>", StringComparison.OrdinalIgnoreCase);
    }
}
