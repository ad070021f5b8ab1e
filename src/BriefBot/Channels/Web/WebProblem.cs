using BriefBot.Channels.Web.Wire;

namespace BriefBot.Channels.Web;

/// <summary>
/// Says what is wrong in one sentence, in the caller's language: as <c>{"error": "…"}</c> to the API, as a page to a
/// person.
/// </summary>
/// <param name="status">HTTP status code.</param>
/// <param name="key">Of the sentence in <see cref="WebTexts"/>.</param>
/// <param name="message">Said instead of the text under the key.</param>
internal sealed class WebProblem(int status, string key, string? message = null) : IResult
{
    public static WebProblem NotFound { get; } = new(StatusCodes.Status404NotFound, "problem.notFound");

    public int Status => status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = WebTexts.For(httpContext.Request);
        var sentence = message ?? texts[key];
        var result = IsForPrograms(httpContext.Request.Path)
            ? Results.Json(new { error = sentence }, WireJson.Options, statusCode: status)
            : WebPage.Message(httpContext, texts, sentence, Html.Empty, status);
        return result.ExecuteAsync(httpContext);
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");
}
