namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>One document's items being taken in, one after the other.</summary>
internal sealed class FeedRun(
    IFeedStore feeds,
    LeasedFeed leased,
    TimeSpan lease,
    FeedItemReader reader,
    Func<FetchRequest, CancellationToken, Task<FetchResult>> fetch,
    ItemIntake intake)
{
    /// <summary>A new feed with a long past is read in several polls: others are waiting, and its site is not to suffer.</summary>
    private const int MostPages = 40;

    /// <summary>In a row: a site that is down is not asked for every page of it.</summary>
    private const int MostTroubles = 3;

    private const int MostAttempts = 5;

    private readonly List<ReadFailure> _failures = [];
    private readonly int[] _counts = new int[Enum.GetValues<TakenAs>().Length];
    private int _items;
    private int _pages;
    private int _troubles;
    private int _known;

    public IReadOnlyCollection<string> Keys { get; private set; } = [];

    /// <summary>Items that a later poll has to see again.</summary>
    public int Postponed { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    private bool StopsAsking => _pages >= MostPages || _troubles >= MostTroubles || RetryAfter is not null;

    /// <summary>False when the lease was lost, and with it the right to go on.</summary>
    public async Task<bool> TakeAsync(IReadOnlyList<FeedItem> items, CancellationToken cancellationToken)
    {
        _items = items.Count;
        Keys = [.. items.Select(FeedItemReader.Key)];
        var seen = await feeds.FindItemsAsync(leased.Feed, Keys, cancellationToken);
        foreach (var item in items)
        {
            var now = new SeenItem(FeedItemReader.Key(item), FeedItemReader.Version(item));
            if (seen.TryGetValue(now.Key, out var before) && before.Version == now.Version)
            {
                if (before.IsSettled)
                {
                    _known++;
                    continue;
                }
                now = before;
            }
            if (!await TakeAsync(item, now, cancellationToken))
                return false;
        }
        return true;
    }

    public FeedReport Report(PollStatus status) => new(leased.Feed, status)
    {
        Items = _items,
        Added = _counts[(int)TakenAs.New],
        Revised = _counts[(int)TakenAs.Revised],
        Unchanged = _counts[(int)TakenAs.Unchanged] + _known,
        Duplicates = _counts[(int)TakenAs.Duplicate],
        Postponed = Postponed,
        Failures = _failures,
    };

    private async Task<bool> TakeAsync(FeedItem item, SeenItem seen, CancellationToken cancellationToken)
    {
        if (reader.FromFeed(item) is { } read)
            return await StoreAsync(read, seen, cancellationToken);
        if (StopsAsking)
        {
            Postponed++;
            return true;
        }
        _pages++;
        switch (await fetch(new FetchRequest(FeedItemReader.Page(item)!), cancellationToken))
        {
            case FetchedPage { IsHtml: true } page when seen.Attempts == 0 && !DocumentEnd.OfPage(page.Content):
                // Fetched a second time it is taken as it is: a site may leave the end out.
                Postponed++;
                return await LaterAsync(seen, "The page ended before its end; it is fetched once more.", cancellationToken);
            case FetchedPage page:
                _troubles = 0;
                return await StoreAsync(reader.FromPage(item, page), seen, cancellationToken);
            case FetchFailure { IsTemporary: true } trouble when seen.Attempts + 1 < MostAttempts:
                _troubles++;
                RetryAfter = trouble.RetryAfter;
                Postponed++;
                return await LaterAsync(seen, trouble.Reason, cancellationToken);
            case FetchFailure failure:
                return await StoreAsync(new ReadFailure(FeedItemReader.Name(item), null, failure.Reason), seen, cancellationToken);
            case var other:
                throw new InvalidOperationException($"A fetch came to {other}.");
        }
    }

    private Task<bool> LaterAsync(SeenItem seen, string reason, CancellationToken cancellationToken) => feeds.RememberAsync(
        leased, seen with { Attempts = seen.Attempts + 1, Reason = reason }, false, lease, cancellationToken);

    /// <summary>The article first, the remembering after it: what breaks off in between is stored again, which changes nothing.</summary>
    private async Task<bool> StoreAsync(ReadResult read, SeenItem seen, CancellationToken cancellationToken)
    {
        var failure = read as ReadFailure;
        var taken = failure is null ? await intake(((ReadArticle)read).Draft, cancellationToken) : new TakenItem(TakenAs.Failed, failure.Reason);
        _counts[(int)taken.As]++;
        if (taken.Failure is { } reason)
            _failures.Add(failure ?? new ReadFailure(read.Name, null, reason));
        var isStored = taken.As is TakenAs.New or TakenAs.Revised;
        return await feeds.RememberAsync(
            leased, seen with { IsSettled = true, Reason = taken.Failure }, isStored, lease, cancellationToken);
    }
}
