using System.Text.RegularExpressions;

namespace BriefBot.Channels.Web;

/// <summary>The frame that all pages share, and the chat page's shell.</summary>
internal static partial class WebPage
{
    private static readonly string Shell = System.Text.Encoding.UTF8.GetString(WebAssets.Read("chat.html"));

    /// <summary>The chat page: <c>{{key}}</c> in its file stands for a text.</summary>
    public static IResult Chat(HttpContext context)
    {
        var texts = WebTexts.For(context.Request);
        var page = Placeholder().Replace(Shell, match => match.Groups[1].Value switch
        {
            "language" => texts.Language,
            "base" => Html.Encode(context.Request.PathBase.Value ?? ""),
            "texts" => WebTexts.Json,
            var key => Html.Encode(texts[key]),
        });
        return Send(context, new Html(page), StatusCodes.Status200OK);
    }

    public static IResult Message(HttpContext context, WebTexts texts, string sentence, Html more, int status) => Framed(
        context, texts, sentence, Html.Of($"""<main class="message" id="main"><h1>{sentence}</h1>{more}</main>"""), status);

    public static IResult Framed(HttpContext context, WebTexts texts, string title, Html body, int status)
    {
        var root = context.Request.PathBase.Value;
        return Send(
            context,
            Html.Of($"""
                <!doctype html>
                <html lang="{texts.Language}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                <title>{title} – BriefBot</title>
                <link rel="icon" href="{root}/assets/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="{root}/assets/app.css">
                </head>
                <body class="page">
                <header class="bar"><p class="wordmark">BriefBot</p></header>
                {body}
                </body>
                </html>
                """),
            status);
    }

    private static IResult Send(HttpContext context, Html page, int status)
    {
        // Not "no-store": the browser may keep the page for its back button.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Content(page.ToString(), "text/html; charset=utf-8", statusCode: status);
    }

    [GeneratedRegex(@"\{\{([\w.]+)\}\}")]
    private static partial Regex Placeholder();
}
