using System.Text;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// Tells a document that was cut off on its way where the connection does not: a site may give a length that is too short,
/// or none at all, and readers of feeds and pages read as far as they get.
/// </summary>
internal static class DocumentEnd
{
    private const int Window = 4096;
    private static readonly string[] FeedEnds = ["</rss", "</feed", "</rdf", "</channel"];
    private static readonly string[] PageEnds = ["</body", "</html"];

    public static bool OfFeed(ReadOnlySpan<byte> document)
    {
        var tail = Tail(document);
        return tail.AsSpan().TrimEnd().EndsWith("}", StringComparison.Ordinal) || HoldsAny(tail, FeedEnds) || tail.Contains(":feed>", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>HTML allows to leave these tags out; sites that do so are few, and have to be taken for cut off at first.</summary>
    public static bool OfPage(ReadOnlySpan<byte> document) => HoldsAny(Tail(document), PageEnds);

    /// <summary>Of UTF-16 the zero bytes go.</summary>
    private static string Tail(ReadOnlySpan<byte> document) =>
        Encoding.Latin1.GetString(document[Math.Max(0, document.Length - Window)..]).Replace("\0", "", StringComparison.Ordinal);

    private static bool HoldsAny(string tail, string[] ends) => ends.Any(end => tail.Contains(end, StringComparison.OrdinalIgnoreCase));
}
