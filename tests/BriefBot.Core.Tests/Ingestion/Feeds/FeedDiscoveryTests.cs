using System.Text;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class FeedDiscoveryTests
{
    [Fact]
    public void FindsTheFeedsThatAPageNames() => Assert.Equal(
        ["https://news.example/feed.xml", "https://other.example/atom", "https://news.example/comments/feed"],
        Find("""
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/rss+xml; charset=utf-8" title="News" href="feed.xml#x">
            <link rel="ALTERNATE home" type="application/atom+xml" href="https://other.example/atom">
            <link rel="alternate" hreflang="nl" href="/nl">
            <link rel="alternate" type="application/rss+xml" href="ftp://news.example/feed">
            <link rel="stylesheet" type="text/css" href="/a.css">
            """));

    [Fact]
    public void ReadsAddressesAgainstThePagesBase() =>
        Assert.Equal(["https://cdn.example/x/feed"], Find("""<base href="https://cdn.example/x/"><link rel=alternate type=application/rss+xml href=feed>"""));

    [Fact]
    public void APageWithoutFeedsNamesNone() => Assert.Empty(Find("<p>Nothing here.</p>"));

    private static IEnumerable<string> Find(string html) =>
        FeedDiscovery.Find(new FetchedPage(new Uri("https://news.example/"), Encoding.UTF8.GetBytes(html), true, "utf-8")).Select(feed => feed.Address.AbsoluteUri);
}
