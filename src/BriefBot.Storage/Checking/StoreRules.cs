namespace BriefBot.Storage.Checking;

/// <param name="Problem">What it finds, in the plural.</param>
/// <param name="Sql">Names what breaks the rule, in SQL that every store understands; <c>store_clock()</c> is its clock.</param>
internal sealed record StoreRule(string Problem, string Advice, string Sql = "");

internal static class StoreRules
{
    private const string Backup = "Restore a backup; without one, remove these articles and ingest them again.";
    private const string Ours = "This is a defect of BriefBot: please report it.";

    public static readonly StoreRule Pages = new("inconsistencies of the database's own", "Restore a backup.");

    public static readonly StoreRule Texts = new("articles whose text is not the one that was stored", Backup);

    public static readonly StoreRule Analyses = new("articles whose analysis is not of their text", Backup);

    public static readonly StoreRule Spans = new("quotes that reach beyond their article's text", $"{Ours} The messages that quote them cannot be sent again.");

    public static readonly IReadOnlyList<StoreRule> All =
    [
        new("articles without their newest revision", Backup,
            """
            SELECT a.id FROM articles a LEFT JOIN revisions r ON r.article = a.row AND r.revision = a.revision
            WHERE r.article IS NULL OR (a.removed_at IS NULL AND r.text IS NULL) ORDER BY a.row
            """),
        new("revisions without analysis", Backup,
            """
            SELECT a.id || ' revision ' || r.revision FROM revisions r JOIN articles a ON a.row = r.article
            LEFT JOIN analyses n ON n.article = r.article AND n.revision = r.revision
            WHERE r.text IS NOT NULL AND n.article IS NULL ORDER BY a.row, r.revision
            """),
        new("remains of removed articles", "Remove these articles again after ingesting them once more.",
            """
            SELECT DISTINCT a.id FROM articles a JOIN revisions r ON r.article = a.row
            WHERE (a.removed_at IS NOT NULL AND (r.text IS NOT NULL OR a.sentences > 0)) OR (r.text IS NULL AND (
                EXISTS (SELECT 1 FROM analyses n WHERE n.article = r.article AND n.revision = r.revision)
                OR EXISTS (SELECT 1 FROM source_texts s WHERE s.article = r.article AND s.revision = r.revision)))
            """),
        new("rows of articles that are not there", Backup,
            """
            SELECT 'article ' || x.article FROM (
                SELECT article FROM revisions UNION SELECT article FROM aliases UNION SELECT article FROM analyses UNION SELECT article FROM source_texts) x
            WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.row = x.article)
            """),
        new("articles that a service is to read, held for more than a day from now", "Was the clock of the store's machine set back? They are taken again when that time has come.",
            "SELECT a.id FROM articles a JOIN analyses n ON n.article = a.row WHERE n.reading_due > store_clock() + 86400 ORDER BY a.row"),
        new("changes that followers will never see, as they are beyond the counter", $"{Ours} Ingest something: the counter goes on.",
            "SELECT id FROM articles WHERE change > (SELECT coalesce(max(last), 0) FROM change_counter) OR change < 1 ORDER BY row"),
        new("followers that are ahead of the changes", $"{Ours} They miss changes until the counter has caught up.",
            """
            SELECT name FROM cursors WHERE position > (SELECT coalesce(max(last), 0) FROM change_counter)
            UNION SELECT 'stories' FROM story_cursor WHERE last > (SELECT coalesce(max(last), 0) FROM change_counter)
            """),
        new("quotes in messages of what was never stored", Ours,
            """
            SELECT 'message ' || q.delivery || ' quotes ' || q.article_id || ' revision ' || q.revision FROM outbox_quotes q
            WHERE NOT EXISTS (SELECT 1 FROM articles a JOIN revisions r ON r.article = a.row WHERE a.id = q.article_id AND r.revision = q.revision)
            ORDER BY q.delivery, q.position
            """),
        new("quotes of messages that are not there", Ours,
            "SELECT 'message ' || delivery FROM outbox_quotes q WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.number = q.delivery)"),
        .. Queue("inbox"),
        .. Queue("outbox"),
        new("messages marked as sent, or as being sent, by nobody", Ours,
            "SELECT 'message ' || number FROM outbox WHERE (state = 2 AND sent IS NULL) OR sending > fence ORDER BY number"),
        new("items of feeds that are not there", Ours,
            "SELECT 'feed ' || feed FROM feed_items i WHERE NOT EXISTS (SELECT 1 FROM feeds f WHERE f.number = i.feed)"),
        new("feeds held for more than a day from now", "Was the clock of the store's machine set back? Remove these feeds and add them again.",
            "SELECT address FROM feeds WHERE leased_until > store_clock() + 86400 ORDER BY number"),
        new("stories without articles, or of articles that are not there", $"{Ours} They are made again with the next article.",
            """
            SELECT id FROM stories WHERE NOT EXISTS (SELECT 1 FROM story_articles a WHERE a.story = stories.id)
            UNION SELECT story FROM story_articles s
            WHERE NOT EXISTS (SELECT 1 FROM stories WHERE stories.id = s.story) OR NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = s.article)
            """),
        new("subscriptions that are never due although nobody paused them", "Their failure says why: change them, or remove them and ask again.",
            "SELECT 'subscription ' || number FROM subscriptions WHERE paused IS NULL AND run_at IS NULL ORDER BY number"),
        new("subscriptions held for more than a day from now", "Was the clock of the store's machine set back? They are taken again when that time has come.",
            "SELECT 'subscription ' || number FROM subscriptions WHERE leased_until > store_clock() + 86400 ORDER BY number"),
        new("runs of subscriptions that ended without an outcome", Ours,
            """
            SELECT 'run ' || attempt || ' of subscription ' || subscription FROM digest_runs
            WHERE state = 'Queued' AND CASE WHEN settled THEN 1 ELSE 0 END = 1 ORDER BY subscription, due
            """),
    ];

    private static StoreRule[] Queue(string table) =>
    [
        new($"conversations of the {table} whose open rows have no one turn", $"{Ours} Nothing more is done in these conversations until then.",
            $"""
            SELECT conversation FROM {table} WHERE state < 2 GROUP BY conversation
            HAVING sum(CASE WHEN head THEN 1 ELSE 0 END) <> 1
                OR min(number) <> min(CASE WHEN head THEN number END) AND max(CASE WHEN head THEN state END) = 0
            """),
        new($"rows of the {table} in a state that cannot be", Ours,
            $"""
            SELECT '{table} ' || number FROM {table}
            WHERE state NOT BETWEEN 0 AND 5 OR (state >= 2 AND head) OR (state = 1 AND (NOT head OR fence < 1 OR worker IS NULL)) ORDER BY number
            """),
        new($"leases of the {table} that end more than a day from now", "Was the clock of the store's machine set back? They are taken again when they end.",
            $"SELECT '{table} ' || number FROM {table} WHERE state = 1 AND due > store_clock() + 86400 ORDER BY number"),
    ];
}
