using BriefBot.Core.Analysis;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage;

/// <summary>An article's current state as the index follows it.</summary>
internal sealed class ChangeRow
{
    public const string Select =
        """
        SELECT a.change, a.id, a.revision, a.collection, a.removed_at IS NOT NULL AS IsRemoved, r.published, r.publisher, r.url, n.data, n.facts, n.reading
        FROM articles a
        JOIN revisions r ON r.article = a.row AND r.revision = a.revision
        LEFT JOIN analyses n ON n.article = a.row AND n.revision = a.revision
        WHERE a.change > @after ORDER BY a.change
        """;

    public required long Change { get; init; }

    public required string Id { get; init; }

    public required int Revision { get; init; }

    public required string Collection { get; init; }

    public required bool IsRemoved { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public byte[]? Data { get; init; }

    public byte[]? Facts { get; init; }

    /// <summary>What a service read.</summary>
    public byte[]? Reading { get; init; }

    /// <summary>Null when analysis or facts were written in a format that this version does not read.</summary>
    public ArticleChange? ReadChange()
    {
        try
        {
            return Data is null || Facts is null ? null : ToChange(AnalysisFormat.Read(Data)) with { Facts = FactFormat.Read(Facts) };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public ArticleChange ToChange(TextAnalysis? analysis) => new(
        Change, ArticleRow.ReadId(Id), Revision, Collection, ArticleRow.ReadDate(Published), analysis)
    {
        Publisher = Publisher,
        Url = Uri.TryCreate(Url, UriKind.Absolute, out var address) ? address : null,
    };
}
