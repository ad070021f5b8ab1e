using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>Asks for what a subscription needs. What is filled in becomes the line that could have been typed.</summary>
internal static class SubscribeModal
{
    private const int MaxTopics = 1_000;

    /// <param name="zone">To begin with; null where it is not known.</param>
    /// <param name="address">Comes back with what was filled in.</param>
    public static JsonObject Write(FormTexts texts, string? zone, string address) => new()
    {
        ["type"] = "modal",
        // The form's language comes back in it: errors are told in it, and the line is written in it.
        ["callback_id"] = SlackNames.SubscribeModalIn(texts.Language),
        ["private_metadata"] = address,
        ["title"] = BlockKit.PlainText(texts.Title),
        ["submit"] = BlockKit.PlainText(texts.Submit),
        ["close"] = BlockKit.PlainText(SurfaceTexts.For(texts.Language).Cancel),
        ["blocks"] = new JsonArray(
            Input(FormField.Days, texts, Choice([.. texts.DayChoices], 1)),
            Input(FormField.Time, texts, new JsonObject { ["type"] = "timepicker", ["initial_time"] = "08:00" }),
            Input(FormField.Zone, texts, Text(zone, 64, "Europe/Amsterdam")),
            Input(FormField.Topics, texts, Text(null, MaxTopics, "cloud, chips"), texts.TopicsHint),
            Input(FormField.Without, texts, Text(null, MaxTopics, "crypto")),
            Input(FormField.Language, texts, Choice([.. texts.Languages], 0)),
            Input(FormField.Max, texts, new JsonObject { ["type"] = "number_input", ["is_decimal_allowed"] = false, ["initial_value"] = "5", ["min_value"] = "1", ["max_value"] = "20" }),
            Input(FormField.QuietFrom, texts, new JsonObject { ["type"] = "timepicker" }, texts.QuietHint),
            Input(FormField.QuietTo, texts, new JsonObject { ["type"] = "timepicker" }),
            Input(FormField.WhenEmpty, texts, new JsonObject { ["type"] = "checkboxes", ["options"] = new JsonArray(Option(texts.AlsoWhenEmpty, "true")) })),
    };

    /// <summary>The fields that are filled in.</summary>
    /// <param name="inputs">The view's state, by block and action.</param>
    public static FormEntry Read(JsonElement inputs) => new(field =>
        inputs.ValueKind == JsonValueKind.Object
            ? inputs.EnumerateObject().Select(block => block.Value.At(Name(field))).FirstOrDefault(found => found.ValueKind == JsonValueKind.Object) is var input ? ValueOf(input) : null
            : null);

    public static string Name(FormField field) => field.ToString().ToLowerInvariant();

    private static string? ValueOf(JsonElement input) =>
        input.Text("value") ?? input.Text("selected_time") ?? input.At("selected_option").Text("value") ?? input.At("selected_options").First().Text("value");

    private static JsonObject Input(FormField field, FormTexts texts, JsonObject element, string? hint = null)
    {
        element["action_id"] = Name(field);
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = Name(field),
            ["label"] = BlockKit.PlainText(texts.Labels[field]),
            ["element"] = element,
            ["optional"] = field is not (FormField.Days or FormField.Time or FormField.Zone),
        };
        if (hint is not null)
            block["hint"] = BlockKit.PlainText(hint);
        return block;
    }

    private static JsonObject Text(string? initial, int maxLength, string placeholder)
    {
        var input = new JsonObject { ["type"] = "plain_text_input", ["max_length"] = maxLength, ["placeholder"] = BlockKit.PlainText(placeholder) };
        if (initial is not null)
            input["initial_value"] = initial;
        return input;
    }

    private static JsonObject Choice(IReadOnlyList<(string Label, string Value)> options, int initial) => new()
    {
        ["type"] = "static_select",
        ["options"] = new JsonArray([.. options.Select(option => Option(option.Label, option.Value))]),
        ["initial_option"] = Option(options[initial].Label, options[initial].Value),
    };

    private static JsonObject Option(string label, string value) => new() { ["text"] = BlockKit.PlainText(label), ["value"] = value };
}
