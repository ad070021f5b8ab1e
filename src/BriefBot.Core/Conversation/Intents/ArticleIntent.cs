using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>One article by its id, its source's id or its address: what it is and how it begins.</summary>
internal sealed class ArticleIntent(IArticleStore store)
{
    private const int FirstSentences = 2;

    public async Task<Reply> HandleAsync(
        IncomingMessage message, string name, string language, CancellationToken cancellationToken)
    {
        var texts = ReplyTexts.For(language);
        if (name.Length == 0)
            return Problem(language, texts.ArticleMissingId);
        var found = await FindAsync(message, name, cancellationToken);
        return found switch
        {
            [] => Problem(language, texts.Format(texts.ArticleUnknown, name)),
            [RemovedArticle removed] => Problem(language, texts.Format(texts.ArticleRemoved, removed.Title)) with { Articles = found },
            [Article article] => Show(article, language),
            _ => Problem(language, texts.Format(texts.ArticleAmbiguous, name)) with { Articles = found },
        };
    }

    private async Task<List<StoredArticle>> FindAsync(
        IncomingMessage message, string name, CancellationToken cancellationToken)
    {
        var found = new List<StoredArticle>(await store.FindBySourceAsync(name, cancellationToken));
        if (found.Count == 0 && ArticleId.TryParse(name, out var id) && await store.FindAsync(id, null, cancellationToken) is { } article)
            found.Add(article);
        found.RemoveAll(article => !message.MaySee(article));
        return found;
    }

    private static Reply Show(Article article, string language)
    {
        var texts = ReplyTexts.For(language);
        var sentences = SentenceSplitter.Split(article.Text);
        var languageName = texts.LanguageNames.GetValueOrDefault(article.Language, texts.OtherLanguage);
        return new Reply
        {
            Kind = ReplyKind.Article,
            Language = language,
            Text = texts.Format(texts.ArticleHeader, sentences.Count, languageName),
            Articles = [article],
            Passages = [.. sentences.Take(FirstSentences).Select(sentence => new Passage(article.Quote(sentence.Span), article))],
            Notices = article.Collection == Collections.Samples ? [texts.Samples] : [],
        };
    }

    private static Reply Problem(string language, string text) =>
        new() { Kind = ReplyKind.Problem, Language = language, Text = text };
}
