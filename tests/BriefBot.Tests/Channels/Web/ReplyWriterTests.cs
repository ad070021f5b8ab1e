using BriefBot.Channels.Web.Reader;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.Web;

public sealed class ReplyWriterTests
{
    [Fact]
    public void PlacesTheQuoteInTheArticleAndTheAnswerInTheQuote()
    {
        var written = Write(TestReplies.Disagreement);

        Assert.Equal([1, 2], written.Citations.Select(citation => citation.Number));
        var (first, second) = (written.Citations[0], written.Citations[1]);
        Assert.Equal(TestArticles.Bridge.Text[first.Start..first.End], first.Quote);
        Assert.Equal("12 million euros", first.Quote[first.Answer!.Start..first.Answer.End]);
        Assert.Equal("12 miljoen euro", second.Quote[second.Answer!.Start..second.Answer.End]);
        Assert.Equal("12 million euros", written.Answer);
    }

    [Fact]
    public void SaysWhereTheSourcesDifferByTheirNumbers()
    {
        var written = Write(TestReplies.Disagreement with
        {
            Disagreement = new Disagreement(DisagreementKind.Contradiction, [new Claim("12 million euros", 1), new Claim("12 miljoen euro", 2)]),
        });

        Assert.Equal(DisagreementKind.Contradiction, written.Disagreement!.Kind);
        Assert.Equal([("12 million euros", 1), ("12 miljoen euro", 2)], written.Disagreement.Claims.Select(claim => (claim.Value, claim.Citation)));
    }

    [Fact]
    public void HasNoShortAnswerWhereTheWholeSentenceIsOne()
    {
        var written = Write(TestReplies.Answer with { Citations = [TestArticles.Bridge.CitationOf(1, TestReplies.Cost)] });

        Assert.Null(written.Answer);
        Assert.Null(written.Citations[0].Answer);
    }

    [Fact]
    public void DescribesTheSourceInTheRepliesLanguage()
    {
        var source = Write(TestReplies.DutchAnswer).Citations[0].Source;

        Assert.Equal("2026-03-09", source.Published);
        Assert.Equal("9 maart 2026", source.PublishedText);
        Assert.Equal("en", source.Language);
        Assert.Equal("Oldhaven Courier", source.Publisher);
        Assert.StartsWith("read/k1.", source.Reader, StringComparison.Ordinal);
        Assert.EndsWith("#cited", source.Reader, StringComparison.Ordinal);
        Assert.StartsWith("https://courier.example/news/bridge?id=7#:~:text=", source.Url, StringComparison.Ordinal);
        Assert.False(source.Sample);
    }

    [Fact]
    public void LinksToTheWebOnly()
    {
        var source = Write(TestReplies.Hostile).Citations[0].Source;

        Assert.Null(source.Url);
        Assert.True(source.Sample);
        Assert.Equal(TestArticles.Hostile.Title, source.Title);
    }

    [Fact]
    public void HasAnEmptyLanguageAndTheSourcesIdWhereNothingIsKnown()
    {
        var article = TestArticles.Make("nameless.txt", new());
        var source = Write(TestReplies.Sources with { Articles = [article] }).Articles.Single();

        Assert.Equal("nameless.txt", source.Title);
        Assert.Equal("", source.Language);
        Assert.Null(source.Published);
        Assert.DoesNotContain('#', source.Reader!);
    }

    [Fact]
    public void LinksNoReaderToARemovedArticle()
    {
        var removed = new RemovedArticle { Id = TestArticles.Brug.Id, Revision = 1, SourceId = "brug" };

        Assert.Null(Write(TestReplies.Sources with { Articles = [removed] }).Articles.Single().Reader);
    }

    private static ReplyJson Write(Reply reply)
    {
        var options = Options.Create(new ReaderOptions { SigningKeys = [$"k1={Convert.ToBase64String(new byte[32])}"] });
        var links = new ReaderLinks(new ReaderTokens(ReaderKeys.Load(options.Value)), options, new ManualTime(WebServer.Start));
        return new ReplyWriter(links).Write(reply, "m1");
    }
}
