using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Indexing;

public sealed class ArticleBodyFormatTests
{
    private const string Text = """
        De burgemeester van Utrecht, Sharon Dijksma, kreeg op 3 maart 2026 een prijs van 5 miljoen euro. Dijksma maakte dat bekend.

        The mayor said on Tuesday that nobody had asked her. Why not?
        """;

    [Fact]
    public void ReadsBackWhatItWrote()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(Text, "Burgemeester wint prijs", published: PublicationDate.FromDay(new DateOnly(2026, 3, 4)));
        var body = new ArticleBody(analysis, new Vocabulary());
        Assert.NotEmpty(body.Mentions);
        Assert.NotEmpty(body.Quantities);
        Assert.NotEmpty(body.References);
        Assert.Equivalent(body, ArticleBodyFormat.Read(ArticleBodyFormat.Write(body)), strict: true);
    }

    [Fact]
    public void ReadsBackAnArticleWithoutWords()
    {
        var body = new ArticleBody(EmbeddedTextAnalyzer.Analyze(""), new Vocabulary());
        Assert.Equivalent(body, ArticleBodyFormat.Read(ArticleBodyFormat.Write(body)), strict: true);
    }

    [Fact]
    public void AnArticleSaysTheSameAfterItWasPacked()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(Text, "Burgemeester wint prijs");
        var change = new ArticleChange(1, ArticleId.For("public", SourceKey.ForItem("test", "a")), 1, "public", null, analysis);
        var article = new IndexedArticle(change, analysis, new Vocabulary(), new UnpackedArticles(1));
        var (terms, sentences, expressions) = (article.Terms, article.Sentences, article.ExpressionsIn(0, 40).ToArray());
        article.Pack();
        Assert.NotSame(terms, article.Terms);
        Assert.Equal(terms, article.Terms);
        Assert.Equal(sentences, article.Sentences);
        Assert.Equal(expressions, article.ExpressionsIn(0, 40).ToArray());
    }
}
