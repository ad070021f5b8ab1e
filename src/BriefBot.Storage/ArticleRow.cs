using System.Globalization;
using System.Text.Json;
using BriefBot.Core.Articles;

namespace BriefBot.Storage;

/// <summary>One revision joined with its article, as <see cref="Columns"/> names it.</summary>
internal sealed class ArticleRow
{
    /// <summary>Wants the aliases' column, <see cref="From"/>, and a <c>WHERE</c> that picks articles and one revision of each.</summary>
    public const string Columns =
        """
        a.id, a.collection, a.source_key AS SourceKey, a.source_id AS SourceId, r.revision, r.title, r.url,
        r.published, r.publisher, r.author, r.language, r.text
        """;

    public const string From = " FROM articles a JOIN revisions r ON r.article = a.row ";

    private const string NoAliases = "[]";

    public required string Id { get; init; }

    public required string Collection { get; init; }

    public required string SourceKey { get; init; }

    public required string SourceId { get; init; }

    public required int Revision { get; init; }

    public required string Title { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    public required string Language { get; init; }

    /// <summary>Null once the article was removed.</summary>
    public string? Text { get; init; }

    /// <summary>The source ids of its aliases, oldest first, as a JSON array.</summary>
    public required string Aliases { get; init; }

    public static ArticleId ReadId(string stored) =>
        ArticleId.TryParse(stored, out var id) ? id : throw new InvalidDataException($"'{stored}' is no article id.");

    /// <summary>Instants keep their fractions of a second, which the date's own notation leaves out.</summary>
    public static string? WriteDate(PublicationDate? date) => date switch
    {
        null => null,
        { Precision: DatePrecision.Instant } instant => instant.Earliest.ToString("O", CultureInfo.InvariantCulture),
        { } other => other.ToString(),
    };

    public static PublicationDate? ReadDate(string? stored) => stored switch
    {
        null => null,
        _ when PublicationDate.TryParse(stored, out var date) => date,
        _ => throw new InvalidDataException($"'{stored}' is no publication date."),
    };

    public StoredArticle ToStoredArticle() => Text is null ? ToStub() : ToArticle(Text);

    /// <summary>What an analyzer needs to read the revision again.</summary>
    public ArticleDraft ToDraft() => new()
    {
        Key = Core.Articles.SourceKey.Parse(SourceKey),
        SourceId = SourceId,
        Title = Title,
        Text = Text ?? throw new InvalidOperationException($"Article {Id} was removed."),
        Url = ReadUrl(),
        Published = ReadDate(Published),
        Publisher = Publisher,
        Author = Author,
        Language = Language.StartsWith("und", StringComparison.Ordinal) ? null : Language,
        Collection = Collection,
    };

    private Article ToArticle(string text) => new()
    {
        Id = ReadId(Id),
        Revision = Revision,
        SourceId = SourceId,
        Title = Title,
        Url = ReadUrl(),
        Published = ReadDate(Published),
        Publisher = Publisher,
        Collection = Collection,
        Text = text,
        Author = Author,
        Language = Language,
        Aliases = ReadAliases(),
    };

    private RemovedArticle ToStub() => new()
    {
        Id = ReadId(Id),
        Revision = Revision,
        SourceId = SourceId,
        Title = Title,
        Url = ReadUrl(),
        Published = ReadDate(Published),
        Publisher = Publisher,
        Collection = Collection,
    };

    private Uri? ReadUrl() => Url is null ? null : new Uri(Url, UriKind.RelativeOrAbsolute);

    private string[] ReadAliases() => Aliases == NoAliases
        ? []
        : [.. JsonSerializer.Deserialize<string[]>(Aliases)!.Where(alias => alias != SourceId).Distinct()];
}
