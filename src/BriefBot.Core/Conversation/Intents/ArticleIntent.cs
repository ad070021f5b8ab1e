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
            return Reply.Problem(language, texts.ArticleMissingId);
        var found = (await store.FindNamedAsync(name, cancellationToken)).Where(message.MaySee).ToList();
        return found switch
        {
            [] => Reply.Problem(language, texts.Format(texts.ArticleUnknown, name)),
            [RemovedArticle removed] => Reply.Problem(language, texts.Format(texts.ArticleRemoved, removed.Heading)) with { Articles = found },
            [Article article] => Show(article, language),
            _ => Reply.Problem(language, texts.Format(texts.ArticleAmbiguous, name)) with { Articles = found },
        };
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
            Text = texts.Format(texts.ArticleHeader, texts.Counted(texts.SentenceCount, sentences.Count), languageName),
            Articles = [article],
            Passages = [.. sentences.Take(FirstSentences).Select(sentence => new Passage(article.Quote(sentence.Span), article))],
            Notices = article.IsSample ? [texts.Samples] : [],
        };
    }
}
