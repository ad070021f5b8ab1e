using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>JSON as it is sent to Teams, and how much room it takes there.</summary>
internal static class TeamsJson
{
    // Letters stay letters: a "\u" form would make Arabic text six times as long. Nothing of this is put into a web page.
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In UTF-16 code units, as Teams counts.</summary>
    public static int Length(JsonNode node) => node.ToJsonString(Options).Length;

    /// <summary>What a text takes within a JSON string.</summary>
    public static int Length(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text).Length;
}
