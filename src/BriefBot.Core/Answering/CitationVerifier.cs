using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Re-reads the store before a reply goes out, so that what is shown as a quote is one at that moment.</summary>
public sealed class CitationVerifier(IArticleStore store)
{
    /// <returns>Whether the quoted revision is still there and holds exactly these words at that place.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<bool> IsTrueAsync(Quote quote, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(quote.ArticleId, quote.Revision, cancellationToken);
        return stored is Article article
            && quote.Span.End <= article.Text.Length
            && quote.Span.In(article.Text).SequenceEqual(quote.Text);
    }
}
