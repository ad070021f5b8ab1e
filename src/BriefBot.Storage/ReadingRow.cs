using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage;

/// <summary>A reading that a worker has taken: which analysis it is of.</summary>
internal sealed class ReadingRow
{
    public const string Columns = "article, revision, reading_fence AS Fence, reading_attempts AS Attempts";

    public required long Article { get; init; }

    public required int Revision { get; init; }

    public required long Fence { get; init; }

    public required int Attempts { get; init; }

    public LeasedReading ToLeased(ArticleRow article) =>
        new(ArticleRow.ReadId(article.Id), Revision, article.ToDraft(), Fence, Attempts);

    /// <summary>Null where there is none, or one that cannot be read: then it is as if nobody had ever asked.</summary>
    public static ServiceReading? Read(byte[]? stored)
    {
        try
        {
            return stored is null ? null : ReadingFormat.Read(stored);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
