namespace BriefBot.Storage.Tables;

/// <summary>A table of the stores.</summary>
/// <param name="Number">The column that the store numbers by itself, never the same twice; null where there is none.</param>
/// <param name="IsCounter">Whether it has its one row from the start.</param>
internal sealed record StoreTable(string Name, string? Number = null, bool IsCounter = false);

/// <summary>
/// Every table, in an order in which a row comes after those that it refers to. The stores have the same tables with the
/// same columns: a migration adds its tables to both, and here.
/// </summary>
internal static class StoreTables
{
    public static readonly IReadOnlyList<StoreTable> All =
    [
        new("store_identity", IsCounter: true),
        new("articles", "row"),
        new("aliases", "row"),
        new("revisions"),
        new("analyses"),
        new("source_texts"),
        new("change_counter", IsCounter: true),
        new("feedback", "row"),
        new("inbox", "number"),
        new("outbox", "number"),
        new("outbox_quotes"),
        new("threads"),
        new("channel_settings"),
        new("cursors"),
        new("conversations"),
        new("tokens"),
        new("feeds", "number"),
        new("feed_items"),
        new("stories", "row"),
        new("story_articles"),
        new("merged_stories"),
        new("near_duplicates"),
        new("story_cursor", IsCounter: true),
        new("subscriptions", "number"),
        new("digest_runs"),
        new("notices"),
        new("service_usage"),
        new("embedded_articles"),
        new("passage_vectors"),
        new("embedding_counter", IsCounter: true),
    ];
}
