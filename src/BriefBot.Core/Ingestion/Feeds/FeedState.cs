using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>A feed as somebody asked for it.</summary>
public sealed record FeedSource(Uri Address)
{
    /// <summary>Null: as the feed calls itself.</summary>
    public string? Title { get; init; }

    /// <summary>Where its articles go.</summary>
    public string Collection { get; init; } = Collections.Public;

    /// <summary>How often it is asked for; null: as configured. What the feed itself asks for may make it less often.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Where it was followed first, when its site has moved it since: items without a page stay known by that.</summary>
    public Uri? FirstAddress { get; init; }

    /// <summary>The address by which a feed is known: without a fragment, which is never sent.</summary>
    public static Uri Normalize(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
}

/// <summary>A feed and how it fares.</summary>
public sealed record FeedState(long Number, FeedSource Source)
{
    public FetchValidators Validators { get; init; } = FetchValidators.None;

    /// <summary>What the feed said of itself when it was read last (RSS ttl).</summary>
    public TimeSpan? TimeToLive { get; init; }

    public required DateTimeOffset NextDue { get; init; }

    /// <summary>Polls that failed since the last one that did not.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Why the last poll that failed did so; kept when it works again.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether it was reported that it fails.</summary>
    public bool IsReported { get; init; }

    /// <summary>New articles and new revisions in the last seven days.</summary>
    public int RecentArticles { get; init; }

    public string Name => Source.Title ?? Source.Address.AbsoluteUri;
}

/// <param name="Fence">Grows with every lease, so that the store can tell who holds the newest.</param>
public sealed record LeasedFeed(FeedState Feed, long Fence);

/// <summary>How a poll ended.</summary>
public sealed record FeedPoll
{
    /// <summary>Null: it went well.</summary>
    public string? Error { get; init; }

    /// <summary>When it is due again, counted from now.</summary>
    public required TimeSpan NextIn { get; init; }

    /// <summary>As the feed calls itself: taken over where the feed has no title yet.</summary>
    public string? Title { get; init; }

    /// <summary>Sent with the next poll. Of a poll that failed nothing of this is taken over.</summary>
    public FetchValidators Validators { get; init; } = FetchValidators.None;

    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Where the feed is from now on; null: where it was. Not taken over when that feed is followed already.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>The keys of the items that are in the feed now; what left it long ago is forgotten.</summary>
    public IReadOnlyCollection<string> Present { get; init; } = [];
}

/// <summary>What is remembered of an item.</summary>
/// <param name="Version">Changes when the publisher changes the item.</param>
public sealed record SeenItem(string Key, string Version)
{
    /// <summary>Whether nothing is to be done for it until it changes.</summary>
    public bool IsSettled { get; init; }

    /// <summary>How often this version was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it came to no article; null when it did.</summary>
    public string? Reason { get; init; }
}
