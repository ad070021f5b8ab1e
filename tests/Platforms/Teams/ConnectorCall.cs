using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>A request as the connector got it.</summary>
/// <param name="Path">Its segments, each decoded by itself.</param>
internal sealed record ConnectorCall(string Method, string[] Path, string? Authorization, JsonObject Body)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<ConnectorCall> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        // ASP.NET decodes a path before it splits it; the target is what was sent.
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new ConnectorCall(
            request.Method,
            [.. target.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)],
            request.Headers.Authorization,
            body.Length > 0 ? (JsonObject)JsonNode.Parse(body)! : []);
    }

    public static int Utf16Length(JsonNode node) => node.ToJsonString(Plain).Length;
}

/// <param name="Answers">The activity that it replies to; null for none.</param>
internal sealed record TakenActivity(string Id, string Conversation, string? Answers, JsonObject Activity)
{
    public string Type => (string)Activity["type"]!;

    public string Text => (string?)Activity["text"] ?? "";

    public int Updates { get; init; }

    public bool IsDeleted { get; init; }
}
