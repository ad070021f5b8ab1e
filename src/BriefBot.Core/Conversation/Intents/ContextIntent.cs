using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"source": what stands around a quote of the last reply, in the revision that it was quoted from.</summary>
internal sealed class ContextIntent(IArticleStore store)
{
    private const int SentencesAround = 2;

    /// <summary>A channel shows a screenful at most.</summary>
    private const int LongestContext = 1_500;

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var cited = turn.State.Cited;
        if (cited.Count == 0)
            return turn.Problem(turn.State.LastQuestion is null ? turn.Texts.NothingAsked : turn.Texts.NothingQuoted);
        var number = turn.Command.Argument.Length > 0 ? int.Parse(turn.Command.Argument, CultureInfo.InvariantCulture) : 1;
        if (number > cited.Count)
            return turn.Problem(turn.Texts.Format(turn.Texts.NoSuchQuote, cited.Count));
        var reference = cited[number - 1];
        if (await store.ReadAsync(reference, turn.Message, cancellationToken) is { Source: Article article })
            return await ShowAsync(turn, article, reference.Span, cancellationToken);
        return turn.Problem(turn.Texts.QuoteGone);
    }

    private async Task<Reply> ShowAsync(Turn turn, Article article, TextSpan quoted, CancellationToken cancellationToken)
    {
        var newest = await store.FindAsync(article.Id, null, cancellationToken);
        IReadOnlyList<string> changed = newest is Article { Revision: var revision } && revision > article.Revision ? [turn.Texts.ChangedSince] : [];
        return turn.Say(ReplyKind.Article, turn.Texts.ContextHeader) with
        {
            Passages = [new Passage(article.Quote(Around(article.Text, quoted)), article)],
            Notices = [.. changed, .. QuoteReading.SampleNotices([article], turn.Language)],
        };
    }

    /// <summary>The quote with the sentences next to it, as many as fit.</summary>
    private static TextSpan Around(string text, TextSpan quoted)
    {
        var sentences = SentenceSplitter.Split(text).ConvertAll(sentence => sentence.Span);
        var first = sentences.FindIndex(sentence => sentence.Overlaps(quoted));
        var last = sentences.FindLastIndex(sentence => sentence.Overlaps(quoted));
        var shown = quoted;
        for (var step = 1; step <= SentencesAround && first >= 0; step++)
        {
            foreach (var at in new[] { first - step, last + step })
            {
                if (at >= 0 && at < sentences.Count && shown.Cover(sentences[at]) is { Length: <= LongestContext } wider)
                    shown = wider;
            }
        }
        return shown;
    }
}
