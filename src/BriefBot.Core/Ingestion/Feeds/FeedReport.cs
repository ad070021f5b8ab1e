namespace BriefBot.Core.Ingestion.Feeds;

public enum PollStatus
{
    /// <summary>The feed was read.</summary>
    Read,

    /// <summary>The site says that nothing changed.</summary>
    NotModified,

    /// <summary>See <see cref="FeedReport.Error"/>.</summary>
    Failed,

    /// <summary>It took so long that another process took the feed over, or it was removed meanwhile.</summary>
    Lost,
}

/// <summary>What one poll came to. Every article that is counted is stored.</summary>
public sealed record FeedReport(FeedState Feed, PollStatus Status)
{
    public string? Error { get; init; }

    /// <summary>In the feed.</summary>
    public int Items { get; init; }

    public int Added { get; init; }

    public int Revised { get; init; }

    /// <summary>Seen in an earlier poll, or known by another way.</summary>
    public int Unchanged { get; init; }

    public int Duplicates { get; init; }

    /// <summary>Left for a later poll: there were too many at once, or their site was in trouble.</summary>
    public int Postponed { get; init; }

    /// <summary>Items that came to no article.</summary>
    public IReadOnlyList<ReadFailure> Failures { get; init; } = [];

    public TimeSpan NextIn { get; init; }
}
