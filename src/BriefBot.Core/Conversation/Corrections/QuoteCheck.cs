using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Corrections;

internal enum QuoteFault
{
    /// <summary>The article's newest text does not hold it any more.</summary>
    Changed,

    /// <summary>The article was taken out.</summary>
    Removed,
}

/// <param name="Article">Its newest revision, or what a removal left of it; null where not even that is there.</param>
internal sealed record BrokenQuote(QuoteReference Reference, QuoteFault Fault, StoredArticle? Article);

/// <summary>Tells whether quoted sentences still stand in what their articles say now.</summary>
internal sealed class QuoteCheck(IArticleStore store)
{
    /// <summary>Null while it stands.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<BrokenQuote?> FindFaultAsync(QuoteReference quote, CancellationToken cancellationToken)
    {
        var newest = await store.FindAsync(quote.ArticleId, null, cancellationToken);
        if (newest is not Article article)
            return new BrokenQuote(quote, QuoteFault.Removed, newest);
        if (article.Revision == quote.Revision)
            return null;
        // An article that was removed and came back has lost its earlier texts: nobody can tell, so it does not stand.
        var stands = await store.FindAsync(quote.ArticleId, quote.Revision, cancellationToken) is Article quoted
            && quote.Span.End <= quoted.Text.Length && Holds(article.Text, quoted.Quote(quote.Span).Text);
        return stands ? null : new BrokenQuote(quote, QuoteFault.Changed, article);
    }

    /// <summary>Whether the same sentences stand there one after the other, whatever the white space between their words.</summary>
    internal static bool Holds(string text, string quote) =>
        IsPart(Sentences(quote), Sentences(text)) || IsPart(Sentences(OnOneLine(quote)), Sentences(OnOneLine(text)));

    private static bool IsPart(List<string> wanted, List<string> there)
    {
        for (var start = 0; start + wanted.Count <= there.Count; start++)
        {
            if (wanted.SequenceEqual(there.Skip(start).Take(wanted.Count)))
                return true;
        }
        return false;
    }

    private static List<string> Sentences(string text) =>
        SentenceSplitter.Split(text).ConvertAll(sentence => OnOneLine(sentence.Span.In(text).ToString()));

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
