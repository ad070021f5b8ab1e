using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>Takes out of a page what is never article text: by what elements are for, and by how they are named.</summary>
internal static partial class PagePruner
{
    private const string NeverText =
        "script, style, noscript, template, iframe, object, embed, applet, svg, math, canvas, audio, video, picture, map, button, input,"
        + " select, textarea, datalist";

    private const string Around =
        "nav, menu, aside, dialog, footer, figcaption, [role=navigation], [role=complementary], [role=banner], [role=contentinfo], [role=dialog],"
        + " [role=alertdialog], [role=search], [role=menu], [role=toolbar], [hidden], [aria-hidden=true]";

    /// <summary>What holds this share of the page's text is its article, whatever it is called.</summary>
    private const double TooMuchToLose = 0.4;

    /// <summary>Readers can write more than the author did.</summary>
    private const double MostComments = 0.8;

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

    public static void Prune(IHtmlDocument document, IElement body)
    {
        foreach (var element in document.QuerySelectorAll(NeverText).ToList())
            element.Remove();
        var weights = new TextWeights(body);
        var named = body.QuerySelectorAll(Around).Concat(body.QuerySelectorAll("*").Where(IsNamedSo)).ToList();
        foreach (var element in named.Where(element => weights.ShareOf(element) < (IsComments(element) ? MostComments : TooMuchToLose)))
            element.Remove();
    }

    private static bool IsComments(IElement element) => NameWords(element).Any(word => word is "comment" or "comments" or "disqus");

    private static IEnumerable<string> NameWords(IElement element) =>
        Words().Split($"{element.ClassName} {element.Id}").Select(word => word.ToLowerInvariant());

    private static bool IsNamedSo(IElement element) =>
        element.LocalName is not ("article" or "main" or "a" or "em" or "strong" or "p" or "b" or "i")
        && (IsInvisible(element) || NameWords(element).Any(Names.Contains));

    private static bool IsInvisible(IElement element) =>
        element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style);

    [GeneratedRegex(@"[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
