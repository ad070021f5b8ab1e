using BriefBot.Core.Articles;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Reader;

/// <summary>
/// Makes the signed links that open a stored article at a passage. Whoever has the link can read the page, without
/// a key, until the link expires; a guessed or changed link opens nothing.
/// </summary>
internal sealed class ReaderLinks(ReaderTokens tokens, IOptions<ReaderOptions> options, TimeProvider time)
{
    /// <summary>The element that holds the cited passage on the reader page.</summary>
    public const string CitedElement = "cited";

    /// <summary>Absolute under <c>Reader:PublicBaseUrl</c>; a path from the root when that is not set.</summary>
    public string For(Quote quote) => Base + PathFor(quote);

    /// <inheritdoc cref="For(Quote)"/>
    public string For(StoredArticle article) => Base + PathFor(article);

    /// <summary>Starts with a slash; comes after the base address.</summary>
    public string PathFor(Quote quote) => $"{Path(quote.ArticleId, quote.Revision, quote.Span)}#{CitedElement}";

    /// <inheritdoc cref="PathFor(Quote)"/>
    public string PathFor(StoredArticle article) => Path(article.Id, article.Revision, default);

    private string Base => options.Value.PublicBaseUrl?.AbsoluteUri.TrimEnd('/') ?? "";

    // Whole days, so that a passage that is cited twice on a day has one address.
    private string Path(ArticleId article, int revision, TextSpan span)
    {
        var lastDay = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(options.Value.LinkDays);
        return $"/read/{tokens.Seal(new ReaderTarget(article, revision, span, lastDay))}";
    }
}
