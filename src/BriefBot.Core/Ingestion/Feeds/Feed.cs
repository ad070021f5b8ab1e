using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>What a document came to when it was read as a feed: a <see cref="Feed"/>, or a <see cref="FeedRefusal"/>.</summary>
public abstract record FeedReading;

/// <param name="Reason">What is wrong with it, in plain English, fit for a person.</param>
public sealed record FeedRefusal(string Reason) : FeedReading;

public enum FeedFormat
{
    /// <summary>RSS 0.9x, 1.0 and 2.0.</summary>
    Rss,

    /// <summary>Atom 0.3 and 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.0 and 1.1.</summary>
    Json,
}

/// <summary>A feed as its publisher wrote it: addresses are resolved and dates read, markup in texts is left as it is.</summary>
public sealed record Feed : FeedReading
{
    public required FeedFormat Format { get; init; }

    /// <summary>Of the format, as declared: "2.0"; empty when it is not.</summary>
    public string Version { get; init; } = "";

    public string? Title { get; init; }

    /// <summary>The site that the feed is of.</summary>
    public string? Link { get; init; }

    /// <summary>Where the feed says that it is itself.</summary>
    public string? FeedLink { get; init; }

    public string? Description { get; init; }

    public string? Language { get; init; }

    public PublicationDate? Published { get; init; }

    public PublicationDate? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    /// <summary>How long the publisher wants it to be kept before it is asked for again (RSS ttl).</summary>
    public TimeSpan? TimeToLive { get; init; }

    public IReadOnlyList<FeedItem> Items { get; init; } = [];
}

/// <summary>One entry of a feed.</summary>
public sealed record FeedItem
{
    /// <summary>The publisher's own id: guid, atom:id or id.</summary>
    public string? Id { get; init; }

    public string? Title { get; init; }

    /// <summary>The page of the article.</summary>
    public string? Link { get; init; }

    public PublicationDate? Published { get; init; }

    public PublicationDate? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    /// <summary>A shorter text: description or summary. HTML or plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The whole text, where the feed carries it. HTML or plain text.</summary>
    public string? Content { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>Whether the document ends within it, so that what it says may not be all that it says.</summary>
    public bool IsCutOff { get; init; }
}

/// <summary>At least one of the three is given.</summary>
public sealed record FeedPerson(string? Name, string? Email, string? Address);

/// <param name="Type">Media type, such as "audio/mpeg".</param>
/// <param name="Length">Bytes.</param>
public sealed record FeedEnclosure(string Url, string? Type, long? Length);
