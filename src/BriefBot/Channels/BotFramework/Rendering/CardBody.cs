using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// Lines of a reply as elements of an Adaptive Card. All words are text runs, which know no Markdown, so that nothing
/// in them becomes a link, an image or a mention; the card is two levels deep at most.
/// </summary>
internal sealed partial class CardBody(CitationLinks links)
{
    public IEnumerable<JsonObject> Elements(ReplyLine line) => line.Kind switch
    {
        LineKind.Text => Paragraphs(line),
        LineKind.Heading or LineKind.Label => [Block(line.Texts.Select(text => (text, Bold: true)), line.Apart)],
        LineKind.Headline => [Headline(line)],
        LineKind.Note => [Subtle(line.Texts)],
        LineKind.Item => [Block(Marked(line.Texts).Prepend((new StyledText("• ", TextStyle.Plain), false)), line.Apart)],
        LineKind.Quote => [Framed(Block(Marked(line.Texts), isApart: false), "Default")],
        LineKind.Source => [Framed(Subtle(line.Texts), "None")],
        _ => throw new InvalidOperationException($"Unexpected line {line.Kind}."),
    };

    /// <summary>In code units, separators included.</summary>
    public int Length(ReplyLine[] form) => form.SelectMany(Elements).Sum(element => TeamsJson.Length(element) + 1);

    /// <summary>Null for pictures that Teams does not show (it takes PNG, JPEG and GIF) or that nothing is said about.</summary>
    public static JsonObject? Picture(ReplyPicture picture)
    {
        var alternative = OneLine.Of(PlainWords.Shown(picture.Alternative), TeamsLimits.Alternative);
        if (alternative.Length == 0 || picture.Data.IsEmpty || picture.MediaType is not ("image/png" or "image/jpeg" or "image/gif"))
            return null;
        return new JsonObject
        {
            ["type"] = "Image",
            ["url"] = $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Data.Span)}",
            ["altText"] = alternative,
        };
    }

    private static List<JsonObject> Paragraphs(ReplyLine line)
    {
        if (line.Texts is [{ Style: TextStyle.Answer } answer])
            return [Block([(answer, true)], isApart: true, isLarge: true)];
        var isApart = line.Apart;
        var blocks = new List<JsonObject>();
        foreach (var text in string.Concat(line.Texts.Select(text => text.Text)).Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(text))
                isApart = true;
            else
            {
                blocks.Add(Block([(new StyledText(text.Trim(), TextStyle.Plain), false)], isApart));
                isApart = false;
            }
        }
        return blocks;
    }

    private static IEnumerable<(StyledText, bool)> Marked(IEnumerable<StyledText> texts) =>
        texts.Select(text => (text, text.Style == TextStyle.Answer));

    private static JsonObject Block(IEnumerable<(StyledText Text, bool Bold)> texts, bool isApart, bool isLarge = false)
    {
        var runs = texts.SelectMany(text => Runs(text.Text.Text, run =>
        {
            if (text.Bold)
                run["weight"] = "Bolder";
            if (isLarge)
                run["size"] = "Large";
        }));
        return new JsonObject
        {
            ["type"] = "RichTextBlock",
            ["spacing"] = isApart ? "Medium" : "Small",
            ["inlines"] = new JsonArray([.. runs]),
        };
    }

    private JsonObject Headline(ReplyLine line)
    {
        var block = Block([], isApart: true);
        block["separator"] = true;
        block["inlines"] = new JsonArray([.. line.Texts.SelectMany(text => Runs(text.Text, run =>
        {
            if (text.Style == TextStyle.Source)
                run["weight"] = "Bolder";
            run["size"] = "Medium";
            if (text.Target is { } quote && links.For(quote) is { } link)
                run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link.AbsoluteUri };
        }))]);
        return block;
    }

    private JsonObject Subtle(IReadOnlyList<StyledText> texts) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = new JsonArray([.. texts.SelectMany(text => Runs(text.Text, run =>
        {
            run["isSubtle"] = true;
            run["size"] = "Small";
            if (text.Target is { } quote && links.For(quote) is { } link)
                run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link.AbsoluteUri };
        }))]),
    };

    private static JsonObject Framed(JsonObject block, string spacing) => new()
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["spacing"] = spacing,
        ["items"] = new JsonArray(block),
    };

    /// <summary>Clients replace "{{DATE(…)}}" within one run: two braces never stand in the same.</summary>
    private static IEnumerable<JsonObject> Runs(string text, Action<JsonObject> style) =>
        BetweenBraces().Split(PlainWords.Shown(text)).Where(piece => piece.Length > 0).Select(piece =>
        {
            var run = new JsonObject { ["type"] = "TextRun", ["text"] = piece };
            style(run);
            return run;
        });

    [GeneratedRegex(@"(?<=\{)(?=\{)")]
    private static partial Regex BetweenBraces();
}
