using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Makes quotes again from what was remembered of them, as far as they are still there and may be seen.</summary>
internal static class QuoteReading
{
    public static async Task<Passage?> ReadAsync(
        this IArticleStore store, QuoteReference reference, IncomingMessage reader, CancellationToken cancellationToken) =>
        await store.FindAsync(reference.ArticleId, reference.Revision, cancellationToken) is Article article
        && reader.MaySee(article) && reference.Span.End <= article.Text.Length
            ? new Passage(article.Quote(reference.Span), article)
            : null;

    public static IReadOnlyList<string> SampleNotices(IEnumerable<StoredArticle> sources, string language) =>
        sources.Any(source => source.Collection == Collections.Samples) ? [ReplyTexts.For(language).Samples] : [];
}
