using AngleSharp.Dom;

namespace BriefBot.Core.Ingestion;

internal enum BlockKind
{
    /// <summary>Words that stand in no element made for text.</summary>
    Loose,
    Paragraph,
    Heading,
    ListItem,
    TableRow,
    Preformatted,
}

/// <summary>A stretch of a page's text that stands by itself on the screen.</summary>
/// <param name="Element">The innermost block element that holds all of it.</param>
/// <param name="LinkLength">How many of its characters are links.</param>
internal sealed record TextBlock(string Text, BlockKind Kind, IElement Element, int LinkLength)
{
    public double LinkDensity => (double)LinkLength / Text.Length;

    public int WordCount { get; } = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public bool EndsSentence => Text.AsSpan().TrimEnd("\"'”’»)]") is [.., '.' or '!' or '?' or '…' or ':' or '。'];

    /// <summary>How much of an article it is: long text with few links (boilerpipe's two features; Kohlschütter et al. 2010).</summary>
    public double Weight => WordCount < 8 || LinkDensity > 0.4 ? 0 : Text.Length * (1 - LinkDensity);
}
