using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Cli.Articles;

/// <summary>Finds the article that somebody means by what they typed: its id, its source's own id, or its address.</summary>
internal static class ArticleLookup
{
    /// <summary>Null, and a sentence on <paramref name="error"/>, when there is none or more than one.</summary>
    public static async Task<StoredArticle?> FindAsync(
        IArticleStore store, string name, int? revision, TextWriter error, CancellationToken cancellationToken)
    {
        if (await ResolveAsync(store, name, error, cancellationToken) is not { } newest)
            return null;
        if (revision is null || revision == newest.Revision)
            return newest;
        var older = await store.FindAsync(newest.Id, revision, cancellationToken);
        if (older is null)
            error.WriteLine($"{name} has no revision {revision}: the newest is {newest.Revision}.");
        return older;
    }

    private static async Task<StoredArticle?> ResolveAsync(
        IArticleStore store, string name, TextWriter error, CancellationToken cancellationToken)
    {
        var found = await store.FindNamedAsync(name, cancellationToken);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            error.WriteLine($"There is no article \"{name}\". List them with: briefbot article list");
        else
            error.WriteLine($"{found.Count} articles go by \"{name}\". Name one by its own id: {string.Join(", ", found.Select(article => article.Id))}");
        return null;
    }
}
