using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// The inputs of a card that subscribes. What is filled in comes back beside the action's own data, and becomes the line that
/// could have been typed.
/// </summary>
internal static class SubscribeInputs
{
    /// <summary>In the action's data: the form's language.</summary>
    public const string FormProperty = "subscribe";

    private const int MaxTopics = 1_000;
    private const int MaxZone = 64;

    /// <param name="value">What stands in a field; null where nothing does.</param>
    /// <param name="errors">Told above the fields: Teams marks none.</param>
    public static IEnumerable<JsonObject> Elements(string language, Func<FormField, string?> value, IReadOnlyCollection<string> errors)
    {
        var texts = FormTexts.For(language);
        foreach (var error in errors)
            yield return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = error, ["color"] = "Attention" }) };
        yield return Choice(FormField.Days, [.. texts.DayChoices], value(FormField.Days) ?? "weekdays");
        yield return Input("Time", FormField.Time, value(FormField.Time) ?? "08:00");
        yield return Text(FormField.Zone, value, MaxZone, "Europe/Amsterdam");
        yield return Text(FormField.Topics, value, MaxTopics, texts.TopicsHint);
        yield return Text(FormField.Without, value, MaxTopics, "crypto");
        yield return Choice(FormField.Language, [.. texts.Languages], value(FormField.Language) ?? "all");
        var most = Input("Number", FormField.Max, null);
        (most["min"], most["max"], most["value"]) = (1, 20, int.TryParse(value(FormField.Max), out var count) ? count : 5);
        yield return most;
        yield return Input("Time", FormField.QuietFrom, value(FormField.QuietFrom));
        yield return Input("Time", FormField.QuietTo, value(FormField.QuietTo));
        var toggle = Input("Toggle", FormField.WhenEmpty, value(FormField.WhenEmpty) ?? "false");
        (toggle["title"], toggle["valueOn"], toggle["valueOff"]) = (texts.AlsoWhenEmpty, "true", "false");
        yield return toggle;

        JsonObject Input(string type, FormField field, string? initial)
        {
            var input = new JsonObject { ["type"] = $"Input.{type}", ["id"] = Name(field), ["label"] = texts.Labels[field] };
            if (initial is not null)
                input["value"] = initial;
            if (field is FormField.Days or FormField.Time or FormField.Zone)
                (input["isRequired"], input["errorMessage"]) = (true, texts.Missing);
            return input;
        }

        JsonObject Text(FormField field, Func<FormField, string?> given, int maxLength, string placeholder)
        {
            var input = Input("Text", field, given(field));
            (input["maxLength"], input["placeholder"]) = (maxLength, placeholder);
            return input;
        }

        JsonObject Choice(FormField field, IReadOnlyList<(string Label, string Value)> options, string initial)
        {
            var input = Input("ChoiceSet", field, initial);
            input["choices"] = new JsonArray([.. options.Select(option => new JsonObject { ["title"] = option.Label, ["value"] = option.Value })]);
            return input;
        }
    }

    public static JsonObject Submit(string language)
    {
        var title = FormTexts.For(language).Submit;
        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = CardActions.Verb,
            ["data"] = new JsonObject { [FormProperty] = language },
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = new JsonObject { [FormProperty] = language } },
        };
    }

    /// <summary>What was filled in; null when it is no such form.</summary>
    public static (string Language, Func<FormField, string?> Value)? In(JsonElement data) =>
        data.Text(FormProperty) is { } language
            ? (language == "nl" ? "nl" : "en", field => data.Text(Name(field)) is { Length: <= MaxTopics } text ? text : Number(data.Member(Name(field))))
            : null;

    private static string? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? $"{number}" : null;

    private static string Name(FormField field) => field.ToString().ToLowerInvariant();
}
