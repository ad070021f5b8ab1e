using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web.Reader;

/// <summary>A stored article with the cited passage marked. Plain HTML: works without script.</summary>
internal static class ReaderPage
{
    /// <param name="newest">The article's newest revision; another number than the article's is said.</param>
    public static IResult Render(HttpContext context, Article article, TextSpan cited, int newest)
    {
        var texts = WebTexts.For(context.Request);
        var quote = cited.IsEmpty ? "" : cited.In(article.Text).ToString();
        var body = Html.Of($"""
            <main class="reader" id="main">
            <article>
            <header>
            <h1 {Lang(article)} dir="auto">{article.Heading}</h1>
            {Facts(article, texts)}
            {PublisherButton(article, quote, texts)}
            {Notices(article, newest, texts)}
            </header>
            <div class="article-text" {Lang(article)}>
            {Paragraphs(article.Text, cited)}
            </div>
            </article>
            </main>
            """);
        return WebPage.Framed(context, texts, article.Heading, body, StatusCodes.Status200OK);
    }

    /// <summary>What is left of a removed article.</summary>
    public static IResult RenderStub(HttpContext context, StoredArticle article)
    {
        var texts = WebTexts.For(context.Request);
        var more = Html.Of($"""
            <p dir="auto"><cite>{article.Heading}</cite></p>
            {Facts(article, texts)}
            {PublisherButton(article, "", texts)}
            """);
        return WebPage.Message(context, texts, texts["reader.removed"], more, StatusCodes.Status410Gone);
    }

    /// <summary>An empty code says that the language is unknown (HTML, section 3.2.6.2).</summary>
    private static Html Lang(Article article) =>
        Html.Of($"lang=\"{(article.Language == "und" ? "" : article.Language)}\"");

    private static Html Facts(StoredArticle article, WebTexts texts)
    {
        var author = (article as Article)?.Author;
        var language = (article as Article)?.Language;
        return Html.Of($"""
            <dl class="facts">
            {Fact(texts["reader.publisher"], article.Publisher)}
            {Fact(texts["reader.author"], author)}
            {Published(article.Published, texts)}
            {Fact(texts["reader.language"], LanguageName(language, texts))}
            {Fact(texts["reader.revision"], article.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))}
            </dl>
            """);
    }

    private static Html Fact(string name, string? value) => string.IsNullOrWhiteSpace(value)
        ? Html.Empty
        : Html.Of($"""<div><dt>{name}</dt><dd dir="auto">{value}</dd></div>""");

    private static Html Published(PublicationDate? date, WebTexts texts) => date is { } known
        ? Html.Of($"""<div><dt>{texts["reader.published"]}</dt><dd><time datetime="{known.ToString()}">{SourceLine.Date(known, texts.Language)}</time></dd></div>""")
        : Html.Empty;

    private static string? LanguageName(string? code, WebTexts texts) => code switch
    {
        "nl" => texts["language.nl"],
        "en" => texts["language.en"],
        null or ['u', 'n', 'd', ..] => null,
        _ => code,
    };

    private static Html PublisherButton(StoredArticle article, string quote, WebTexts texts)
    {
        var address = quote.Length > 0 ? PublisherLink.For(article.Url, quote) : PublisherLink.For(article.Url);
        return address is null
            ? Html.Empty
            : Html.Of($"""<p><a class="outward" href="{address}" rel="noopener noreferrer">{texts.Format("reader.atPublisher", article.Url!.IdnHost)}</a></p>""");
    }

    private static Html Notices(Article article, int newest, WebTexts texts) => Html.Join(
    [
        article.IsSample ? Notice(texts["reader.sample"]) : Html.Empty,
        newest > article.Revision ? Notice(texts["reader.revised"]) : Html.Empty,
    ]);

    private static Html Notice(string text) => Html.Of($"""<p class="notice">{text}</p>""");

    private static Html Paragraphs(string text, TextSpan cited)
    {
        var paragraphs = new List<Html>();
        var marked = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            var line = new TextSpan(start, end);
            var mark = line.Intersect(cited);
            if (!line.IsEmpty)
                paragraphs.Add(Paragraph(text, line, mark, first: !marked));
            marked |= mark is not null;
            start = end + 1;
        }
        return Html.Join(paragraphs);
    }

    private static Html Paragraph(string text, TextSpan line, TextSpan? mark, bool first)
    {
        if (mark is not { } cited)
            return Html.Of($"""<p dir="auto">{line.In(text).ToString()}</p>""");
        var before = text[line.Start..cited.Start];
        var after = text[cited.End..line.End];
        // A passage over two paragraphs has two marks; the link leads to the first.
        var id = first ? Html.Of($" id=\"{ReaderLinks.CitedElement}\"") : Html.Empty;
        return Html.Of($"""<p dir="auto">{before}<mark{id}>{cited.In(text).ToString()}</mark>{after}</p>""");
    }
}
