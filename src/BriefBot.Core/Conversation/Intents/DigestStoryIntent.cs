using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"more on 2": a story of the digest, by what its articles say first.</summary>
internal sealed class DigestStoryIntent(IArticleStore store, IOutbox? outbox)
{
    private const int Most = 6;

    private readonly DigestThreads _digests = new(store, outbox);

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = DigestTexts.For(turn.Language);
        if (await _digests.FindLastAsync(turn.Message, cancellationToken) is not { } digest)
            return turn.Problem(texts.NoDigest);
        var number = int.Parse(turn.Command.Argument, CultureInfo.InvariantCulture);
        if (digest.Stories.FirstOrDefault(story => story.Number == number) is not { } story)
            return turn.Problem(texts.Format(texts.NoSuchStory, number, digest.Stories[0].Number, digest.Stories[^1].Number));
        var passages = new List<Passage>();
        foreach (var article in PostedDigest.ArticlesOf(story).Where(turn.Message.MaySee))
        {
            if (passages.Count < Most && await store.FindAsync(article.Id, null, cancellationToken) is Article { } newest && First(newest) is { } first)
                passages.Add(first);
        }
        if (passages.Count == 0)
            return turn.Problem(texts.StoryGone);
        var reply = turn.Say(ReplyKind.Done, texts.Format(texts.MoreOn, story.Headline.Heading)) with
        {
            Passages = passages,
            Notices = QuoteReading.SampleNotices(passages.Select(passage => passage.Source), turn.Language),
        };
        return new Outcome(reply, new ThreadState
        {
            LastQuestion = turn.Message.Text,
            Cited = [.. passages.Select(passage => QuoteReference.Of(passage.Quote))],
        });
    }

    /// <summary>Its first two sentences in one piece, where they stand in one paragraph.</summary>
    private static Passage? First(Article article)
    {
        var sentences = SentenceSplitter.Split(article.Text).Where(sentence => !sentence.IsHeading).Take(2).ToList();
        return sentences switch
        {
            [] => null,
            [var first, var second] when first.Paragraph == second.Paragraph => new Passage(article.Quote(first.Span.Cover(second.Span)), article),
            [var first, ..] => new Passage(article.Quote(first.Span), article),
        };
    }
}
