using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>What a page came to: its article, or why it holds none.</summary>
public abstract record Extraction;

public sealed record ExtractedArticle : Extraction
{
    public required string Title { get; init; }

    /// <summary>Paragraphs, headings, list items and quotations, separated by blank lines; clean, never empty.</summary>
    public required string Text { get; init; }

    public string? Author { get; init; }

    public string? Publisher { get; init; }

    public PublicationDate? Published { get; init; }

    /// <summary>ISO 639-1, as the page declares it.</summary>
    public string? Language { get; init; }

    /// <summary>The address that the page itself gives as its own, else the one it was fetched from.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>The body's text as it stood between the tags, and the way back to it; null when cleaning changed nothing.</summary>
    public SourceText? Source { get; init; }
}

/// <param name="Reason">Fit for a person.</param>
public sealed record NoArticle(string Reason) : Extraction;

/// <summary>
/// Finds the article in a web page: its words without navigation, sharing, captions and comments, and what the page
/// says about it. Scripts are never run; what a script would put in is not there.
/// </summary>
public static class ArticleExtractor
{
    /// <summary>Fewer words than this in all are no article.</summary>
    private const int FewestWords = 15;

    private static readonly HtmlParserOptions ParserOptions = new() { IsScripting = false, IsKeepingSourceReferences = false };

    /// <param name="page">The page's bytes, in the encoding that its mark, the header or its own meta element declares.</param>
    /// <param name="headerCharset">From the response's Content-Type, if there was one.</param>
    public static Extraction Extract(ReadOnlySpan<byte> page, string? headerCharset, Uri? address) =>
        Extract(TextDecoder.DecodePage(page, headerCharset), address);

    /// <param name="address">Where the page was fetched, if it was: for relative links and a date in the path.</param>
    public static Extraction Extract(string html, Uri? address)
    {
        if (PageNesting.IsHopeless(html))
            return new NoArticle(IntakeReason.TooDeep.Of());
        var document = new HtmlParser(ParserOptions).ParseDocument(html);
        var metadata = PageMetadata.Read(document, address);
        var verdict = new PageVerdict(document);
        var raw = new BodyFinder(document, metadata.Title).FindText();
        var clean = TextNormalizer.Normalize(raw, metadata.Title);
        if (CountWords(clean.Text) < FewestWords)
            return new NoArticle(Explain(document));
        if (verdict.Against(metadata.Title, clean.Text) is { } reason)
            return new NoArticle(reason);
        return new ExtractedArticle
        {
            Title = metadata.Title.Length > 0 ? metadata.Title : clean.Title,
            Text = clean.Text,
            Author = metadata.Author ?? clean.Author,
            Publisher = metadata.Publisher ?? clean.Publisher,
            Published = metadata.Published ?? clean.Published,
            Language = metadata.Language,
            Canonical = metadata.Canonical,
            Source = clean.SourceIfChanged,
        };
    }

    private static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Explain(IHtmlDocument document) => (document.Scripts.Length > 0 ? IntakeReason.BuiltByScripts : IntakeReason.NoArticle).Of();
}
