using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>A story as somebody may see it.</summary>
/// <param name="Title">Of its earliest article; of the earliest in the reader's language where there is one.</param>
/// <param name="Articles">Earliest first.</param>
/// <param name="FirstSeen">When the earliest was published, or stored where that is not known.</param>
/// <param name="LastSeen">The same of the latest.</param>
public sealed record StoryView(
    StoryId Id, string Title, IReadOnlyList<StoredArticle> Articles, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);

/// <summary>Reads stories with their articles.</summary>
/// <param name="collections">Whose articles the reader may see; null for all. A story with one visible article left is none.</param>
/// <param name="language">The reader's, ISO 639-1, or null.</param>
public sealed class StoryReader(IArticleStore articles, IReadOnlySet<string>? collections, string? language)
{
    /// <summary>Those that were seen last come first.</summary>
    public async Task<IReadOnlyList<StoryView>> ListAsync(StoryLinks links, CancellationToken cancellationToken)
    {
        var views = new List<StoryView>(links.Stories.Count);
        foreach (var story in links.Stories)
        {
            if (await ReadAsync(story, cancellationToken) is { } view)
                views.Add(view);
        }
        return [.. views.OrderByDescending(view => view.LastSeen)];
    }

    /// <summary>Null when the reader may see fewer than two of its articles.</summary>
    public async Task<StoryView?> ReadAsync(Story story, CancellationToken cancellationToken)
    {
        var seen = new List<(Article Article, DateTimeOffset Time)>(story.Articles.Count);
        foreach (var id in story.Articles)
        {
            if (await articles.FindAsync(id, null, cancellationToken) is Article article && (collections?.Contains(article.Collection) ?? true))
                seen.Add((article, await SeenAsync(article, cancellationToken)));
        }
        if (seen.Count < 2)
            return null;
        // Stable: of one time the one that was stored first.
        var ordered = seen.OrderBy(each => each.Time).ToList();
        var titled = ordered.Select(each => each.Article).Where(article => article.Title.Length > 0).ToList();
        var title = titled.Find(article => article.Language == language) ?? titled.FirstOrDefault() ?? ordered[0].Article;
        return new StoryView(story.Id, title.Heading, [.. ordered.Select(each => each.Article)], ordered[0].Time, ordered[^1].Time);
    }

    private async Task<DateTimeOffset> SeenAsync(Article article, CancellationToken cancellationToken) =>
        article.Published?.Earliest ?? (await articles.ListRevisionsAsync(article.Id, cancellationToken))[0].StoredAt;
}
