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

/// <param name="Reason">Fit for a person.</param>
public sealed record NotAdded(string Reason) : AddressResult;

/// <summary>Takes in what an address holds: a feed is followed, an article stored, and of any other page the feed that it names is followed.</summary>
public sealed class AddressIntake(ArticleFetcher fetcher, IFeedStore feeds, IArticleStore articles, Ingestor ingestor)
{
    private readonly FeedFinder _finder = new(fetcher);

    public async Task<AddressResult> AddAsync(Uri address, string collection, CancellationToken cancellationToken)
    {
        switch (await _finder.LookAsync(address, cancellationToken))
        {
            case FoundFeed found:
                return await FollowAsync(found, collection, cancellationToken);
            case NoFeed { Page: { } page } none:
                return page.IsHtml || IsPlain(page) ? await TakePageAsync(page, none, collection, cancellationToken) : new NotAdded(none.Reason);
            case NoFeed none:
                return new NotAdded(none.Reason);
            case var other:
                throw new InvalidOperationException($"A search came to {other}.");
        }
    }

    private async Task<AddressResult> TakePageAsync(FetchedPage page, NoFeed none, string collection, CancellationToken cancellationToken)
    {
        switch (ArticleReader.Read(page.Address.AbsoluteUri, page))
        {
            case ReadArticle article:
                return await StoreAsync(article.Draft with { Collection = collection }, cancellationToken);
            case ReadFailure failure:
                return page.IsHtml && await _finder.FindNamedAsync(page, none, cancellationToken) is FoundFeed found
                    ? await FollowAsync(found, collection, cancellationToken)
                    : new NotAdded(failure.Reason);
            case var other:
                throw new InvalidOperationException($"A page came to {other}.");
        }
    }

    private async Task<AddressResult> FollowAsync(FoundFeed found, string collection, CancellationToken cancellationToken)
    {
        var title = FeedText.Title(found.Feed.Title);
        var source = new FeedSource(found.Address) { Title = title.Length > 0 ? title : null, Collection = collection };
        var isNew = await feeds.AddAsync(source, cancellationToken);
        return await feeds.FindAsync(found.Address, cancellationToken) is { } feed
            ? new AddedFeed(feed, isNew, found.Feed.Items.Count)
            : new NotAdded("The feed was removed while it was being added.");
    }

    private async Task<AddressResult> StoreAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        var saved = await ingestor.StoreAsync(draft, cancellationToken);
        return await articles.FindAsync(saved.Id, null, cancellationToken) is Article article
            ? new AddedArticle(article, saved.Status)
            : new NotAdded("The article was removed while it was being added.");
    }

    private static bool IsPlain(FetchedPage page) => !TextDecoder.IsBinary(page.Content) && page.Content is not [(byte)'{' or (byte)'[' or (byte)'<', ..];
}
