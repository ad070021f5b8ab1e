using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>What is indexed, as far as the asker may see it: how much, from whom, and the newest articles.</summary>
internal sealed class SourcesIntent(IArticleStore store)
{
    private const int Newest = 10;

    public async Task<Reply> HandleAsync(IncomingMessage message, string language, CancellationToken cancellationToken)
    {
        var texts = ReplyTexts.For(language);
        var count = 0;
        var publishers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var newest = new PriorityQueue<Article, (DateTimeOffset, int)>();
        await foreach (var article in store.ReadAllAsync(cancellationToken))
        {
            if (!message.MaySee(article))
                continue;
            count++;
            publishers.Add(article.Publisher ?? article.Url?.Host ?? article.SourceId);
            newest.Enqueue(article, (article.Published?.Earliest ?? DateTimeOffset.MinValue, count));
            if (newest.Count > Newest)
                newest.Dequeue();
        }
        return count == 0
            ? new Reply { Kind = ReplyKind.Sources, Language = language, Text = texts.SourcesNone }
            : Listed(language, count, publishers.Count, newest);
    }

    private static Reply Listed(
        string language, int count, int publishers, PriorityQueue<Article, (DateTimeOffset, int)> newest)
    {
        var texts = ReplyTexts.For(language);
        var articles = new List<StoredArticle>();
        while (newest.TryDequeue(out var article, out _))
            articles.Insert(0, article);
        return new Reply
        {
            Kind = ReplyKind.Sources,
            Language = language,
            Text = texts.Format(
                texts.Sources, texts.Counted(texts.ArticleCount, count), texts.Counted(texts.PublisherCount, publishers)),
            Articles = articles,
            Notices = articles.Exists(article => article.IsSample) ? [texts.Samples] : [],
        };
    }
}
