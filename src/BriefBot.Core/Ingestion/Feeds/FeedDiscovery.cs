using AngleSharp.Html.Parser;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>A feed that a page names as its own.</summary>
public sealed record NamedFeed(Uri Address, string Title);

/// <summary>Finds the feeds that a web page names in its head (<c>link rel=alternate</c>, RSS autodiscovery).</summary>
public static class FeedDiscovery
{
    private const int Most = 20;
    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml", "text/xml", "application/xml"];

    /// <summary>In the page's order, save that feeds of comments come last.</summary>
    public static IReadOnlyList<NamedFeed> Find(FetchedPage page)
    {
        var text = TextDecoder.DecodePage(page.Content, page.Charset);
        if (PageNesting.IsHopeless(text))
            return [];
        var document = new HtmlParser().ParseDocument(text);
        var root = WebAddress.Read(document.QuerySelector("base[href]")?.GetAttribute("href") ?? "", page.Address) ?? page.Address;
        return
        [
            .. document.QuerySelectorAll("link[rel~=alternate][href]")
                .Where(link => Types.Contains(link.GetAttribute("type")?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
                .Select(link => (Address: WebAddress.Read(link.GetAttribute("href")!, root), Title: FeedText.Title(link.GetAttribute("title"))))
                .Where(link => link.Address is not null)
                .Select(link => new NamedFeed(FeedSource.Normalize(link.Address!), link.Title))
                .DistinctBy(feed => feed.Address)
                .OrderBy(IsOfComments)
                .Take(Most),
        ];
    }

    private static bool IsOfComments(NamedFeed feed) =>
        feed.Address.AbsolutePath.Contains("/comments", StringComparison.OrdinalIgnoreCase)
        || feed.Title.Contains("comments", StringComparison.OrdinalIgnoreCase) || feed.Title.Contains("reacties", StringComparison.OrdinalIgnoreCase)
        || feed.Address.AbsolutePath.Contains("oembed", StringComparison.OrdinalIgnoreCase) || feed.Address.AbsolutePath.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase);
}
