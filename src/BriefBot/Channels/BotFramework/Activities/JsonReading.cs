using System.Text.Json;

namespace BriefBot.Channels.BotFramework.Activities;

/// <summary>Reads what may be there, and may be something else than was agreed.</summary>
internal static class JsonReading
{
    /// <summary>Undefined where there is no such member, or <paramref name="from"/> is no object.</summary>
    public static JsonElement Member(this JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var member) ? member : default;

    public static JsonElement Member(this JsonElement from, string name, string inner) => from.Member(name).Member(inner);

    /// <summary>Null unless it is a string that says something.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

    public static string? Text(this JsonElement from, string name) => from.Member(name).Text();

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
