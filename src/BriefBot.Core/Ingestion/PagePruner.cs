using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>Takes out of a page what is never article text: by what elements are for, and by how they are named.</summary>
internal static partial class PagePruner
{
    private const string NeverText =
        "script, style, noscript, template, iframe, object, embed, applet, svg, math, canvas, audio, video, picture, map, button, input,"
        + " select, textarea, datalist, dialog, nav, menu, figcaption, footer, [role=navigation], [role=complementary], [role=banner],"
        + " [role=contentinfo], [role=dialog], [role=alertdialog], [role=search], [role=menu], [role=toolbar], [hidden], [aria-hidden=true]";

    /// <summary>Names that pages give to what stands around an article, as whole words of a class or id.</summary>
    private static readonly HashSet<string> Names = new(
        ("ad ads adbox adsense advert advertisement advertisements advertising advertorial sponsor sponsored sponsors promo promos promotion outbrain taboola"
        + " comment comments commentlist disqus respond reply replies reactions reacties share shares sharing sharebar sharetools social socials socialmedia addthis sharedaddy"
        + " related relateds recommended recommendation recommendations recirc recirculation trending popular mostread mostpopular"
        + " newsletter newsletters subscribe subscription signup optin paywall cookie cookies consent gdpr popup modal overlay lightbox"
        + " sidebar rail nav navbar navigation menu breadcrumb breadcrumbs pagination pager footer masthead toolbar widget widgets"
        + " byline bylines dateline timestamp postmeta metadata authorbox authorbio biography tags taglist tagcloud categories"
        + " caption captions credit credits wp-caption figcaption gallery slideshow carousel print skip hidden invisible sr visuallyhidden"
        + " login register search searchform rating ratings votes poll quiz copyright disclaimer legal donate donation shoutbox teaser teasers"
        + " infobox hatnote toc reflist navbox editsection noprint catlinks").Split(' '), StringComparer.Ordinal);

    public static void Prune(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll(NeverText).ToList())
            element.Remove();
        var total = (double)Math.Max(1, document.Body?.TextContent.Length ?? 1);
        foreach (var element in document.All.Where(IsNamedSo).ToList())
        {
            if (element.Parent is not null && element.TextContent.Length < total / 2)
                element.Remove();
        }
    }

    private static bool IsNamedSo(IElement element) =>
        element.LocalName is not ("html" or "body" or "article" or "main" or "head" or "a" or "em" or "strong" or "p" or "b" or "i")
        && (element.LocalName is "aside" || IsInvisible(element)
            || Words().Split($"{element.ClassName} {element.Id}").Any(word => Names.Contains(word.ToLowerInvariant())));

    private static bool IsInvisible(IElement element) =>
        element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style);

    [GeneratedRegex(@"[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
