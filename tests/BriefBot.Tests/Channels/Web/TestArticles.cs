using BriefBot.Core.Articles;

namespace BriefBot.Tests.Channels.Web;

/// <summary>Articles made up for the tests of the page.</summary>
internal static class TestArticles
{
    public static readonly Article Bridge = Make("bridge", new()
    {
        Title = "Harbour bridge reopens after repairs",
        Text = "The harbour bridge in Oldhaven reopened on Monday.\n\n"
            + "The repairs cost 12 million euros, twice the estimate, the city said. Cyclists were the first to cross.\n\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"Paragraph {i} tells at some length what residents of the harbour district thought of the detour.\n\n"))
            + "The next inspection is planned for 2031.",
        Publisher = "Oldhaven Courier",
        Author = "Ada Vermeer",
        Published = "2026-03-09",
        Url = "https://courier.example/news/bridge?id=7",
        Language = "en",
    });

    public static readonly Article Brug = Make("brug", new()
    {
        Title = "Havenbrug weer open",
        Text = "De havenbrug van Oldhaven is maandag heropend.\nDe reparatie kostte 12 miljoen euro, zei de gemeente.",
        Publisher = "De Havenbode",
        Published = "2026-03",
        Url = "https://havenbode.example/brug",
        Language = "nl",
    });

    public static readonly Article Hostile = Make("hostile", new()
    {
        Title = "<img src=x onerror=alert(1)> & \"quotes\"",
        Text = "Before <script>document.title = 'owned'</script> the mayor said <b>nothing</b> & left.",
        Publisher = "<i>Sly</i> Gazette",
        Author = "'\"><svg onload=alert(2)>",
        Url = "javascript:alert(3)",
        Language = "en",
        Collection = Collections.Samples,
    });

    public static Article Make(string id, Draft draft) => new()
    {
        Id = ArticleId.For(draft.Collection, KeyOf(id)),
        Revision = 1,
        SourceId = id,
        Title = draft.Title,
        Text = draft.Text,
        Publisher = draft.Publisher,
        Author = draft.Author,
        Published = PublicationDate.TryParse(draft.Published, out var date) ? date : null,
        Url = draft.Url is null ? null : new Uri(draft.Url),
        Language = draft.Language,
        Collection = draft.Collection,
    };

    /// <summary>What a store has to be given to hold this article.</summary>
    public static ArticleDraft ToDraft(this Article article) => new()
    {
        Key = KeyOf(article.SourceId),
        SourceId = article.SourceId,
        Title = article.Title,
        Text = article.Text,
        Publisher = article.Publisher,
        Author = article.Author,
        Published = article.Published,
        Url = article.Url,
        Language = article.Language,
        Collection = article.Collection,
    };

    public static Quote QuoteOf(this Article article, string words) =>
        article.Quote(TextSpan.FromLength(article.Text.IndexOf(words, StringComparison.Ordinal), words.Length));

    public static Passage PassageOf(this Article article, string words) => new(article.QuoteOf(words), article);

    public static Citation CitationOf(this Article article, int number, string words, string? answer = null)
    {
        TextSpan? span = answer is null ? null : TextSpan.FromLength(words.IndexOf(answer, StringComparison.Ordinal), answer.Length);
        return new Citation(number, article.PassageOf(words), span);
    }

    private static SourceKey KeyOf(string id) => SourceKey.ForItem("tests", id);

    internal sealed record Draft
    {
        public string Title { get; init; } = "";
        public string Text { get; init; } = "Text.";
        public string? Publisher { get; init; }
        public string? Author { get; init; }
        public string? Published { get; init; }
        public string? Url { get; init; }
        public string Language { get; init; } = "und";
        public string Collection { get; init; } = Collections.Public;
    }
}
