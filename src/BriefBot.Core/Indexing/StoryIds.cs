using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Gives groups of articles the ids of the stories that they were before. A story that fell apart goes on where most of
/// its articles are; of stories that became one the oldest goes on.
/// </summary>
internal static class StoryIds
{
    /// <param name="groups">Each with its articles in the order in which they were stored.</param>
    public static StoryLinks Continue(IReadOnlyList<IReadOnlyList<ArticleId>> groups, StoryLinks before)
    {
        var groupOf = groups.Index().SelectMany(group => group.Item.Select(article => (article, group.Index)))
            .ToDictionary(entry => entry.article, entry => entry.Index);
        var ids = new StoryId?[groups.Count];
        var merged = before.Merged.ToDictionary();
        var stories = new List<Story>(groups.Count);
        foreach (var story in before.Stories)
        {
            if (Heir(story, groupOf, groups) is not { } heir)
                continue;
            if (ids[heir] is { } older)
            {
                merged[story.Id] = older;
                continue;
            }
            ids[heir] = story.Id;
            merged.Remove(story.Id);
            stories.Add(new Story(story.Id, groups[heir]));
        }
        var taken = stories.Select(story => story.Id).ToHashSet();
        foreach (var (_, group) in groups.Index().Where(group => ids[group.Index] is null))
        {
            var id = Names(group).First(name => !taken.Contains(name));
            taken.Add(id);
            merged.Remove(id);
            stories.Add(new Story(id, group));
        }
        return before with { Stories = stories, Merged = merged };
    }

    /// <summary>The articles' ids, and further ones for the case that each of them founded a story that lives on elsewhere.</summary>
    private static IEnumerable<StoryId> Names(IReadOnlyList<ArticleId> group)
    {
        foreach (var article in group)
            yield return StoryId.FoundedBy(article);
        for (var number = 1; ; number++)
            yield return StoryId.FoundedBy(ArticleId.For("story", SourceKey.ForItem(group[0].Value, $"{number}")));
    }

    /// <summary>The group that holds most of the story's articles; of equals the one with the earliest. Null when they all stand alone.</summary>
    private static int? Heir(Story story, Dictionary<ArticleId, int> groupOf, IReadOnlyList<IReadOnlyList<ArticleId>> groups)
    {
        var heirs = story.Articles.Where(groupOf.ContainsKey).GroupBy(article => groupOf[article]).ToList();
        return heirs.Count == 0 ? null : heirs.MaxBy(heir => heir.Count())!.Key;
    }
}
