using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;

namespace BriefBot.Hosting;

/// <summary>The plainest digest: what was stored since the last one, newest first, each with its first sentence.</summary>
internal sealed class HeadlineDigest(IArticleStore articles)
{
    public async Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var until = memory.Until;
        var changed = new List<(Article Article, TextSpan Sentence)>();
        await foreach (var change in articles.ReadChangesAsync(memory.Until, cancellationToken))
        {
            until = change.Sequence;
            if (change.Analysis is { Sentences: [var first, ..] } && (collections?.Contains(change.Collection) ?? true)
                && await articles.FindAsync(change.Id, change.Revision, cancellationToken) is Article article)
                changed.Add((article, first.Span));
        }
        if (changed.Count == 0)
            return new DigestContent([], [], until);
        var shown = changed.AsEnumerable().Reverse().Take(subscription.MaxStories).ToList();
        var reply = new Reply
        {
            Kind = ReplyKind.Digest,
            Language = subscription.Language,
            Text = subscription.Language == "nl" ? "Nieuw sinds het vorige overzicht:" : "New since the last digest:",
            Sections = [.. shown.Select(each => new ReplySection(each.Article.Heading, [new Passage(each.Article.Quote(each.Sentence), each.Article)]))],
        };
        return new DigestContent(
            [reply],
            [.. shown.Select(each => new ShownStory(StoryId.FoundedBy(each.Article.Id), [each.Article.Id], [QuoteReference.Of(each.Article.Quote(each.Sentence))]))],
            until);
    }
}
