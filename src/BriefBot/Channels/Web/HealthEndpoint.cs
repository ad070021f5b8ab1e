using BriefBot.Channels.Web.Access;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary>
/// <c>GET /health</c>: 200 when the store answers, 503 when not. Open to every prober under every host name; how many
/// articles there are is told only to those who may see the page.
/// </summary>
internal sealed class HealthEndpoint(IArticleStore store, WebAccess access)
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IResult> CheckAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new Health("ok", access.MayKnow(context) ? counts.Articles : null), WireJson.Options);
    }

    private sealed record Health(string Status, int? Articles);
}
