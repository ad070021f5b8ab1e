using System.Net;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Tests.Channels.Web;

public sealed class ReaderEndpointTests
{
    private const string Second = "Cyclists were the first to cross.";

    [Fact]
    public async Task ShowsTheArticleWithTheCitedPassageMarked()
    {
        await using var server = await WebServer.StartAsync();

        var (status, page) = await ReadAsync(server, server.Links.For(TestArticles.Bridge.QuoteOf(Second)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"""the city said. <mark id="cited">{Second}</mark></p>""", page, StringComparison.Ordinal);
        foreach (var fact in new[] { "Harbour bridge reopens", "Oldhaven Courier", "Ada Vermeer", "9 March 2026", "English", "The next inspection is planned for 2031." })
            Assert.Contains(fact, page, StringComparison.Ordinal);
        Assert.Contains("""<html lang="en">""", page, StringComparison.Ordinal);
        Assert.Contains("""<div class="article-text" lang="en">""", page, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"https://courier.example/news/bridge?id=7#:~:text=Cyclists%20were%20the%20first%20to%20cross.\"",
            page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpeaksTheBrowsersLanguageAroundTheArticlesOwn()
    {
        await using var server = await WebServer.StartAsync();

        var (_, page) = await ReadAsync(server, server.Links.For(TestArticles.Bridge.QuoteOf(Second)), "fr, nl-BE;q=0.9, en;q=0.5");

        Assert.Contains("""<html lang="nl">""", page, StringComparison.Ordinal);
        Assert.Contains("9 maart 2026", page, StringComparison.Ordinal);
        Assert.Contains("""<h1 lang="en" """, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksAPassageOverTwoParagraphsInBoth()
    {
        await using var server = await WebServer.StartAsync();
        var text = TestArticles.Brug.Text;

        var (_, page) = await ReadAsync(server, server.Links.For(TestArticles.Brug.Quote(new TextSpan(3, text.Length - 2))));

        Assert.Contains("""<p dir="auto">De <mark id="cited">havenbrug van Oldhaven is maandag heropend.</mark></p>""", page, StringComparison.Ordinal);
        Assert.Contains("""<p dir="auto"><mark>De reparatie kostte 12 miljoen euro, zei de gemeent</mark>e.</p>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksNothingWhenTheLinkIsToTheWholeArticle()
    {
        await using var server = await WebServer.StartAsync();

        var (status, page) = await ReadAsync(server, server.Links.For(TestArticles.Bridge));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<mark", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsMarkupInAnArticleText()
    {
        await using var server = await WebServer.StartAsync(new Setup { Articles = [TestArticles.Hostile] });

        var (status, page) = await ReadAsync(server, server.Links.For(TestArticles.Hostile.QuoteOf("<b>nothing</b>")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<mark id=\"cited\">&lt;b&gt;nothing&lt;/b&gt;</mark> &amp; left.", page, StringComparison.Ordinal);
        foreach (var markup in new[] { "<script", "<img", "<svg", "<i>", "<b>", "href=\"javascript" })
            Assert.DoesNotContain(markup, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("This is a sample article", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsTheRevisionThatWasQuotedAndSaysThatItChanged()
    {
        await using var server = await WebServer.StartAsync();
        var link = server.Links.For(TestArticles.Bridge.QuoteOf(Second));
        await WebServer.SaveAsync(server.Store, TestArticles.Bridge with { Text = "The bridge is closed again." });

        var (status, page) = await ReadAsync(server, link);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"""<mark id="cited">{Second}</mark>""", page, StringComparison.Ordinal);
        Assert.Contains("The article has changed since.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatARemovedArticleIsGoneWithWhatIsLeftOfIt()
    {
        await using var server = await WebServer.StartAsync();
        var link = server.Links.For(TestArticles.Bridge.QuoteOf(Second));
        await server.Store.RemoveAsync(TestArticles.Bridge.Id, TestContext.Current.CancellationToken);

        var (status, page) = await ReadAsync(server, link);

        Assert.Equal(HttpStatusCode.Gone, status);
        foreach (var left in new[] { "This article has been removed.", "Harbour bridge reopens after repairs", "Oldhaven Courier", "9 March 2026" })
            Assert.Contains(left, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cyclists", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpensForAYearAndThenSaysThatTheLinkExpired()
    {
        await using var server = await WebServer.StartAsync();
        var link = server.Links.For(TestArticles.Bridge.QuoteOf(Second));

        server.Setup.Time.Now += TimeSpan.FromDays(365);
        var (lastDay, _) = await ReadAsync(server, link);
        server.Setup.Time.Now += TimeSpan.FromDays(1);
        var (after, page) = await ReadAsync(server, link);

        Assert.Equal(HttpStatusCode.OK, lastDay);
        Assert.Equal(HttpStatusCode.Gone, after);
        Assert.Contains("This link has expired.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/read/nothing")]
    [InlineData("/read/k1.abcdefghijklm.1.0.5.800000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/read/%C3%A9")]
    public async Task OpensNothingForAGuess(string path)
    {
        await using var server = await WebServer.StartAsync();

        var (status, page) = await ReadAsync(server, path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("This link does not lead to an article.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotKnowAnArticleThatWasNeverStored()
    {
        await using var server = await WebServer.StartAsync();

        var (status, page) = await ReadAsync(server, server.Links.For(TestArticles.Hostile));

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("This article is not known here.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpensByItsSignatureOutsideLoopbackUnderThePublicName()
    {
        await using var server = await WebServer.StartAsync(new Setup
        {
            LocalAddress = IPAddress.Parse("192.0.2.7"),
            Settings = { ["Reader:PublicBaseUrl"] = "https://news.example.org" },
        });
        var link = new Uri(server.Links.For(TestArticles.Bridge.QuoteOf(Second)));
        Assert.Equal("news.example.org", link.Host);

        using var known = await server.GetAsync(link.AbsolutePath, ("Host", "news.example.org"));
        using var unknown = await server.GetAsync(link.AbsolutePath, ("Host", "evil.example"));

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task SaysOnAPageThatTheStoreFails()
    {
        await using var server = await WebServer.StartAsync(new Setup { StoreFailure = new StoreException(StoreFault.NoAccess, "The folder may not be read.") });

        var (status, page) = await ReadAsync(server, server.Links.For(TestArticles.Bridge));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("<h1>The folder may not be read.</h1>", page, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Page)> ReadAsync(WebServer server, string link, string language = "en")
    {
        using var response = await server.GetAsync(link.Split('#')[0], ("Accept-Language", language));
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return (response.StatusCode, await response.TextAsync());
    }
}
