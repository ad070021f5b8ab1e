using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.FollowUps;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"Who said that?": the one whom the article names beside the sentence that was quoted first.</summary>
internal sealed class SpeakerIntent(IArticleStore store)
{
    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State is not { LastAnswer: not null, Cited: [var cited, ..] })
            return turn.Problem(turn.Texts.NothingQuoted);
        if (await store.ReadAsync(cited, turn.Message, cancellationToken) is not { Source: Article article } quoted)
            return turn.Problem(turn.Texts.QuoteGone);
        if (SpeakerFinder.Find(article, cited.Span) is not { } speaker)
            return ByTheArticle(turn, quoted);
        var naming = new Citation(1, new Passage(article.Quote(speaker.Sentence), article), speaker.Name);
        IReadOnlyList<Citation> citations = naming.Quote == quoted.Quote ? [naming] : [naming, new Citation(2, quoted, null)];
        var reply = turn.Say(ReplyKind.Answer, naming.AnswerText) with
        {
            Citations = citations,
            Notices = QuoteReading.SampleNotices([article], turn.Language),
            Result = new Answer { Language = turn.Language, Confidence = 1, Candidates = [], Citations = citations },
        };
        return new Outcome(reply, turn.State with { LastAnswer = naming.AnswerText, Cited = [.. citations.Select(one => QuoteReference.Of(one.Quote))] });
    }

    private static Reply ByTheArticle(Turn turn, Passage quoted) =>
        turn.Say(ReplyKind.Done, turn.Texts.Format(turn.Texts.SaidByArticle, Writer((Article)quoted.Source))) with { Passages = [quoted] };

    private static string Writer(Article article) => string.Join(
        ", ", new[] { article.Author, article.Publisher ?? article.Url?.Host ?? article.SourceId }.Where(part => part is { Length: > 0 and < 80 }));
}
