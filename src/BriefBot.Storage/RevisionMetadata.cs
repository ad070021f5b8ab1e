using BriefBot.Core.Indexing;

namespace BriefBot.Storage;

/// <summary>What may change of a revision without its text changing, as it is stored.</summary>
internal sealed record RevisionMetadata(
    string Title, string? Url, string? Published, string? Publisher, string? Author, string Language)
{
    public static RevisionMetadata Of(AnalyzedArticle article)
    {
        var draft = article.Draft;
        return new RevisionMetadata(
            draft.Title,
            draft.Url?.OriginalString,
            ArticleRow.WriteDate(draft.Published),
            draft.Publisher,
            draft.Author,
            draft.Language ?? article.Analysis.Language);
    }

    /// <summary>These, filled up with what only <paramref name="known"/> says.</summary>
    public RevisionMetadata Over(RevisionMetadata known) => new(
        Title.Length > 0 ? Title : known.Title,
        Url ?? known.Url,
        Published ?? known.Published,
        Publisher ?? known.Publisher,
        Author ?? known.Author,
        Language);
}
