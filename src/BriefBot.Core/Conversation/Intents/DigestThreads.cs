using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Finds the digest that somebody speaks of: the one whose thread they are in, or the last one of the conversation.</summary>
/// <param name="outbox">Null: nobody knows of any.</param>
internal sealed class DigestThreads(IArticleStore store, IOutbox? outbox)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Null outside the thread of a digest.</summary>
    public async Task<PostedDigest?> FindAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (outbox is null || message.Place is not { Thread: { } thread, Conversation: var conversation }
            || await outbox.FindSentAsync(conversation, thread, cancellationToken) is not { } sent)
            return null;
        return await ReadAsync([sent.Delivery], message, cancellationToken);
    }

    /// <summary>With all of its parts.</summary>
    public async Task<PostedDigest?> FindLastAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (outbox is null || message.Place is not { Conversation: var conversation } place)
            return null;
        var root = place.Thread is { } thread ? (await outbox.FindSentAsync(conversation, thread, cancellationToken))?.Delivery : null;
        var sent = (await outbox.ListSentAsync(conversation, message.Received - Remembered, cancellationToken)).Select(one => one.Delivery).ToList();
        var named = root is not null && IsDigest(root) ? root : sent.FindLast(IsDigest);
        if (named is null)
            return null;
        var parts = sent.FindAll(delivery => IsDigest(delivery) && RunOf(delivery) == RunOf(named));
        return await ReadAsync(parts.Count > 0 ? parts : [named], message, cancellationToken);
    }

    /// <summary>Corrections of a digest tell what is left of it; they are not digests of their own.</summary>
    private static bool IsDigest(OutboxDelivery delivery) => delivery.Payload.Length > 0 && ReplyFormat.IsDigest(delivery.Payload);

    /// <summary>Ids of one digest's parts differ in what stands behind the last hyphen.</summary>
    private static string RunOf(OutboxDelivery delivery) =>
        delivery.Id.LastIndexOf('-') is var hyphen and > 0 ? delivery.Id[..hyphen] : delivery.Id;

    private async Task<PostedDigest?> ReadAsync(IEnumerable<OutboxDelivery> parts, IncomingMessage reader, CancellationToken cancellationToken)
    {
        var stories = new List<ReplyStory>();
        foreach (var part in parts.Where(IsDigest))
        {
            var reply = await ReplyFormat.ReadAsync(part.Payload, store, cancellationToken);
            stories.AddRange(reply.Stories.Select(story => story.Keep(citation => reader.MaySee(citation.Source))).OfType<ReplyStory>());
        }
        return stories.Count == 0 ? null : new PostedDigest([.. stories.DistinctBy(story => story.Number).OrderBy(story => story.Number)]);
    }
}

/// <summary>What is left of a digest, as far as the reader may see it.</summary>
internal sealed record PostedDigest(IReadOnlyList<ReplyStory> Stories)
{
    public IReadOnlySet<ArticleId> Articles { get; } = Stories.SelectMany(ArticlesOf).Select(article => article.Id).ToHashSet();

    /// <summary>Those that the digest names, the newest first.</summary>
    public static IEnumerable<StoredArticle> ArticlesOf(ReplyStory story) => story.Citations.Select(citation => citation.Source)
        .Concat(story.Sources).Concat(story.Changes.SelectMany(change => change.Articles))
        .DistinctBy(article => article.Id).OrderByDescending(article => article.Published);
}
