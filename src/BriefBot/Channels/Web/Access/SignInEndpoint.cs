using BriefBot.Channels.Web.Wire;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Access;

/// <summary><c>/sign-in</c>: a form that works without script. Not there when no key is set.</summary>
internal sealed class SignInEndpoint(WebAccess access, IOptions<WebOptions> options)
{
    public const string Path = "/sign-in";
    private const string Field = "key";

    public IResult Show(HttpContext context) => options.Value.AccessKey is null
        ? WebProblem.NotFound
        : Form(context, error: null, StatusCodes.Status200OK);

    public async Task<IResult> SignInAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (options.Value.AccessKey is null)
            return WebProblem.NotFound;
        if (await ReadKeyAsync(context, cancellationToken) is not { } given)
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.malformed");
        return access.SignIn(context, given) switch
        {
            Admission.Granted => Results.Redirect($"{context.Request.PathBase}/"),
            Admission.TooManyTries => WebGuard.TooManyTries(context),
            _ => Form(context, "signIn.wrong", StatusCodes.Status401Unauthorized),
        };
    }

    private static async Task<string?> ReadKeyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        WireJson.CapBody(context);
        if (!context.Request.HasFormContentType)
            return null;
        try
        {
            return (await context.Request.ReadFormAsync(cancellationToken))[Field].ToString().Trim();
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static IResult Form(HttpContext context, string? error, int status)
    {
        var texts = WebTexts.For(context.Request);
        var wrong = error is null
            ? Html.Empty
            : Html.Of($"""<p class="error" id="sign-in-error" role="alert">{texts[error]}</p>""");
        var described = error is null ? Html.Empty : Html.Of($"aria-invalid=\"true\" aria-describedby=\"sign-in-error\"");
        return WebPage.Framed(context, texts, texts["signIn.title"], Html.Of($"""
            <main class="message" id="main">
            <h1>{texts["signIn.title"]}</h1>
            <p>{texts["signIn.why"]}</p>
            <form method="post" action="{context.Request.PathBase.Value}{Path}" class="sign-in">
            <label for="key">{texts["signIn.key"]}</label>
            <input id="key" name="{Field}" type="password" autocomplete="current-password" required autofocus {described}>
            {wrong}
            <button type="submit">{texts["signIn.submit"]}</button>
            </form>
            </main>
            """), status);
    }
}
