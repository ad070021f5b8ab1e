using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"news on X since Monday": the newest passages on a topic, one an article; without a topic, the newest articles.</summary>
internal sealed class NewsIntent(AnswerEngine engine, IArticleStore store)
{
    private const int Most = 5;
    private const int MostArticles = 10;

    public Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Command.Argument.Length > 0
        ? OnTopicAsync(turn, cancellationToken)
        : NewestAsync(turn, cancellationToken);

    private async Task<Outcome> OnTopicAsync(Turn turn, CancellationToken cancellationToken)
    {
        var topic = turn.Command.Argument;
        var question = new Question
        {
            Text = topic,
            Language = turn.Language,
            Asked = turn.Message.Received,
            Collections = turn.Message.Collections,
        };
        var found = await engine.FindNewsAsync(question, turn.Command.Since, cancellationToken);
        var shown = found.Take(Most).ToList();
        if (shown.Count == 0)
            return turn.Say(ReplyKind.Done, turn.Texts.Format(Dated(turn, turn.Texts.NoNewsOn, turn.Texts.NoNewsOnSince), topic, Day(turn)));
        var reply = turn.Say(ReplyKind.Done, turn.Texts.Format(Dated(turn, turn.Texts.NewsOn, turn.Texts.NewsOnSince), topic, Day(turn))) with
        {
            Passages = shown,
            Suggestions = found.Count > Most ? [turn.Texts.MoreWord] : [],
            Notices = QuoteReading.SampleNotices(shown.Select(passage => passage.Source), turn.Language),
        };
        return new Outcome(reply, new ThreadState
        {
            LastQuestion = turn.Message.Text,
            Cited = [.. shown.Select(passage => QuoteReference.Of(passage.Quote))],
            Others = [.. found.Skip(Most).Select(passage => QuoteReference.Of(passage.Quote))],
        });
    }

    private async Task<Outcome> NewestAsync(Turn turn, CancellationToken cancellationToken)
    {
        var newest = new PriorityQueue<Article, PublicationDate>();
        await foreach (var article in store.ReadAllAsync(cancellationToken))
        {
            if (turn.Message.MaySee(article) && article.Published is { } date && (turn.Command.Since is not { } since || date.Earliest >= since))
                newest.Enqueue(article, date);
            if (newest.Count > MostArticles)
                newest.Dequeue();
        }
        var articles = newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element).ToList();
        var text = articles.Count > 0
            ? Dated(turn, turn.Texts.NewestArticles, turn.Texts.NewestArticlesSince)
            : Dated(turn, turn.Texts.NoNews, turn.Texts.NoNewsSince);
        return turn.Say(articles.Count > 0 ? ReplyKind.Sources : ReplyKind.Done, turn.Texts.Format(text, "", Day(turn))) with
        {
            Articles = articles,
            Notices = QuoteReading.SampleNotices(articles, turn.Language),
        };
    }

    private static string Dated(Turn turn, string undated, string dated) => turn.Command.Since is null ? undated : dated;

    private static string Day(Turn turn) => turn.Command.Since is { } since
        ? SourceLine.Date(PublicationDate.FromDay(DateOnly.FromDateTime(since.DateTime)), turn.Language)
        : "";
}
