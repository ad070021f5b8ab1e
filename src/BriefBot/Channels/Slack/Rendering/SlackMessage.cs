using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">For notifications and screen readers: mrkdwn, escaped.</param>
/// <param name="Blocks">Block Kit.</param>
internal sealed record SlackMessage(string Text, IReadOnlyList<JsonObject> Blocks)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string BlocksJson => $"[{string.Join(',', Blocks.Select(Write))}]";

    /// <summary>In UTF-16 code units of JSON: more than any way in which Slack may count.</summary>
    public static int Size(IEnumerable<JsonObject> blocks) => blocks.Sum(block => Write(block).Length + 1);

    public static string Write(JsonNode node) => node.ToJsonString(Readable);
}
