namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>What was found at an address when a feed was looked for.</summary>
public abstract record FeedSearch;

/// <param name="Address">The feed's own, which may not be the one that was asked for.</param>
public sealed record FoundFeed(Uri Address, Feed Feed) : FeedSearch;

/// <param name="Reason">Fit for a person.</param>
/// <param name="Page">What the address holds instead; null where nothing could be fetched.</param>
public sealed record NoFeed(string Reason, FetchedPage? Page) : FeedSearch;

/// <summary>Finds the feed that somebody means by an address: what it holds, or the first that the page there names.</summary>
public sealed class FeedFinder(ArticleFetcher fetcher)
{
    private const int MostTried = 3;

    public async Task<FeedSearch> FindAsync(Uri address, CancellationToken cancellationToken) =>
        await LookAsync(address, cancellationToken) switch
        {
            NoFeed { Page: { IsHtml: true } page } none => await FindNamedAsync(page, none, cancellationToken),
            var result => result,
        };

    /// <summary>The first feed that the page names and that is one; <paramref name="none"/> when there is none.</summary>
    public async Task<FeedSearch> FindNamedAsync(FetchedPage page, NoFeed none, CancellationToken cancellationToken)
    {
        var named = FeedDiscovery.Find(page);
        if (named.Count == 0)
            return none with { Reason = IntakeReason.NamesNoFeed.Of() };
        foreach (var feed in named.Take(MostTried))
        {
            switch (await LookAsync(feed.Address, cancellationToken))
            {
                case FoundFeed found:
                    return found;
                case NoFeed trouble:
                    none = none with { Reason = IntakeReason.NamedFeedFails.Of(feed.Address.AbsoluteUri, trouble.Reason) };
                    break;
            }
        }
        return none;
    }

    /// <summary>Only what the address itself holds.</summary>
    public async Task<FeedSearch> LookAsync(Uri address, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(new FetchRequest(address) { Kind = FetchKind.Feed }, cancellationToken) switch
        {
            FetchFailure failure => new NoFeed(failure.Reason, null),
            FetchedPage page => FeedParser.Parse(page.Content, page.Charset, page.Address) switch
            {
                Feed feed => new FoundFeed(FeedSource.Normalize(page.MovedTo ?? address), feed),
                FeedRefusal refusal => new NoFeed(refusal.Reason, page),
                var other => throw new InvalidOperationException($"A feed came to {other}."),
            },
            var other => throw new InvalidOperationException($"A fetch came to {other}."),
        };
}
