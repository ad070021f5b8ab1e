using BriefBot.Core.Articles;

namespace BriefBot.Cli.Contract;

/// <summary>One revision of an article as <c>article show --json</c>, <c>article export</c> and <c>extract</c> print it.</summary>
internal sealed record ArticleRecord
{
    public required string Id { get; init; }

    public required int Revision { get; init; }

    public required string SourceId { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string Title { get; init; } = "";

    /// <summary>Null when the article was removed and only its stub is left.</summary>
    public string? Text { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    public string? Language { get; init; }

    public static ArticleRecord From(StoredArticle stored)
    {
        var article = stored as Article;
        return new ArticleRecord
        {
            Id = stored.Id.Value,
            Revision = stored.Revision,
            SourceId = stored.SourceId,
            Aliases = article?.Aliases ?? [],
            Title = stored.Title,
            Text = article?.Text,
            Url = stored.Url?.OriginalString,
            Published = stored.Published?.ToString(),
            Publisher = stored.Publisher,
            Author = article?.Author,
            Language = article?.Language,
        };
    }
}
