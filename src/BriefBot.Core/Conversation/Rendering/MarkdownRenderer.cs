using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Renders a reply as Markdown (CommonMark) as Teams takes it in messages: quotes as block quotes with the answer in
/// bold, each followed by its source, which is a link where there is one; headings in bold; lists. Whatever is not ours
/// is escaped.
/// </summary>
/// <param name="readerLink">Where a quote can be read in its article; null for nowhere. Only http and https become links.</param>
public sealed class MarkdownRenderer(Func<Quote, Uri?> readerLink)
{
    /// <summary>
    /// In UTF-16 code units, unless another limit is asked for. Teams takes 100 KB a message, counted in UTF-16 and with
    /// all that is around the text (limits and specifications for Microsoft Teams).
    /// </summary>
    public const int MaxLength = 20_000;

    /// <param name="maxLength">No more UTF-16 code units than this. What does not fit is left out whole, the least important first, and a last line says so.</param>
    public string Render(Reply reply, int maxLength = MaxLength) => Render(reply, maxLength, text => text.Length);

    /// <param name="length">What a piece of the text takes of <paramref name="maxLength"/> in the form in which it is sent; adds up over pieces.</param>
    internal string Render(Reply reply, int maxLength, Func<string, int> length)
    {
        var lines = Fitting.Choose(ReplyScript.Of(reply), ReplyScript.More(reply), maxLength, form => form.Sum(line => length(Write(line))));
        return string.Concat(lines.Select(Write)).TrimStart('\n', ' ');
    }

    private string Write(ReplyLine line) => line.Kind switch
    {
        LineKind.Text => "\n\n" + Paragraphs(line.Texts),
        LineKind.Heading or LineKind.Label => $"\n\n{MarkdownEscape.Bold("", Plain(line.Texts).Trim(), "")}",
        LineKind.Headline => $"\n\n{Inline(line.Texts, isBold: true)}",
        LineKind.Note => $"\n\n{Inline(line.Texts)}",
        LineKind.Item => $"{(line.Apart ? "\n\n" : "\n")}- {Inline(line.Texts)}",
        LineKind.Quote => $"\n\n> {Inline(line.Texts)}",
        // Two spaces break the line within the block quote.
        LineKind.Source => $"  \n> — {Inline(line.Texts)}",
        _ => throw new InvalidOperationException($"Unexpected line {line.Kind}."),
    };

    /// <summary>Lines stay lines, and empty ones part paragraphs.</summary>
    private static string Paragraphs(IReadOnlyList<StyledText> texts)
    {
        if (texts is [{ Style: TextStyle.Answer } answer])
            return MarkdownEscape.LineStart(answer.Text);
        var written = new StringBuilder();
        var isApart = false;
        foreach (var line in Plain(texts).Split('\n').Select(MarkdownEscape.LineStart))
        {
            if (line.Length > 0 && written.Length > 0)
                written.Append(isApart ? "\n\n" : "  \n");
            isApart = line.Length == 0;
            written.Append(line);
        }
        return written.ToString();
    }

    /// <param name="isBold">Of what names a source.</param>
    private string Inline(IReadOnlyList<StyledText> texts, bool isBold = false) => string.Concat(texts.Select((text, i) =>
    {
        var (before, after) = (i > 0 ? texts[i - 1].Text : "", i + 1 < texts.Count ? texts[i + 1].Text : "");
        return text.Style switch
        {
            TextStyle.Number => text.Text,
            TextStyle.Answer => MarkdownEscape.Bold(before, text.Text, after),
            TextStyle.Source when isBold => Linked(MarkdownEscape.Bold(before, text.Text, after), text.Target),
            _ when i == 0 => Linked(MarkdownEscape.LineStart(text.Text) + TrailingSpace(text.Text), text.Target),
            _ => Linked(MarkdownEscape.Inline(text.Text, before.LastOrDefault(' '), after.FirstOrDefault(' ')), text.Target),
        };
    }));

    private string Linked(string escaped, Quote? target) =>
        target is not null && Address(readerLink(target)) is { } address ? $"[{escaped}]({address})" : escaped;

    // The start of a line is trimmed, but not what parts it from the text after it.
    private static string TrailingSpace(string text) => text.EndsWith(' ') ? " " : "";

    private static string Plain(IReadOnlyList<StyledText> texts) => string.Concat(texts.Select(text => text.Text));

    /// <summary>An address as a link's destination: what could end it, or be read as markup, in percent form.</summary>
    private static string? Address(Uri? link)
    {
        if (link is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            return null;
        var address = new StringBuilder();
        foreach (var c in link.AbsoluteUri)
        {
            if (c == '&')
                address.Append("&amp;");
            else if (c is <= ' ' or '(' or ')' or '<' or '>' or '[' or ']' or '\\' or '*' or '_' or '`' or '~' or '|' or '"' or '\'' or '\u007f')
                address.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                address.Append(c);
        }
        return address.ToString();
    }
}
