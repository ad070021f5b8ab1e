using BriefBot.Core.Indexing;

namespace BriefBot.Cli.Contract;

/// <summary>One story as <c>story list</c> and <c>story show</c> print it.</summary>
internal sealed record StoryRecord(
    string Id, string Title, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, IReadOnlyList<StoryArticleRecord> Articles)
{
    public static StoryRecord From(StoryView story) => new(
        story.Id.Value,
        story.Title,
        story.FirstSeen,
        story.LastSeen,
        [
            .. story.Articles.Select(article => new StoryArticleRecord(
                article.Id.Value, article.SourceId, article.Title, article.Publisher, article.Published?.ToString(), article.Url?.OriginalString)),
        ]);
}

internal sealed record StoryArticleRecord(string Id, string SourceId, string Title, string? Publisher, string? Published, string? Url);
