using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>Makes an article of an item: of the text that the feed carries where that is the whole of it, else of its page.</summary>
internal sealed partial class FeedItemReader(FeedSource source, string publisher)
{
    /// <summary>In code units. Fewer may be the beginning only, whatever the feed calls it.</summary>
    private const int WholeText = 600;

    /// <summary>
    /// Known by its id and its address, since some publishers give all items one of either; without both by what it says.
    /// </summary>
    public static string Key(FeedItem item) => Fingerprint(item.Id is not null || item.Link is not null ? $"{item.Id}\n{item.Link}" : $"{item.Title}\n{item.Published}\n{item.Summary ?? item.Content}");

    /// <summary>
    /// Many publishers change a text and leave its date as it was, so the text counts as well, without its markup, in which
    /// addresses of pictures and counting pixels come and go. Only of a summary under an unchanged date figures do not count:
    /// "12 comments" must not have the page fetched again every time.
    /// </summary>
    public static string Version(FeedItem item)
    {
        var words = Markup().Replace(item.Content ?? item.Summary ?? "", " ");
        if (item.Content is null && item.Updated is not null)
            words = Figures().Replace(words, "0");
        return Fingerprint($"{item.Link}\n{item.Title}\n{item.Published}\n{item.Updated}\n{Author(item)}\n{White().Replace(words, " ").Trim()}");
    }

    /// <summary>The item's page, where it names one.</summary>
    public static Uri? Page(FeedItem item) => item.Link is { } link ? WebAddress.Read(link) : null;

    public static string Name(FeedItem item) => item.Link ?? item.Id ?? FeedText.Title(item.Title);

    /// <summary>
    /// The article that stands in the feed. Null when the feed carries only a part of it and a page that may hold the whole is named.
    /// </summary>
    public ReadResult? FromFeed(FeedItem item)
    {
        var page = Page(item);
        var content = page is null ? item.Content ?? item.Summary : item.Content;
        if (content is not null && ArticleExtractor.Extract(FeedText.Page(FeedText.Title(item.Title), content), page) is ExtractedArticle article
            && (page is null || article.Text.Length >= WholeText && !FeedText.IsCutOff(article.Text)))
        {
            return new ReadArticle(Name(item), null, Complete(item, page, new ArticleDraft
            {
                Key = page is not null ? SourceKey.ForAddress(page) : SourceKey.ForItem((source.FirstAddress ?? source.Address).AbsoluteUri, item.Id ?? Key(item)),
                SourceId = Name(item),
                Title = article.Title,
                Text = article.Text,
                Author = article.Author,
                Published = article.Published,
                Language = article.Language,
                Source = article.Source,
            }));
        }
        return page is null ? new ReadFailure(Name(item), null, "The item names no page and carries no article.") : null;
    }

    public ReadResult FromPage(FeedItem item, FetchedPage page) => ArticleReader.Read(Name(item), page) switch
    {
        ReadArticle article => article with { Draft = Complete(item, article.Draft.Url, article.Draft) },
        var failure => failure,
    };

    /// <summary>What the feed says of an article goes before what was found out from its page.</summary>
    private ArticleDraft Complete(FeedItem item, Uri? address, ArticleDraft draft) => draft with
    {
        Title = FeedText.Title(item.Title) is { Length: > 0 } title ? title : draft.Title,
        Url = address,
        Published = item.Published ?? item.Updated ?? draft.Published,
        Publisher = publisher.Length > 0 ? publisher : draft.Publisher ?? address?.Host,
        Author = Author(item) ?? draft.Author,
        Language = LanguageCode.Normalize(item.Language) ?? draft.Language,
        Collection = source.Collection,
    };

    private static string? Author(FeedItem item) =>
        FeedText.Title(string.Join(", ", item.Authors.Select(author => author.Name).OfType<string>())) is { Length: > 0 } names ? names : null;

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    [GeneratedRegex("</?[A-Za-z][^<>]*>|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
