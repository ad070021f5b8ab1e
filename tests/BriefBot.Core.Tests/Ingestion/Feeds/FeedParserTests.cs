using System.Text;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class FeedParserTests
{
    private static readonly Uri Address = new("https://news.example/feeds/all.xml");

    [Fact]
    public void ReadsAnItemWithAllThatItHas()
    {
        var item = Items("""
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>Nieuws</title><ttl>30</ttl><item>
              <title><![CDATA[Brug dicht & sluis open]]></title><link>/bruggen/1</link><guid isPermaLink="false">b-1</guid>
              <pubDate>Fri, 02 Oct 2026 08:30:00 +0200</pubDate><dc:creator>redactie@news.example (Jan Jansen)</dc:creator>
              <description>&lt;p&gt;Kort.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Lang.</p>]]></content:encoded>
              <enclosure url="b.mp3" type="audio/mpeg" length="12"/>
            </item></channel></rss>
            """)[0];

        Assert.Equal("Brug dicht & sluis open", item.Title);
        Assert.Equal("https://news.example/bruggen/1", item.Link);
        Assert.Equal("b-1", item.Id);
        Assert.Equal("2026-10-02T08:30:00+02:00", item.Published?.ToString());
        Assert.Equal([new FeedPerson("Jan Jansen", "redactie@news.example", null)], item.Authors);
        Assert.Equal("<p>Kort.</p>", item.Summary);
        Assert.Equal("<p>Lang.</p>", item.Content);
        Assert.Equal([new FeedEnclosure("https://news.example/feeds/b.mp3", "audio/mpeg", 12)], item.Enclosures);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>AT&T &nbsp;wint&hellip;</title></item></channel></rss>", "AT&T \u00A0wint…")]
    [InlineData("<rss><channel><item><title>Open <b>vet</title></item></channel>", "Open <b>vet")]
    [InlineData("<rss><channel><item><title>3 < 4</title></item></channel></rss>", "3 < 4")]
    [InlineData("<rss><channel><item><dc:title>Zonder declaratie</dc:title>", "Zonder declaratie")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'x'>]><rss><channel><item><title>&a;</title></item></channel></rss>", "&a;")]
    [InlineData("  \r\n<!-- a --><RSS><Channel><Item><Title>Hoofdletters</Title></Item></Channel></RSS>", "Hoofdletters")]
    [InlineData("<rss><channel><item><title>a</b></title></item></channel></rss>", "a")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">&lt;i&gt;x&lt;/i&gt;</title></entry></feed>", "<i>x</i>")]
    [InlineData("<rss><channel><item><title><![CDATA[niet af", "niet af")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":7,"title":"J",}]}""", "J")]
    public void TakesWhatWasMeant(string document, string title) => Assert.Equal(title, Items(document)[0].Title);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("<html><body>Hi</body></html>", "web page")]
    [InlineData("<urlset></urlset>", "<urlset>")]
    [InlineData("Just words", "neither")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "broken")]
    [InlineData("{\"items\":[]}", "version")]
    [InlineData("{\"version\":\"https://other.example/1\",\"items\":[]}", "no feed")]
    public void RefusesWithAReason(string document, string reason) =>
        Assert.Contains(reason, Assert.IsType<FeedRefusal>(Parse(document)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Fri, 02 Oct 2026 08:30:00 GMT", "2026-10-02T08:30:00+00:00")]
    [InlineData("2 Oct 26 08:30 EDT", "2026-10-02T08:30:00-04:00")]
    [InlineData("vr, 02 Oct 2026 08:30:00 +0200", "2026-10-02T08:30:00+02:00")]
    [InlineData("02-Oct-2026", "2026-10-02")]
    [InlineData("2026-10-02T08:30:00.123Z", "2026-10-02T08:30:00+00:00")]
    [InlineData("2 oktober 2026", "2026-10-02")]
    [InlineData("Tue, 31 Feb 2026 08:30:00 GMT", null)]
    [InlineData("02 Oct 2026 25:30:00 GMT", "2026-10-02")]
    [InlineData("02 Oct 2026 08:30:00 +9900", null)]
    [InlineData("gisteren", null)]
    public void ReadsDatesAsPublishersWriteThem(string text, string? date) => Assert.Equal(date, FeedDate.Read(text)?.ToString());

    [Fact]
    public void ReadsTheEncodingThatTheDocumentDeclares()
    {
        var document = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Één café</title></channel></rss>");

        Assert.Equal("Één café", Assert.IsType<Feed>(FeedParser.Parse(document, null, null)).Title);
    }

    /// <summary>A hundred thousand open elements are no reason to fall over.</summary>
    [Fact]
    public void ReadsDeepNesting()
    {
        var document = "<rss><channel><item><title>x</title>" + string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Equal("x", Items(document)[0].Title);
    }

    private static IReadOnlyList<FeedItem> Items(string document) => Assert.IsType<Feed>(Parse(document)).Items;

    private static FeedReading Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document), null, Address);
}
