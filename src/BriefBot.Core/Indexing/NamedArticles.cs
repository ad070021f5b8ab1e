using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

public static class NamedArticles
{
    /// <summary>
    /// The articles that somebody can mean by a name: the one whose own id it is, else all whose source's id or address
    /// it is. Newest revisions, stubs included; empty when there is none.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<StoredArticle>> FindNamedAsync(
        this IArticleStore store, string name, CancellationToken cancellationToken) =>
        ArticleId.TryParse(name, out var id) && await store.FindAsync(id, null, cancellationToken) is { } article
            ? [article]
            : await store.FindBySourceAsync(name, cancellationToken);
}
