using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// What a page says about its article, best source first: JSON-LD, OpenGraph (ogp.me) and other meta elements,
/// microdata and time elements, the address.
/// </summary>
internal sealed partial record PageMetadata
{
    /// <summary>In code units; a longer text is none, and would only take time.</summary>
    private const int LongestDate = 100;

    public string Title { get; private init; } = "";

    public string? Author { get; private init; }

    public string? Publisher { get; private init; }

    public PublicationDate? Published { get; private init; }

    public string? Language { get; private init; }

    public Uri? Canonical { get; private init; }

    public static PageMetadata Read(IHtmlDocument document, Uri? address)
    {
        var data = LinkedData.Read(document);
        var canonical = ReadCanonical(document, data, address);
        return new PageMetadata
        {
            Title = ReadTitle(document, data),
            Author = ReadAuthor(document, data),
            Publisher = Clean(data.Names("publisher")) ?? Meta(document, "og:site_name", "application-name", "dc.publisher", "publisher"),
            Published = ReadDate(document, data, canonical ?? address),
            Language = LanguageCode.Normalize(document.DocumentElement.GetAttribute("lang"))
                ?? LanguageCode.Normalize(data.Text("inLanguage"))
                ?? LanguageCode.Normalize(Meta(document, "og:locale", "content-language", "language", "dc.language")),
            Canonical = canonical ?? address,
        };
    }

    private static string ReadTitle(IHtmlDocument document, LinkedData data)
    {
        var page = TextNormalizer.CleanTitle(document.Title);
        var declared = WebText(data.Text("headline"))
            ?? Meta(document, "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title");
        var headings = document.QuerySelectorAll("h1").Select(heading => TextNormalizer.CleanTitle(heading.TextContent))
            .Where(heading => heading.Length > 0).ToList();
        // A heading that the page's title starts with is the headline as readers see it; others name the site.
        var confirmed = headings.Find(heading => heading.Length > 10
            && (declared ?? page).StartsWith(heading, StringComparison.OrdinalIgnoreCase));
        return confirmed
            ?? (declared is not null ? WithoutSite(declared, document)
                : page.Length == 0 && headings.Count == 1 ? headings[0]
                : WithoutSite(page, document));
    }

    /// <summary>The title without the site's name behind or before it.</summary>
    private static string WithoutSite(string title, IHtmlDocument document)
    {
        var parts = SiteSeparator().Split(title);
        if (parts.Length < 2)
            return title;
        var isSite = parts[^1].Equals(Meta(document, "og:site_name"), StringComparison.OrdinalIgnoreCase)
            || parts[0].Split(' ').Length >= 3 && parts[^1].Split(' ').Length <= 4;
        return isSite
            ? title[..title.LastIndexOf(parts[^1], StringComparison.Ordinal)].TrimEnd(' ', '|', '-', '–', '—', '»', '·', ':')
            : title;
    }

    private static string? ReadAuthor(IHtmlDocument document, LinkedData data)
    {
        var declared = Clean(data.Names("author"))
            ?? Meta(document, "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author", "twitter:data1_author")
            ?? Clean(document.QuerySelector("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline__name, .author-name")?.TextContent);
        if (declared is null || declared.Contains("://", StringComparison.Ordinal) || declared.Length > 120)
            return null;
        return ByPrefix().Replace(declared, "");
    }

    private static PublicationDate? ReadDate(IHtmlDocument document, LinkedData data, Uri? address)
    {
        var declared = new[]
        {
            data.Text("datePublished"), data.Text("dateCreated"),
            Meta(document, "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
                "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date",
                "article.published", "pdate", "cxenseparse:recs:publishtime", "bt:pubdate", "date"),
            Stamp(document.QuerySelector("[itemprop~=datePublished]")),
            Stamp(document.QuerySelector("time[pubdate], article time[datetime], header time[datetime], .published[datetime], time.entry-date")),
            Stamp(document.QuerySelector("time")),
        };
        foreach (var text in declared.OfType<string>().Where(text => text.Length <= LongestDate))
        {
            // Some systems write the year 1 or a bare year where they know no date.
            if (WrittenDate.Read(Tidied(text)) is { Earliest.Year: > 1800, Precision: > DatePrecision.Year } date)
                return date;
        }
        return address is null ? null : DateInPath(address.AbsolutePath);
    }

    private static string? Stamp(IElement? element) =>
        element?.GetAttribute("datetime") ?? element?.GetAttribute("content") ?? element?.TextContent;

    /// <summary>Pages also write an offset without its colon, and a day without its dashes.</summary>
    private static string Tidied(string text) =>
        CompactDay().Replace(ColonlessOffset().Replace(text.Trim(), "$1:$2"), "$1-$2-$3");

    private static PublicationDate? DateInPath(string path)
    {
        var match = PathDate().Match(path);
        return match.Success
            && PublicationDate.TryParse($"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}", out var date)
                ? date : null;
    }

    /// <summary>A page's own address; the site's front page is nobody's, although careless pages name it.</summary>
    private static Uri? ReadCanonical(IHtmlDocument document, LinkedData data, Uri? address)
    {
        var named = new[]
        {
            document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), Meta(document, "og:url"),
            data.Text("mainEntityOfPage"), data.Text("url"),
        };
        foreach (var text in named.OfType<string>())
        {
            if (WebAddress.Read(text, address) is { } url && (url.AbsolutePath.Length > 1 || url.Query.Length > 1))
                return new UriBuilder(url) { Fragment = "" }.Uri;
        }
        return null;
    }

    private static string? Meta(IHtmlDocument document, params string[] names)
    {
        var metas = document.QuerySelectorAll("meta");
        foreach (var name in names)
        {
            if (metas.Where(meta => Names(meta, name)).Select(meta => Clean(meta.GetAttribute("content"))).FirstOrDefault(content => content is not null) is { } found)
                return found;
        }
        return null;
    }

    private static bool Names(IElement meta, string name) =>
        name.Equals(meta.GetAttribute("property"), StringComparison.OrdinalIgnoreCase)
        || name.Equals(meta.GetAttribute("name"), StringComparison.OrdinalIgnoreCase)
        || name.Equals(meta.GetAttribute("itemprop"), StringComparison.OrdinalIgnoreCase)
        || name.Equals(meta.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string? text) => TextNormalizer.CleanTitle(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>JSON-LD values are sometimes escaped as if they stood in a page.</summary>
    private static string? WebText(string? text) => Clean(System.Net.WebUtility.HtmlDecode(text));

    [GeneratedRegex(@"\s+[|–—·»-]\s+|\s*[|»]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex SiteSeparator();

    [GeneratedRegex(@"^\s*(by|door|von|par|por)\s+(?=\p{Lu})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByPrefix();

    [GeneratedRegex(@"(T\d{2}:\d{2}.*[+-]\d{2})(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex ColonlessOffset();

    [GeneratedRegex(@"^((?:19|20)\d{2})(\d{2})(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex CompactDay();

    [GeneratedRegex(
        @"/(?<y>(?:19|20)\d{2})(?:/(?<m>\d{1,2})/(?<d>\d{1,2})|-(?<m>\d{2})-(?<d>\d{2})|(?<m>\d{2})(?<d>\d{2}))(?=[/_-]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex PathDate();
}
