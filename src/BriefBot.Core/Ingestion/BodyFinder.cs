using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Finds the element that holds the article by where the long, link-poor text of the page stands, and keeps of it
/// what reads like text. The features are those of boilerpipe (Kohlschütter et al. 2010).
/// </summary>
internal sealed class BodyFinder(IHtmlDocument document, string title)
{
    /// <summary>A child is the better container when it holds at least this share of its parent's text.</summary>
    private const double EnoughOfParent = 0.85;

    public string FindText()
    {
        if (document.Body is not { } body)
            return "";
        PagePruner.Prune(document, body);
        var weights = new TextWeights(body);
        var blocks = BlockReader.Read(Descend(Start(body, weights), weights));
        return string.Join("\n\n", Keep(blocks).Select(block => block.Text));
    }

    /// <summary>An element that the page marks as its article, if it marks one and that holds a good part of the text.</summary>
    private static IElement Start(IElement body, TextWeights weights)
    {
        foreach (var selector in new[] { "[itemprop=articleBody]", "article", "[role=main], main" })
        {
            var marked = body.QuerySelectorAll(selector).MaxBy(weights.Of);
            if (marked is not null && weights.ShareOf(marked) > 0.3)
                return marked;
        }
        return body;
    }

    private static IElement Descend(IElement from, TextWeights weights)
    {
        while (from.Children.MaxBy(weights.Of) is { } child && weights.Of(child) >= EnoughOfParent * weights.Of(from) && weights.Of(child) > 0
            && child.LocalName is not ("p" or "ul" or "ol" or "li" or "blockquote" or "table" or "pre"))
            from = child;
        return from;
    }

    private List<TextBlock> Keep(List<TextBlock> blocks)
    {
        var kept = blocks.Where(IsText).ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            // A heading titles something: the last one does not.
            if (kept[i].Kind == BlockKind.Heading && i == kept.Count - 1)
                kept.RemoveAt(i);
        }
        return kept;
    }

    private bool IsText(TextBlock block) => block.Kind switch
    {
        BlockKind.Heading => block.LinkDensity < 0.5 && !PageCleaner.IsSameTitle(PageLine.Fold(block.Text), PageLine.Fold(title)),
        BlockKind.ListItem or BlockKind.TableRow => block.LinkDensity < 0.5,
        BlockKind.Loose => block.LinkDensity < 0.4 && (block.WordCount >= 8 || block.EndsSentence),
        _ => block.LinkDensity < 0.5 || block.WordCount >= 8 && block.EndsSentence,
    };
}
