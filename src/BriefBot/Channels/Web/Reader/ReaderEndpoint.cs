using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web.Reader;

/// <summary><c>GET /read/{token}</c>.</summary>
internal sealed class ReaderEndpoint(ReaderTokens tokens, IArticleStore store, TimeProvider time)
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IResult> ShowAsync(string token, HttpContext context, CancellationToken cancellationToken)
    {
        if (tokens.Open(token) is not { } target)
            return new WebProblem(StatusCodes.Status404NotFound, "reader.unknownLink");
        if (DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) > target.LastDay)
            return new WebProblem(StatusCodes.Status410Gone, "reader.expired");
        return await store.FindAsync(target.Article, target.Revision, cancellationToken) switch
        {
            Article article => await ShowAsync(article, target.Span, context, cancellationToken),
            RemovedArticle stub => ReaderPage.RenderStub(context, stub),
            _ => new WebProblem(StatusCodes.Status404NotFound, "reader.unknownArticle"),
        };
    }

    private async Task<IResult> ShowAsync(Article article, TextSpan cited, HttpContext context, CancellationToken cancellationToken)
    {
        if (cited.End > article.Text.Length)
            return new WebProblem(StatusCodes.Status404NotFound, "reader.unknownLink");
        var newest = await store.FindAsync(article.Id, revision: null, cancellationToken);
        return ReaderPage.Render(context, article, cited, newest?.Revision ?? article.Revision);
    }
}
