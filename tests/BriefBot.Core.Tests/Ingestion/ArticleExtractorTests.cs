using System.Text;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class ArticleExtractorTests
{
    private const string First = "Dozens of ships waited for two days off the coast, says the harbour master, who had closed the port on Monday.";
    private const string Second = "The port opened again on Wednesday, when the wind had died down and the fire on the quay had been put out by the crew.";

    [Fact]
    public void KeepsTheArticleAndLeavesOutWhatStandsAroundIt()
    {
        var article = Extract($"""
            <html><head><title>Harbour reopens after fire | The Dockside</title></head><body>
            <div class="cookie-banner"><p>We use cookies to make this site better for you, and for our many partners around the world.</p></div>
            <header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
            <div class="layout"><div class="story">
              <h1>Harbour reopens after fire</h1>
              <div class="share-bar"><a href="#">Share</a></div>
              <p>{First}</p>
              <figure><img src="a.jpg"><figcaption>A ship at sea, seen from the quay on the day of the fire.</figcaption></figure>
              <h2>Open again</h2>
              <p>{Second}</p>
              <ul><li>Three ships were damaged.</li><li>One crane was lost.</li></ul>
              <blockquote>“We had never seen such a storm,” he said.</blockquote>
              <div class="related"><h3>Related</h3><ul><li><a href="/x">New crane for the quay</a></li></ul></div>
            </div></div>
            <section id="comments"><p>I was there and it was not at all like that, whatever the harbour master says about it.</p></section>
            <footer><p>Copyright 2022 The Dockside. All rights reserved by the people who own the paper and its site.</p></footer>
            </body></html>
            """);

        Assert.Equal("Harbour reopens after fire", article.Title);
        Assert.Equal($"{First}\n\nOpen again\n\n{Second}\n\nThree ships were damaged.\n\nOne crane was lost.\n\n“We had never seen such a storm,” he said.", article.Text);
    }

    [Fact]
    public void ReadsWhatJsonLdSaysOfTheArticle()
    {
        var article = Extract(Page("""
            <html lang="nl-NL"><link rel="canonical" href="/news/fire?utm_source=x#top">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Harbour &amp; fire",
            "datePublished":"2022-12-30T10:31:00+0100","author":[{"@type":"Person","name":"Jane Doe"},{"name":"Jan Jansen"}],"publisher":{"name":"The Dockside"}}]}</script>
            """), new Uri("https://dockside.example/a"));

        Assert.Equal("Harbour & fire", article.Title);
        Assert.Equal("2022-12-30T10:31:00+01:00", article.Published?.ToString());
        Assert.Equal("Jane Doe, Jan Jansen", article.Author);
        Assert.Equal("The Dockside", article.Publisher);
        Assert.Equal("nl", article.Language);
        Assert.Equal("https://dockside.example/news/fire?utm_source=x", article.Canonical?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2022-12-30'>")]
    [InlineData("<meta name='pubdate' content='20221230'>")]
    [InlineData("<time datetime='2022-12-30'>yesterday</time>")]
    [InlineData("<span itemprop='datePublished' content='2022-12-30'></span>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"0001-01-01T00:00:00Z\"}</script><time>30 December 2022</time>")]
    [InlineData("<script type='application/ld+json'>{ broken</script>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\",\"datePublished\":\"2022-12-30\"}</script>")]
    public void FindsTheDateWhereverThePageSaysIt(string head) =>
        Assert.Equal("2022-12-30", Extract(Page(head), new Uri("https://dockside.example/2022/12/30/fire")).Published?.ToString());

    [Theory]
    [InlineData("<link rel=canonical href='https://dockside.example/'>", "https://dockside.example/a?id=7")]
    [InlineData("<meta property=og:url content='https://dockside.example/b'>", "https://dockside.example/b")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "https://dockside.example/a?id=7")]
    public void TakesNoFrontPageForTheArticlesAddress(string head, string canonical) =>
        Assert.Equal(canonical, Extract(Page(head), new Uri("https://dockside.example/a?id=7")).Canonical?.AbsoluteUri);

    [Fact]
    public void NeverRunsScriptsAndKeepsTextAsText()
    {
        var article = Extract(Page("<script>document.body.innerHTML = '<p>gone</p>'</script>", "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the quay.</p>"));

        Assert.Contains("He wrote <script>alert(1)</script> on the quay.", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><nav><a href=/>Home</a></nav></body></html>")]
    [InlineData("<html><body><div id=root></div><script src=app.js></script></body></html>")]
    [InlineData("no tags at all")]
    public void SaysThatAPageHoldsNoArticle(string html) =>
        Assert.StartsWith("The page holds no article text", Assert.IsType<NoArticle>(ArticleExtractor.Extract(html, null)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Council votes", "<article><h1>Council votes</h1><div><h2>Subscribe to continue reading</h2><p>You have reached your limit of free articles this month. Already a subscriber? Log in.</p><p>Get unlimited access to all our journalism from 2 euros a week.</p></div></article>", "a wall")]
    [InlineData("Raad stemt", "<article><p>Dit artikel is alleen voor abonnees. Neem een abonnement en lees verder, of log in als u al abonnee bent.</p><p>Lees onbeperkt alle artikelen vanaf 2 euro per week.</p></article>", "a wall")]
    [InlineData("Dockside News", "<div><h1>We value your privacy</h1><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data.</p><p>You can change your choices at any time by returning to this site.</p></div>", "a wall")]
    [InlineData("Just a moment...", "<p>Checking if the site connection is secure. The site needs to review the security of your connection before proceeding.</p>", "not there")]
    [InlineData("404 - Page not found", "<p>Sorry, the page that you are looking for does not exist or has been moved. Try the search, or go back to our home page.</p>", "not there")]
    [InlineData("Watch: storm takes roof", "<main><h1>Watch: storm takes roof</h1><video src=a.mp4></video><p>Nobody was hurt when the roof came down.</p><ul><li><a href=/v/1>Ferry back after the storm</a></li><li><a href=/v/2>Museum finds a lost map</a></li></ul></main>", "no article text")]
    public void RefusesWhatStandsInPlaceOfAnArticle(string title, string body, string reason) =>
        Assert.Contains(reason, Assert.IsType<NoArticle>(ArticleExtractor.Extract($"<head><title>{title}</title></head><body>{body}</body>", null)).Reason, StringComparison.Ordinal);

    [Fact]
    public void RefusesAListOfOtherArticles()
    {
        var teasers = string.Concat(Enumerable.Range(1, 6).Select(i => $"<article><h3><a href=/a/{i}>Quay {i} grows</a></h3><p>After a debate of {i} hours the council of Oldhaven voted for a longer quay on Tuesday night.</p></article>"));

        Assert.Contains("a list of other articles", Assert.IsType<NoArticle>(ArticleExtractor.Extract($"<body><main>{teasers}</main></body>", null)).Reason, StringComparison.Ordinal);
        Assert.Contains(First, Extract($"<body><main><article><p>{First}</p><p>{Second}</p><p>{First} {Second} {First} {Second}</p></article></main><aside>{teasers}</aside></body>").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TakesNewsAboutAWallForNews()
    {
        const string body = "<article><p>The Dockside Post will no longer ask readers to subscribe to continue reading. Its editor said on Monday that all will be free.</p><p>Readers had complained about the wall for years. The paper hopes for gifts instead.</p></article>";

        Assert.Contains("complained about the wall", Extract(body).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(1_000_000)]
    public void SurvivesAPageThatIsNestedWithoutEnd(int depth)
    {
        var html = string.Concat(Enumerable.Repeat("<div>", depth)) + First;

        Assert.IsType<NoArticle>(ArticleExtractor.Extract(html, null));
    }

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "utf-8", "<meta charset=iso-8859-1>")]
    [InlineData("windows-1252", null, "<meta charset=iso-8859-1>")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1251", null, "<meta http-equiv=content-type content='text/html; charset=windows-1251'>")]
    [InlineData("utf-16", null, "")]
    public void ReadsTheEncodingThatThePageIsIn(string encoding, string? header, string meta)
    {
        var words = encoding == "windows-1251" ? "Привет" : "“één”";
        var used = encoding == "utf-8" || encoding == "utf-16" ? Encoding.GetEncoding(encoding) : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!;
        byte[] page = [.. encoding == "utf-16" ? used.Preamble : [], .. used.GetBytes(Page(meta, $"<p>The crew shouted {words} over the noise of the storm.</p>"))];

        var article = Assert.IsType<ExtractedArticle>(ArticleExtractor.Extract(page, header, null));

        Assert.Contains($"The crew shouted {words} over the noise of the storm.", article.Text, StringComparison.Ordinal);
    }

    private static string Page(string head, string body = "") =>
        $"<head>{head}</head><body><article><p>{First}</p><p>{Second}</p>{body}</article></body>";

    private static ExtractedArticle Extract(string html, Uri? address = null) =>
        Assert.IsType<ExtractedArticle>(ArticleExtractor.Extract(html, address));
}
