using System.Globalization;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web.Access;

/// <summary>What stands before the web channel's endpoints.</summary>
internal sealed class WebGuard(WebAccess access, ILogger<WebGuard> log)
{
    /// <summary>
    /// Before every endpoint: headers, refusal of other sites' posts, and a sentence instead of a stack trace when
    /// something fails.
    /// </summary>
    public async ValueTask<object?> ProtectAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        SecurityHeaders.Set(context.Response.Headers);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && WebAccess.IsCrossSite(context.Request))
            return new WebProblem(StatusCodes.Status403Forbidden, "problem.crossSite");
        try
        {
            // Written here and not by the framework afterwards, so that a failure while writing ends here as well.
            if (await next(invocation) is IResult result)
                await result.ExecuteAsync(context);
            return Results.Empty;
        }
        catch (StoreException failure)
        {
            log.LogError(failure, "The store failed while {Path} was served", context.Request.Path);
            // The message tells where the store lies.
            return new WebProblem(StatusCodes.Status503ServiceUnavailable, "problem.store", access.MayKnow(context) ? failure.Message : null);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log.LogError(failure, "Serving {Path} failed", context.Request.Path);
            return new WebProblem(StatusCodes.Status500InternalServerError, "problem.unexpected");
        }
    }

    /// <summary>Before the page and its API.</summary>
    public async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!access.IsKnownHost(context.Request))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.host");
        var admission = access.Admit(context);
        return admission == Admission.Granted ? await next(invocation) : Refuse(admission, context);
    }

    /// <summary>Before the pages that need no key: the reader, signing in.</summary>
    public async ValueTask<object?> CheckHostAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        access.IsReaderHost(invocation.HttpContext.Request)
            ? await next(invocation)
            : new WebProblem(StatusCodes.Status400BadRequest, "problem.host");

    private static IResult Refuse(Admission admission, HttpContext context)
    {
        switch (admission)
        {
            case Admission.Off:
                return new WebProblem(StatusCodes.Status404NotFound, "problem.off");
            case Admission.TooManyTries:
                return TooManyTries(context);
            case Admission.SignInNeeded when !context.Request.Path.StartsWithSegments("/api"):
                return Results.Redirect(SignInEndpoint.Path[1..]);
            default:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return new WebProblem(StatusCodes.Status401Unauthorized, "problem.signIn");
        }
    }

    public static WebProblem TooManyTries(HttpContext context)
    {
        context.Response.Headers.RetryAfter = SignInLimiter.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new WebProblem(StatusCodes.Status429TooManyRequests, "signIn.tooMany");
    }
}
