using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>Reads what the connector answered (Bot Framework REST API: "Bot Connector API error codes"; Teams: "rate limiting").</summary>
internal static class ConnectorResponse
{
    private const int MaxReason = 200;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public static async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        if (response.IsSuccessStatusCode)
            return new ConnectorAnswer(new SendResult.Sent(Text(body["activityId"]) ?? Text(body["id"])), body);
        var error = body["error"] as JsonObject;
        var code = Text(error?["code"]);
        var reason = OneLine.Of($"{(int)response.StatusCode} {code} {Text(error?["message"])}".TrimEnd(), MaxReason);
        return ConnectorAnswer.Failed(Result(response, code, reason, time)) with { IsUnauthorized = response.StatusCode == HttpStatusCode.Unauthorized };
    }

    private static SendResult Result(HttpResponseMessage response, string? code, string reason, TimeProvider time) => response.StatusCode switch
    {
        HttpStatusCode.RequestEntityTooLarge => new SendResult.TooLarge(reason),
        HttpStatusCode.BadRequest when code == "MessageSizeTooBig" => new SendResult.TooLarge(reason),
        HttpStatusCode.Forbidden => new SendResult.Forbidden(reason),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new SendResult.Gone(reason),
        // The registration may not be through everywhere yet, even where the token is new.
        HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed
            or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new SendResult.RetryLater(After(response, time), reason),
        // Teams asks to try again, though behind the gateway that says so the message may have been taken.
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
            new SendResult.RetryLater(After(response, time), reason) { MayHaveArrived = true },
        // The Agents Playground cannot delete, and will not learn it.
        HttpStatusCode.NotImplemented => new SendResult.Rejected(reason),
        >= HttpStatusCode.InternalServerError => new SendResult.Uncertain(reason),
        _ => new SendResult.Rejected(reason),
    };

    /// <summary>Retry-After (RFC 9110, section 10.2.3): seconds or a date.</summary>
    private static TimeSpan? After(HttpResponseMessage response, TimeProvider time)
    {
        var asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
        return asked is not { } wait || wait < TimeSpan.Zero ? null : wait < LongestWait ? wait : LongestWait;
    }

    private static JsonObject Parse(string body)
    {
        try
        {
            return body.Length > 0 && JsonNode.Parse(body) is JsonObject json ? json : [];
        }
        catch (JsonException)
        {
            // A proxy's page, say: the status tells enough.
            return [];
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
