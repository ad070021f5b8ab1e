using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>A stretch that no sentence crosses: a paragraph, or one item of a list.</summary>
/// <param name="IsAlone">Whether it is a paragraph of one line with another paragraph after it, as a heading is.</param>
internal readonly record struct TextBlock(TextSpan Span, int Paragraph, bool IsAlone);

/// <summary>
/// Finds paragraphs. Blank lines always divide. A single line break divides too, unless the text shows that it only
/// wraps a line: the next line goes on in lower case where this one has no end, or the lines around it are about
/// equally long and some of them demonstrably wrap. The items of a list share a paragraph but are blocks of their own.
/// </summary>
internal static class ParagraphSplitter
{
    private const int LongestWrappedLine = 120;

    public static List<TextBlock> Split(string text)
    {
        var blocks = new List<TextBlock>();
        var lines = new List<TextSpan>();
        var paragraph = 0;
        var at = 0;
        while (at < text.Length)
        {
            var line = NextLine(text, ref at);
            if (!line.IsEmpty)
                lines.Add(line);
            else
                AddGroup(text, lines, blocks, ref paragraph);
        }
        AddGroup(text, lines, blocks, ref paragraph);
        MarkLast(blocks);
        return blocks;
    }

    /// <summary>A line that begins with a bullet, or with a number and a point or bracket.</summary>
    public static bool IsListItem(ReadOnlySpan<char> line) => ListMarkLength(line) > 0;

    /// <summary>How much of the line is its list mark with the white space behind it; 0 without one.</summary>
    public static int ListMarkLength(ReadOnlySpan<char> line)
    {
        var mark = line.Length > 0 && line[0] is '•' or '-' or '*' or '–' or '—' or '·' or '‣' or '▪' or '●' or '◦' or '■' or '►'
            ? 1
            : NumberMark(line);
        if (mark == 0 || mark >= line.Length || !char.IsWhiteSpace(line[mark]))
            return 0;
        while (mark < line.Length && char.IsWhiteSpace(line[mark]))
            mark++;
        return mark;
    }

    private static int NumberMark(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && at < 3 && char.IsAsciiDigit(line[at]))
            at++;
        if (at == 0 && line.Length > 0 && char.IsAsciiLetterLower(line[0]) && line.Length > 1 && line[1] == ')')
            return 2;
        return at > 0 && at < line.Length && line[at] is '.' or ')' ? at + 1 : 0;
    }

    private static TextSpan NextLine(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('\n' or '\r' or '\u2028' or '\u2029'))
            at++;
        var end = at;
        if (at < text.Length)
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        return Trimmed(text, start, end);
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    private static void AddGroup(string text, List<TextSpan> lines, List<TextBlock> blocks, ref int paragraph)
    {
        if (lines.Count == 0)
            return;
        var wrapped = IsWrapped(text, lines);
        var start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && Joins(text, lines[i - 1], lines[i], wrapped))
                continue;
            var span = lines[start].Cover(lines[i - 1]);
            var item = IsListItem(span.In(text));
            if (start > 0 && !(item && IsListItem(lines[start - 1].In(text))))
                paragraph++;
            blocks.Add(new TextBlock(span, paragraph, IsAlone: i - start == 1));
            start = i;
        }
        paragraph++;
        lines.Clear();
    }

    private static bool IsWrapped(string text, List<TextSpan> lines)
    {
        var longest = lines.Max(line => line.Length);
        if (lines.Count < 3 || longest > LongestWrappedLine)
            return false;
        var full = lines.Take(lines.Count - 1).Count(line => line.Length * 10 >= longest * 7);
        if (full * 10 < (lines.Count - 1) * 6)
            return false;
        for (var i = 1; i < lines.Count; i++)
        {
            if (GoesOn(text, lines[i - 1], lines[i]))
                return true;
        }
        return false;
    }

    private static bool Joins(string text, TextSpan line, TextSpan next, bool wrapped) =>
        !IsListItem(next.In(text)) && (wrapped || GoesOn(text, line, next));

    private static bool GoesOn(string text, TextSpan line, TextSpan next) =>
        char.IsLower(text[next.Start]) && text[line.End - 1] is not ('.' or '!' or '?' or ':' or ';' or '"' or '”' or '’');

    /// <summary>Nothing follows the last block: it heads nothing.</summary>
    private static void MarkLast(List<TextBlock> blocks)
    {
        if (blocks.Count > 0)
            blocks[^1] = blocks[^1] with { IsAlone = false };
    }
}
