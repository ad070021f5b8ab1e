namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// Asks feeds for what is new and takes it in. A feed is held with a lease while that lasts, so several pollers, also of
/// several processes, share one store. What is stored is remembered item by item: a poll that breaks off is gone on with by
/// the next, and an item that did not change is not fetched again.
/// </summary>
public sealed class FeedPoller(IFeedStore feeds, ArticleFetcher fetcher, ItemIntake intake, FeedOptions options, TimeProvider time, Random random)
{
    /// <summary>Renewed with every item; far longer than the slowest of them takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly PollSchedule _schedule = new(options, random);
    private readonly HostTurns _turns = new(options.HostDelay, time);

    /// <summary>Polls the feed that has been due longest. Null when none is.</summary>
    /// <param name="worker">Who does it, for whoever looks into the store.</param>
    public async Task<FeedReport?> PollNextAsync(string worker, CancellationToken cancellationToken) =>
        await feeds.TakeAsync(worker, Lease, options.HostDelay, cancellationToken) is { } leased ? await PollAsync(leased, cancellationToken) : null;

    /// <summary>Polls this feed, due or not. Null when it is not there, or it or its host is being asked already.</summary>
    public async Task<FeedReport?> PollNowAsync(Uri address, string worker, CancellationToken cancellationToken) =>
        await feeds.TakeAsync(address, worker, Lease, cancellationToken) is { } leased ? await PollAsync(leased, cancellationToken) : null;

    private async Task<FeedReport> PollAsync(LeasedFeed leased, CancellationToken cancellationToken)
    {
        try
        {
            var feed = leased.Feed;
            var request = new FetchRequest(feed.Source.Address) { Kind = FetchKind.Feed, Validators = feed.Validators };
            return await FetchAsync(request, cancellationToken) switch
            {
                FetchFailure failure => await FailAsync(leased, failure.Reason, failure.RetryAfter, cancellationToken),
                NotModified same => await LeaveAsync(leased, same, cancellationToken),
                FetchedPage page => FeedParser.Parse(page.Content, page.Charset, page.Address) switch
                {
                    FeedRefusal refusal => await FailAsync(leased, refusal.Reason, null, cancellationToken),
                    Feed document => await ReadAsync(leased, page, document, cancellationToken),
                    var other => throw new InvalidOperationException($"A feed came to {other}."),
                },
                var other => throw new InvalidOperationException($"A fetch came to {other}."),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await feeds.ReleaseAsync(leased, CancellationToken.None);
            throw;
        }
    }

    private Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        _turns.TakeAsync(request.Address, () => fetcher.FetchAsync(request, cancellationToken), cancellationToken);

    private async Task<FeedReport> FailAsync(LeasedFeed leased, string reason, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var next = _schedule.AfterFailure(leased.Feed.Source, leased.Feed.Failures + 1, retryAfter);
        var held = await feeds.FinishAsync(leased, new FeedPoll { Error = reason, NextIn = next }, cancellationToken);
        return new FeedReport(leased.Feed, held ? PollStatus.Failed : PollStatus.Lost) { Error = reason, NextIn = next };
    }

    private async Task<FeedReport> LeaveAsync(LeasedFeed leased, NotModified same, CancellationToken cancellationToken)
    {
        var feed = leased.Feed;
        var poll = new FeedPoll
        {
            NextIn = _schedule.AfterSuccess(feed.Source, feed.TimeToLive, same.FreshFor),
            TimeToLive = feed.TimeToLive,
            MovedTo = same.MovedTo,
            Validators = new FetchValidators(
                same.Validators.ETag ?? feed.Validators.ETag, same.Validators.LastModified ?? feed.Validators.LastModified),
        };
        var held = await feeds.FinishAsync(leased, poll, cancellationToken);
        return new FeedReport(feed, held ? PollStatus.NotModified : PollStatus.Lost) { NextIn = poll.NextIn };
    }

    private async Task<FeedReport> ReadAsync(LeasedFeed leased, FetchedPage page, Feed document, CancellationToken cancellationToken)
    {
        var isWhole = DocumentEnd.OfFeed(page.Content);
        // Of what was cut off the last item is perhaps not all there.
        var items = isWhole ? document.Items : document.Items.Where(item => !item.IsCutOff);
        var title = FeedText.Title(document.Title);
        var publisher = leased.Feed.Source.Title ?? title;
        var run = new FeedRun(feeds, leased, Lease, new FeedItemReader(leased.Feed.Source, publisher), FetchAsync, intake);
        var isHeld = await run.TakeAsync([.. items.DistinctBy(FeedItemReader.Key)], cancellationToken);
        var poll = new FeedPoll
        {
            Title = title.Length > 0 ? title : null,
            // Without them the site sends the feed again, and what was left over comes by once more.
            Validators = isWhole && run.Postponed == 0 ? page.Validators : FetchValidators.None,
            TimeToLive = document.TimeToLive,
            MovedTo = page.MovedTo,
            Present = run.Keys,
            NextIn = run.Postponed > 0
                ? _schedule.ForTheRest(run.RetryAfter)
                : _schedule.AfterSuccess(leased.Feed.Source, document.TimeToLive, page.FreshFor),
        };
        isHeld = isHeld && await feeds.FinishAsync(leased, poll, cancellationToken);
        return run.Report(isHeld ? PollStatus.Read : PollStatus.Lost) with { NextIn = poll.NextIn };
    }
}
