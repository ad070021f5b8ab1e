using System.Text.Json;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>Reads payloads whose fields may be missing or of any type: what is not as expected is not there.</summary>
internal static class SlackJson
{
    /// <summary>Ids, timestamps and triggers are far shorter.</summary>
    private const int LongestId = 255;

    /// <summary>Null for what is no JSON, or holds a string that is no text.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(json);
            CheckStrings(value);
            return value;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid UTF-8, or half of a surrogate pair, shows only when it is read.
            return null;
        }
    }

    /// <summary>Undefined where it is missing.</summary>
    public static JsonElement At(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : default;

    public static JsonElement First(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : default;

    public static string? Text(this JsonElement value, string name) =>
        value.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrue(this JsonElement value, string name) => value.At(name).ValueKind == JsonValueKind.True;

    /// <summary>An id of Slack's, whose form is nobody's business; null where it could not be one.</summary>
    public static string? Id(this JsonElement value, string name) =>
        value.Text(name) is { Length: > 0 and <= LongestId } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? id : null;

    /// <summary>An http or https address; null for anything else.</summary>
    public static string? Address(this JsonElement value, string name) =>
        value.Text(name) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? text : null;

    private static void CheckStrings(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    CheckStrings(property.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    CheckStrings(item);
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }
}
