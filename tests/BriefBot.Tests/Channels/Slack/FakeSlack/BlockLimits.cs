using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Slack's limits on blocks, told as Slack tells them. Written from the protocol note, not from the renderer.</summary>
internal static class BlockLimits
{
    private static readonly string[] Known =
        ["actions", "context", "context_actions", "divider", "header", "image", "input", "markdown", "rich_text", "section"];

    /// <summary>Null when Slack takes the blocks; else its error.</summary>
    public static string? Fault(JsonNode? blocks, int maxBlocks = 50)
    {
        if (blocks is null)
            return null;
        if (blocks is not JsonArray list || list.Count > maxBlocks)
            return "invalid_blocks";
        if (list.Any(block => block is not JsonObject || !IsTaken((JsonObject)block)))
            return "invalid_blocks";
        var actions = Find(list, "action_id").GroupBy(id => id).Where(same => same.Count() > 1);
        if (actions.Any())
            return "invalid_blocks";
        return Strings(list).Sum(text => text.Length) > 13_200 ? "msg_blocks_too_long" : null;
    }

    private static bool IsTaken(JsonObject block) => Known.Contains(Text(block["type"])) && (Text(block["type"]) switch
    {
        "section" => block["text"] is JsonObject text ? IsText(text, 3_000) : block["fields"] is JsonArray { Count: > 0 and <= 10 } fields && fields.All(field => IsText(field, 2_000)),
        "header" => Text(block["text"]?["type"]) == "plain_text" && IsText(block["text"], 150),
        "markdown" => Text(block["text"]) is { Length: > 0 and <= 12_000 },
        "context" => block["elements"] is JsonArray { Count: > 0 and <= 10 } elements && elements.All(element => IsText(element, 3_000)),
        "actions" => block["elements"] is JsonArray { Count: > 0 and <= 25 } buttons && buttons.All(IsButton),
        "context_actions" => block["elements"] is JsonArray { Count: > 0 and <= 5 } items && items.All(IsFeedback),
        "rich_text" => block["elements"] is JsonArray { Count: > 0 } elements && elements.All(IsRich),
        "input" => IsText(block["label"], 2_000) && (block["hint"] is null || IsText(block["hint"], 2_000)) && block["element"] is JsonObject,
        _ => true,
    });

    private static bool IsRich(JsonNode? element) => element?["elements"] is JsonArray parts && Text(element["type"]) switch
    {
        "rich_text_list" => parts.Count > 0 && parts.All(IsRich) && Text(element["style"]) is "bullet" or "ordered",
        "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" => parts.Count > 0 && parts.All(part => Text(part?["type"]) switch
        {
            "text" => Text(part!["text"]) is { Length: > 0 and <= 3_000 },
            "link" => Text(part!["url"]) is { Length: > 0 and <= 3_000 },
            _ => false,
        }),
        _ => false,
    };

    private static bool IsText(JsonNode? node, int most) =>
        Text(node?["type"]) is "plain_text" or "mrkdwn" && Text(node!["text"]) is { Length: > 0 } text && text.Length <= most && !string.IsNullOrWhiteSpace(text);

    private static bool IsButton(JsonNode? button) =>
        Text(button?["type"]) == "button" && IsText(button!["text"], 75) && Text(button["text"]!["type"]) == "plain_text"
        && (Text(button["value"])?.Length ?? 0) <= 2_000 && (Text(button["url"])?.Length ?? 0) <= 3_000
        && Text(button["action_id"]) is { Length: > 0 and <= 255 };

    private static bool IsFeedback(JsonNode? element) => Text(element?["type"]) == "feedback_buttons"
        && new[] { element!["positive_button"], element["negative_button"] }.All(button =>
            IsText(button?["text"], 75) && Text(button!["value"]) is { Length: > 0 and <= 2_000 } && (Text(button["accessibility_label"])?.Length ?? 0) <= 75);

    /// <summary>The value of this property, wherever it is.</summary>
    public static IEnumerable<string> Find(JsonNode? node, string name) => node switch
    {
        JsonObject item => item.SelectMany(property => property.Key == name ? [Text(property.Value) ?? ""] : Find(property.Value, name)),
        JsonArray list => list.SelectMany(item => Find(item, name)),
        _ => [],
    };

    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Strings(property.Value)),
        JsonArray list => list.SelectMany(Strings),
        _ => Text(node) is { } text ? [text] : [],
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
