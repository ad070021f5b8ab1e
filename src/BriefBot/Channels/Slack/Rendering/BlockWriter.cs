using System.Text.Json.Nodes;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>
/// Puts a reply's lines into blocks. What others wrote stands in rich text, whose runs are shown as they are; only the
/// line that names a source is mrkdwn.
/// </summary>
/// <param name="linkOf">Where a quote can be read; null for nowhere.</param>
/// <param name="withHeaders">Whether headings stand out as headers do, or in bold.</param>
internal sealed class BlockWriter(Func<Quote, string?> linkOf, bool withHeaders)
{
    public List<JsonObject> Write(IEnumerable<ReplyLine> lines)
    {
        var blocks = new List<JsonObject>();
        var items = new List<JsonObject>();
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Item)
            {
                items.Add(BlockKit.RichTextSection(Runs(line.Texts)));
                continue;
            }
            EndList(blocks, items);
            blocks.AddRange(Block(line));
        }
        EndList(blocks, items);
        return blocks;
    }

    private static void EndList(List<JsonObject> blocks, List<JsonObject> items)
    {
        if (items.Count > 0)
            blocks.Add(BlockKit.RichText(BlockKit.RichTextList(items)));
        items.Clear();
    }

    private IEnumerable<JsonObject> Block(ReplyLine line) => line.Kind switch
    {
        LineKind.Heading => [Heading(Plain(line.Texts))],
        LineKind.Label => [Paragraph(Plain(line.Texts), "bold")],
        LineKind.Headline => [BlockKit.RichText(BlockKit.RichTextSection(line.Texts.SelectMany(Headline)))],
        LineKind.Note => [BlockKit.Context(Mrkdwn.Name(TextChunks.Whole(string.Concat(line.Texts.Select(text => text.Text)))))],
        LineKind.Quote => [BlockKit.RichText(BlockKit.RichTextQuote(Runs(line.Texts)))],
        LineKind.Source => [BlockKit.Context("— " + string.Concat(line.Texts.Select(Source)))],
        _ => TextChunks.Split(Plain(line.Texts), BlockKit.MaxText).Select(chunk => Paragraph(chunk, Style(line.Texts[0].Style))),
    };

    private JsonObject Heading(string text) => withHeaders && text.Length <= BlockKit.MaxHeader
        ? BlockKit.Header(text)
        : Paragraph(text, "bold");

    private static JsonObject Paragraph(string text, string? style) =>
        BlockKit.RichText(BlockKit.RichTextSection([BlockKit.Run(text, style)]));

    private static IEnumerable<JsonObject> Runs(IEnumerable<StyledText> texts) => texts.SelectMany(text =>
        TextChunks.Slice(TextChunks.Whole(text.Text), BlockKit.MaxText).Select(slice => BlockKit.Run(slice, Style(text.Style))));

    private IEnumerable<JsonObject> Headline(StyledText text) => text.Target is { } quote && linkOf(quote) is { } address
        ? [BlockKit.Link(address, TextChunks.Whole(text.Text), "bold")]
        : TextChunks.Slice(TextChunks.Whole(text.Text), BlockKit.MaxText).Select(slice => BlockKit.Run(slice, text.Style == TextStyle.Source ? "bold" : null));

    private string Source(StyledText text) => text.Target is { } quote && linkOf(quote) is { } address
        ? Mrkdwn.Link(address, text.Text)
        : Mrkdwn.Name(text.Text);

    private static string? Style(TextStyle style) => style switch
    {
        TextStyle.Answer => "bold",
        TextStyle.Command => "code",
        _ => null,
    };

    private static string Plain(IEnumerable<StyledText> texts) => TextChunks.Whole(string.Concat(texts.Select(text => text.Text)));
}
