using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Indexing;

/// <summary>What came of an address that somebody wanted to have added.</summary>
public abstract record AddressResult;

/// <param name="Status">Whether it is new, changed, or was there.</param>
public sealed record AddedArticle(Article Article, SaveStatus Status) : AddressResult;

/// <param name="IsNew">False when it was followed already.</param>
/// <param name="Items">How many it holds now. They come in with its first poll.</param>
public sealed record AddedFeed(FeedState Feed, bool IsNew, int Items) : AddressResult;

/// <param name="Reason">Fit for a person; <see cref="IntakeReason"/> has it in the person's language.</param>
public sealed record NotAdded(string Reason) : AddressResult;

/// <summary>Takes in what an address holds: a feed is followed, an article stored, and of any other page the feed that it names is followed.</summary>
public sealed class AddressIntake(ArticleFetcher fetcher, IFeedStore feeds, IArticleStore articles, Ingestor ingestor)
{
    private readonly FeedFinder _finder = new(fetcher);

    /// <summary>
    /// How long sites may take in all, the feeds that a page names included: somebody waits for the answer. Default: 30 seconds.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public async Task<AddressResult> AddAsync(Uri address, string collection, CancellationToken cancellationToken) =>
        await LookAsync(address, cancellationToken) switch
        {
            { Feed: { } feed } => await FollowAsync(feed, collection, cancellationToken),
            { Article: { } draft } => await StoreAsync(draft with { Collection = collection }, cancellationToken),
            var nothing => new NotAdded(nothing.Reason),
        };

    /// <summary>Only what is asked of sites is cut short: what is being stored is stored to its end.</summary>
    private async Task<Look> LookAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await _finder.LookAsync(address, limit.Token) switch
            {
                FoundFeed found => new Look { Feed = found },
                NoFeed { Page: { } page } none when page.IsHtml || IsPlain(page) => await ReadAsync(page, none, limit.Token),
                NoFeed none => new Look { Reason = none.Reason },
                var other => throw new InvalidOperationException($"A search came to {other}."),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Look { Reason = IntakeReason.TooSlowInAll.Of(Math.Round(Patience.TotalSeconds)) };
        }
    }

    private async Task<Look> ReadAsync(FetchedPage page, NoFeed none, CancellationToken cancellationToken) =>
        ArticleReader.Read(page.Address.AbsoluteUri, page) switch
        {
            ReadArticle article => new Look { Article = article.Draft },
            ReadFailure failure => page.IsHtml && await _finder.FindNamedAsync(page, none, cancellationToken) is FoundFeed found
                ? new Look { Feed = found }
                : new Look { Reason = failure.Reason },
            var other => throw new InvalidOperationException($"A page came to {other}."),
        };

    private async Task<AddressResult> FollowAsync(FoundFeed found, string collection, CancellationToken cancellationToken)
    {
        var title = FeedText.Title(found.Feed.Title);
        var source = new FeedSource(found.Address) { Title = title.Length > 0 ? title : null, Collection = collection };
        var isNew = await feeds.AddAsync(source, cancellationToken);
        return await feeds.FindAsync(found.Address, cancellationToken) is { } feed
            ? new AddedFeed(feed, isNew, found.Feed.Items.Count)
            : new NotAdded(IntakeReason.FeedRemoved.Of());
    }

    private async Task<AddressResult> StoreAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        var saved = await ingestor.StoreAsync(draft, cancellationToken);
        return await articles.FindAsync(saved.Id, null, cancellationToken) is Article article
            ? new AddedArticle(article, saved.Status)
            : new NotAdded(IntakeReason.ArticleRemoved.Of());
    }

    private static bool IsPlain(FetchedPage page) => !TextDecoder.IsBinary(page.Content) && page.Content is not [(byte)'{' or (byte)'[' or (byte)'<', ..];

    /// <summary>A feed, an article, or why neither.</summary>
    private sealed record Look
    {
        public FoundFeed? Feed { get; init; }

        public ArticleDraft? Article { get; init; }

        public string Reason { get; init; } = "";
    }
}
