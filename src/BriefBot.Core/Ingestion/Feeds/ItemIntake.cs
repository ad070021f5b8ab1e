using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>Analyses and stores one article. When it returns, the article is on disk, or could not be analysed.</summary>
public delegate Task<TakenItem> ItemIntake(ArticleDraft draft, CancellationToken cancellationToken);

/// <param name="Failure">Only of <see cref="TakenAs.Failed"/>: fit for a person.</param>
public sealed record TakenItem(TakenAs As, string? Failure = null);

public enum TakenAs
{
    New,
    Revised,
    Unchanged,

    /// <summary>The text of another article of the collection.</summary>
    Duplicate,
    Failed,
}
