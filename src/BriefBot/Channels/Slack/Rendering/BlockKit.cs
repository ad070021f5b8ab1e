using System.Text.Json.Nodes;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>Blocks and elements of Block Kit, by Slack's names, and how long their texts may be.</summary>
internal static class BlockKit
{
    public const int MaxBlocks = 50;
    public const int MaxText = 3_000;
    public const int MaxHeader = 150;
    public const int MaxActions = 25;
    public const int MaxButtonText = 75;
    public const int MaxButtonValue = 2_000;

    /// <summary>Text that nothing is read into: no markup, no mentions, no links, no emoji names.</summary>
    public static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = PlainText(text) };

    public static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = PlainText(text) };

    public static JsonObject Divider() => new() { ["type"] = "divider" };

    /// <param name="mrkdwn">Escaped; addresses and names in it stay text.</param>
    public static JsonObject Context(string mrkdwn) => new()
    {
        ["type"] = "context",
        ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true }),
    };

    public static JsonObject RichText(JsonObject element) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(element) };

    public static JsonObject RichTextSection(IEnumerable<JsonObject> runs) => Rich("rich_text_section", runs);

    public static JsonObject RichTextQuote(IEnumerable<JsonObject> runs) => Rich("rich_text_quote", runs);

    public static JsonObject RichTextList(IEnumerable<JsonObject> sections)
    {
        var list = Rich("rich_text_list", sections);
        list["style"] = "bullet";
        return list;
    }

    /// <param name="style">"bold", "code" or none.</param>
    public static JsonObject Run(string text, string? style = null)
    {
        var run = new JsonObject { ["type"] = "text", ["text"] = text };
        if (style is not null)
            run["style"] = new JsonObject { [style] = true };
        return run;
    }

    /// <param name="address">Absolute, http or https.</param>
    public static JsonObject Link(string address, string text, string style) => new()
    {
        ["type"] = "link",
        ["url"] = address,
        ["text"] = text,
        ["style"] = new JsonObject { [style] = true },
    };

    public static JsonObject Actions(IEnumerable<JsonObject> buttons) => Rich("actions", buttons);

    public static JsonObject Button(string label, string actionId, string value) => new()
    {
        ["type"] = "button",
        ["text"] = PlainText(label),
        ["action_id"] = actionId,
        ["value"] = value,
    };

    public static JsonObject FeedbackButtons(string actionId, JsonObject positive, JsonObject negative) => Rich(
        "context_actions",
        [
            new JsonObject
            {
                ["type"] = "feedback_buttons",
                ["action_id"] = actionId,
                ["positive_button"] = positive,
                ["negative_button"] = negative,
            },
        ]);

    /// <param name="accessibilityLabel">What a screen reader says instead of the label.</param>
    public static JsonObject FeedbackButton(string label, string value, string accessibilityLabel) => new()
    {
        ["text"] = PlainText(label),
        ["value"] = value,
        ["accessibility_label"] = accessibilityLabel,
    };

    private static JsonObject Rich(string type, IEnumerable<JsonObject> elements) =>
        new() { ["type"] = type, ["elements"] = new JsonArray([.. elements]) };
}
