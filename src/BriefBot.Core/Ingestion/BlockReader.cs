using System.Text;
using AngleSharp.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>Reads the text under an element as blocks, in the order in which they stand.</summary>
internal sealed class BlockReader
{
    /// <summary>Deeper than any page is built; text below is not read, so that a hostile page cannot exhaust the stack.</summary>
    private const int Deepest = 400;

    private static readonly HashSet<string> Inline = new(
        ("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span"
        + " strike strong sub sup time tt u var wbr").Split(' '), StringComparer.Ordinal);

    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _linkLength;

    public static List<TextBlock> Read(IElement root)
    {
        var reader = new BlockReader();
        reader.ReadChildren(root, root, BlockKind.Loose, inLink: false, depth: 0);
        reader.Flush(root, BlockKind.Loose);
        return reader._blocks;
    }

    private void ReadChildren(INode parent, IElement block, BlockKind kind, bool inLink, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data, kind, inLink);
            else if (child is IElement element)
                ReadElement(element, block, kind, inLink, depth + 1);
        }
    }

    private void ReadElement(IElement element, IElement block, BlockKind kind, bool inLink, int depth)
    {
        var name = element.LocalName;
        if (name == "br")
        {
            _text.Append('\n');
            return;
        }
        if (Inline.Contains(name))
        {
            ReadChildren(element, block, kind, inLink || name == "a", depth);
            return;
        }
        if (name is "td" or "th" && kind == BlockKind.TableRow)
        {
            ReadChildren(element, block, kind, inLink, depth);
            _text.Append(' ');
            return;
        }
        Flush(block, kind);
        var inner = KindOf(name, kind);
        ReadChildren(element, element, inner, inLink, depth);
        Flush(element, inner);
    }

    private static BlockKind KindOf(string name, BlockKind outer) => name switch
    {
        "p" or "blockquote" => outer is BlockKind.ListItem ? outer : BlockKind.Paragraph,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dt" or "dd" => BlockKind.ListItem,
        "tr" => BlockKind.TableRow,
        "pre" => BlockKind.Preformatted,
        "div" or "section" or "article" or "main" or "ul" or "ol" or "table" or "tbody" => BlockKind.Loose,
        _ => outer,
    };

    private void Append(string data, BlockKind kind, bool inLink)
    {
        foreach (var c in data)
        {
            var isSpace = c is ' ' or '\t' or '\n' or '\r' or '\f';
            if (isSpace && kind != BlockKind.Preformatted)
            {
                if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                    _text.Append(' ');
                continue;
            }
            _text.Append(c);
            _linkLength += inLink ? 1 : 0;
        }
    }

    /// <summary>One empty line made of line breaks parts paragraphs; a single break is a line's end only.</summary>
    private void Flush(IElement block, BlockKind kind)
    {
        var text = _text.ToString();
        var parts = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var part in parts)
        {
            var share = parts.Length == 1 ? _linkLength : _linkLength * part.Length / Math.Max(1, text.Length);
            _blocks.Add(new TextBlock(part, kind, block, Math.Min(share, part.Length)));
        }
        _text.Clear();
        _linkLength = 0;
    }
}
