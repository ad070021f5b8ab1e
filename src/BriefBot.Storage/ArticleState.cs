using System.Data.Common;
using BriefBot.Core.Articles;
using Dapper;

namespace BriefBot.Storage;

/// <summary>What a write has to know of a stored article to decide what an incoming one is.</summary>
internal sealed class ArticleState
{
    private const string Select =
        """
        SELECT a.row, a.id, a.source_id AS SourceId, a.revision, r.content_hash AS ContentHash, r.title, r.url,
               r.published, r.publisher, r.author, r.language
        FROM articles a JOIN revisions r ON r.article = a.row AND r.revision = a.revision

        """;

    public required long Row { get; init; }

    public required string Id { get; init; }

    public required string SourceId { get; init; }

    public required int Revision { get; init; }

    /// <summary>Null once the article was removed: no text equals a text that is gone.</summary>
    public string? ContentHash { get; init; }

    public required string Title { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    public required string Language { get; init; }

    public RevisionMetadata Metadata => new(Title, Url, Published, Publisher, Author, Language);

    public static ArticleState? FindByKey(DbConnection connection, ArticleDraft draft) =>
        connection.QueryFirstOrDefault<ArticleState>(
            Select + "WHERE a.source_key = @key AND a.collection = @Collection",
            new { key = draft.Key.ToString(), draft.Collection });

    public static ArticleState? FindByAlias(DbConnection connection, ArticleDraft draft) =>
        connection.QueryFirstOrDefault<ArticleState>(
            Select + "WHERE a.row = (SELECT article FROM aliases WHERE source_key = @key AND collection = @Collection LIMIT 1)",
            new { key = draft.Key.ToString(), draft.Collection });

    /// <summary>Revised articles can come to hold the same text; the one stored first is taken.</summary>
    public static ArticleState? FindByText(DbConnection connection, string collection, string hash) =>
        connection.QueryFirstOrDefault<ArticleState>(
            Select + "WHERE r.content_hash = @hash AND a.collection = @collection ORDER BY a.row LIMIT 1",
            new { hash, collection });
}
