using BriefBot.Channels.BotFramework.Access;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Indexing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BriefBot.Channels.BotFramework;

/// <summary><c>/api/messages</c>: where the platform posts activities.</summary>
internal sealed class ActivityEndpoint(Admission admission, ITurns turns, ILogger<ActivityEndpoint> logger)
{
    public const string Path = "/api/messages";

    /// <remarks>With the context alone it would be taken for a request delegate, and its result would be dropped.</remarks>
    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // The Agents Playground looks with HEAD whether the bot is there.
        if (HttpMethods.IsHead(context.Request.Method))
            return Results.Ok();
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST, HEAD";
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }
        try
        {
            return await ReceiveAsync(context, cancellationToken);
        }
        catch (StoreException failure)
        {
            logger.LogError(failure, "A Teams activity could not be stored; the platform is told to send it again.");
            return Refuse(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("A Teams activity that is answered at once took too long.");
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }
    }

    /// <exception cref="StoreException">The store cannot be used.</exception>
    private async Task<IResult> ReceiveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (check, status) = await admission.CheckAsync(context.Request, cancellationToken);
        if (check is null)
            return Refuse(context, status);
        var (body, problem) = await ReadAsync(context, cancellationToken);
        if (body is null)
            return Results.StatusCode(problem);
        var read = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (ActivityReader.Read(read.Span) is not { } activity)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (check(activity) is { } refused)
            return Refuse(context, refused);
        return await turns.RunAsync(context, read, activity, cancellationToken);
    }

    private static async Task<(MemoryStream? Body, int Problem)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > ActivityReader.MaxBody)
            return (null, StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = ActivityReader.MaxBody;
        try
        {
            var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
            await context.Request.Body.CopyToAsync(body, cancellationToken);
            return (body, 0);
        }
        catch (BadHttpRequestException refused)
        {
            return (null, refused.StatusCode);
        }
    }

    private static IResult Refuse(HttpContext context, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers[HeaderNames.RetryAfter] = "5";
        return Results.StatusCode(status);
    }
}
