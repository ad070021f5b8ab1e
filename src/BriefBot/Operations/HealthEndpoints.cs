using BriefBot.Channels.Web.Access;
using BriefBot.Channels.Web.Wire;

namespace BriefBot.Operations;

/// <summary>
/// For probers, under every host name: <c>GET /healthz</c> answers while the process does, <c>GET /readyz</c> says whether it
/// can answer questions, part by part, with 503 when not.
/// </summary>
internal static class HealthEndpoints
{
    public const string Alive = "/healthz";
    public const string Ready = "/readyz";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Alive, Reading, (Delegate)Live);
        endpoints.MapMethods(Ready, Reading, (Delegate)ReadyAsync);
        return endpoints;
    }

    private static IResult Live(HttpContext context)
    {
        Prepare(context);
        return Results.Json(new { status = "ok" }, WireJson.Options);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness, CancellationToken cancellationToken)
    {
        Prepare(context);
        var parts = await readiness.CheckAsync(cancellationToken);
        var isReady = parts.All(part => part.IsReady);
        return Results.Json(
            new { status = isReady ? "ready" : "not ready", parts = parts.ToDictionary(part => part.Name, part => part.State) },
            WireJson.Options,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static void Prepare(HttpContext context)
    {
        SecurityHeaders.Set(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-store";
    }
}
