namespace BriefBot.Core.Articles;

/// <summary>A quote with the source that a reader is shown beside it.</summary>
/// <param name="Quote">The words.</param>
/// <param name="Source">Where they stand; of the same article and revision as the quote.</param>
public sealed record Passage(Quote Quote, StoredArticle Source);
