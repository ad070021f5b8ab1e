using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>
/// Composes what a subscription is told: new stories, each by sentences of its articles. One instance a process: digests of
/// one due minute share what is worked out for them. Safe to use from several threads.
/// </summary>
public sealed class DigestComposer(IArticleStore store, StoryLinker stories, PassageIndex index) : IDisposable
{
    private const int MostStories = 25;
    private const int MostNamed = 5;

    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly CitationVerifier _verifier = new(store);
    private volatile NewsBoard? _board;

    /// <param name="collections">Those that the conversation sees; null for all.</param>
    /// <param name="due">What "now" is. A first digest, one without memory, tells of the day before it, or of the week before it
    /// where it comes weekly; with a <see cref="DigestMemory.LastDue"/> but no <see cref="DigestMemory.Until"/> of the time since then.</param>
    /// <returns>No parts when there is nothing new and the subscription does not want to be told so.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var board = await BoardAsync(due, cancellationToken);
        var found = await new StoryFinder(board, subscription, memory, collections, due).FindAsync(cancellationToken);
        var told = new List<(ReplyStory Story, StoryCandidate Candidate)>();
        var more = new List<StoryCandidate>();
        var number = 1;
        foreach (var candidate in found)
        {
            if (told.Count == Math.Clamp(subscription.MaxStories, 1, MostStories))
            {
                more.Add(candidate);
                continue;
            }
            if (await TellAsync(board, subscription, candidate, cancellationToken) is not { } draft)
                continue;
            var story = draft.Number(told.Count + 1, number);
            number += story.Citations.Count;
            told.Add((story, candidate));
        }
        var writer = new DigestWriter(board, subscription, collections, due);
        var parts = told.Count > 0
            ? writer.Write([.. told.Select(story => story.Story)], more.Count, await NamedAsync(board, more, subscription.Language, cancellationToken))
            : subscription is { TellsWhenEmpty: true, Kind: SubscriptionKind.Digest } ? [writer.Nothing()] : [];
        return new DigestContent(parts, [.. told.Select(Shown)], Math.Max(board.Change, memory.Until));
    }

    public void Dispose() => _making.Dispose();

    private static ShownStory Shown((ReplyStory Story, StoryCandidate Candidate) told) => new(
        told.Candidate.Story.Id,
        [.. told.Candidate.Visible.Select(article => article.Id)],
        [.. told.Story.Citations.Select(citation => QuoteReference.Of(citation.Quote))]);

    private async Task<NewsBoard> BoardAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(due, cancellationToken) is { } current)
            return current;
        await _making.WaitAsync(cancellationToken);
        try
        {
            if (await CurrentAsync(due, cancellationToken) is { } made)
                return made;
            await index.CatchUpAsync(cancellationToken);
            return _board = new NewsBoard(store, index, await stories.CatchUpAsync(cancellationToken), due);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Articles come in all the time: digests that are due at one moment tell of the same ones.</summary>
    private async Task<NewsBoard?> CurrentAsync(DateTimeOffset due, CancellationToken cancellationToken) =>
        _board is { } board && (board.Due == due || await store.LastChangeAsync(cancellationToken) == board.Change) ? board : null;

    private Task<StoryDraft?> TellAsync(NewsBoard board, Subscription subscription, StoryCandidate candidate, CancellationToken cancellationToken)
    {
        var topics = subscription.Topics.Wanted.Where(topic => topic.Any(char.IsLetterOrDigit)).Order(StringComparer.Ordinal).ToList();
        var teller = new StoryTeller(board, _verifier, subscription.Language, [.. topics.Select(topic => board.Matches(topic, subscription.Language))]);
        return board.DraftAsync(
            string.Join(
                '\n',
                [
                    candidate.Story.Id.Value, subscription.Language, Names(candidate.Visible), Names(candidate.Fresh),
                    candidate.Before is { } before ? $"{string.Join(' ', before.Articles)}:{string.Join(' ', before.Shown)}" : "", .. topics,
                ]),
            () => teller.TellAsync(candidate, cancellationToken));
    }

    private static string Names(IEnumerable<IndexedArticle> articles) => string.Join(' ', articles.Select(article => article.Id.Value));

    private static async Task<List<StoredArticle>> NamedAsync(
        NewsBoard board, List<StoryCandidate> candidates, string language, CancellationToken cancellationToken)
    {
        var named = new List<StoredArticle>();
        foreach (var candidate in candidates.Take(MostNamed))
        {
            var head = candidate.Fresh.OrderByDescending(article => article.Language == language).ThenByDescending(article => article.Published).First();
            if (await board.ReadAsync(head, cancellationToken) is { } article)
                named.Add(article);
        }
        return named;
    }
}
