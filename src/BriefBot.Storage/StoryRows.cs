using System.Data.Common;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Stories;
using Dapper;

namespace BriefBot.Storage;

/// <summary>The links as the tables hold them.</summary>
internal sealed record StoryRows(
    long Change,
    List<string> Stories,
    Dictionary<string, (string Story, long Place)> Articles,
    Dictionary<string, string> Merged,
    Dictionary<(string First, string Second), double> Copies)
{
    public static StoryRows Read(DbConnection connection) => new(
        connection.ExecuteScalar<long>("SELECT last FROM story_cursor"),
        connection.Query<string>("SELECT id FROM stories ORDER BY row").AsList(),
        connection.Query<(string Article, string Story, long Place)>("SELECT article, story, place FROM story_articles")
            .ToDictionary(row => row.Article, row => (row.Story, row.Place)),
        connection.Query<(string Id, string Into)>("SELECT id, into_story FROM merged_stories").ToDictionary(row => row.Id, row => row.Into),
        connection.Query<(string First, string Second, double Likeness)>("SELECT first, second, likeness FROM near_duplicates")
            .ToDictionary(row => (row.First, row.Second), row => row.Likeness));

    public static StoryRows Of(StoryLinks links) => new(
        links.Change,
        [.. links.Stories.Select(story => story.Id.Value)],
        links.Stories.SelectMany(story => story.Articles.Select((article, place) => (article, story.Id, place)))
            .ToDictionary(row => row.article.Value, row => (row.Id.Value, (long)row.place)),
        links.Merged.ToDictionary(merged => merged.Key.Value, merged => merged.Value.Value),
        links.NearDuplicates.ToDictionary(copy => (copy.First.Value, copy.Second.Value), copy => (double)copy.Likeness));

    public StoryLinks ToLinks()
    {
        var articles = Articles.GroupBy(row => row.Value.Story).ToDictionary(
            story => story.Key,
            story => (IReadOnlyList<ArticleId>)[.. story.OrderBy(row => row.Value.Place).Select(row => ArticleRow.ReadId(row.Key))]);
        return new StoryLinks
        {
            Change = Change,
            Stories = [.. Stories.Select(id => new Story(ReadId(id), articles[id]))],
            Merged = Merged.ToDictionary(row => ReadId(row.Key), row => ReadId(row.Value)),
            NearDuplicates =
            [
                .. Copies.Select(row => new NearDuplicate(ArticleRow.ReadId(row.Key.First), ArticleRow.ReadId(row.Key.Second), (float)row.Value)),
            ],
        };
    }

    /// <summary>Writes only what differs: one new article changes a few rows of many.</summary>
    public void Replace(StoryRows old, DbConnection connection)
    {
        connection.Execute("DELETE FROM stories WHERE id = @id", old.Stories.Except(Stories).Select(id => new { id }));
        connection.Execute("INSERT INTO stories (id) VALUES (@id)", Stories.Except(old.Stories).Select(id => new { id }));
        connection.Execute(
            "DELETE FROM story_articles WHERE article = @article", old.Articles.Keys.Where(article => !Articles.ContainsKey(article)).Select(article => new { article }));
        connection.Execute(
            """
            INSERT INTO story_articles (article, story, place) VALUES (@Key, @Story, @Place)
            ON CONFLICT (article) DO UPDATE SET story = excluded.story, place = excluded.place
            """,
            Articles.Except(old.Articles).Select(row => new { row.Key, row.Value.Story, row.Value.Place }));
        connection.Execute("DELETE FROM merged_stories WHERE id = @Key", old.Merged.Except(Merged));
        connection.Execute("INSERT INTO merged_stories (id, into_story) VALUES (@Key, @Value)", Merged.Except(old.Merged));
        connection.Execute(
            "DELETE FROM near_duplicates WHERE first = @First AND second = @Second",
            old.Copies.Except(Copies).Select(row => new { row.Key.First, row.Key.Second }));
        connection.Execute(
            "INSERT INTO near_duplicates (first, second, likeness) VALUES (@First, @Second, @Value)",
            Copies.Except(old.Copies).Select(row => new { row.Key.First, row.Key.Second, row.Value }));
    }

    private static StoryId ReadId(string stored) =>
        StoryId.TryParse(stored, out var id) ? id : throw new InvalidDataException($"'{stored}' is no story id.");
}
