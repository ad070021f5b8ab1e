using System.Globalization;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

public enum DigestRunKind
{
    /// <summary>As scheduled, or caught up after downtime.</summary>
    Scheduled,

    /// <summary>Asked for once more of a due instant that had one.</summary>
    Again,

    /// <summary>New stories of an alert.</summary>
    Alert,
}

public enum DigestRunState
{
    /// <summary>In the outbox.</summary>
    Queued,

    /// <summary>Every part has arrived.</summary>
    Posted,

    /// <summary>Nothing was to be posted: nothing new, too late, quiet hours.</summary>
    Skipped,

    /// <summary>A part may or may not have arrived; nothing is sent again by itself.</summary>
    Uncertain,

    /// <summary>A part was refused for good.</summary>
    Failed,
}

/// <summary>
/// One row of the ledger, unique by subscription, due instant, kind and attempt. What became of its parts is read from the
/// outbox.
/// </summary>
public sealed record DigestRun
{
    public required long Subscription { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    public required DigestRunKind Kind { get; init; }

    /// <summary>1 for the first of its due instant and kind.</summary>
    public int Attempt { get; init; } = 1;

    public required DigestRunState State { get; init; }

    /// <summary>Why it was skipped or failed, or is uncertain.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset Recorded { get; init; }

    /// <summary>The last change of the articles that it takes into account; the next digest begins after it.</summary>
    public long Until { get; init; }

    public IReadOnlyList<ShownStory> Stories { get; init; } = [];

    /// <summary>How many messages it was put into.</summary>
    public int Parts { get; init; }

    /// <summary>The id of one of its messages.</summary>
    /// <param name="part">From 1.</param>
    public string DeliveryId(int part) => string.Create(
        CultureInfo.InvariantCulture,
        $"digest-{Subscription}-{Due.ToUnixTimeSeconds()}-{Kind.ToString().ToLowerInvariant()}-{Attempt}-{part}");
}

/// <summary>A story as a digest showed it.</summary>
/// <param name="Articles">All of its articles at that moment, shown or not.</param>
/// <param name="Shown">The quotes that stood in the digest.</param>
public sealed record ShownStory(StoryId Story, IReadOnlyList<ArticleId> Articles, IReadOnlyList<QuoteReference> Shown);

/// <summary>What a subscription was told before.</summary>
/// <param name="Until">0 where nothing was told yet.</param>
/// <param name="Stories">The newest showing of each story, of the last weeks.</param>
public sealed record DigestMemory(long Until, DateTimeOffset? LastDue, IReadOnlyList<ShownStory> Stories)
{
    /// <summary>Older showings are forgotten.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(42);

    public static DigestMemory None { get; } = new(0, null, []);

    /// <param name="runs">In any order; those that failed told nothing.</param>
    public static DigestMemory Of(IEnumerable<DigestRun> runs)
    {
        var told = runs.Where(run => run.State != DigestRunState.Failed).OrderByDescending(run => run.Recorded).ToList();
        return new DigestMemory(
            told.Select(run => run.Until).DefaultIfEmpty().Max(),
            told.Where(run => run.State != DigestRunState.Skipped).Select(run => (DateTimeOffset?)run.Due).Max(),
            [.. told.SelectMany(run => run.Stories).DistinctBy(shown => shown.Story)]);
    }
}

/// <summary>What is to be posted.</summary>
/// <param name="Parts">In order, each within what every channel takes; the first can be read alone. Empty when there is nothing new.</param>
/// <param name="Until">See <see cref="DigestRun.Until"/>.</param>
public sealed record DigestContent(IReadOnlyList<Reply> Parts, IReadOnlyList<ShownStory> Stories, long Until);
