using System.Globalization;
using System.Text.Json;
using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

/// <summary>
/// Finds a delivery of ours by the id in its metadata. Only used after a crash or a broken connection: apps that are
/// distributed without being listed may read a conversation once a minute, 15 messages at a time.
/// </summary>
internal sealed class SlackLookUp(SlackWebApi api, TimeProvider time)
{
    private const int MaxPages = 5;

    /// <summary>Posts outside threads are looked for so far back.</summary>
    private static readonly TimeSpan Since = TimeSpan.FromDays(1);

    public async Task<LookUpResult> FindAsync(OutboxDelivery delivery, SlackDestination destination, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var response = await ReadAsync(delivery, destination, cursor, cancellationToken);
            if (response is not SlackResponse.Ok { Body: var body })
                return Missed(response, destination);
            if (Find(body, delivery.Id) is { } found)
                return new LookUpResult(LookUpOutcome.Found, found);
            cursor = Next(body);
            if (cursor is null)
                return new LookUpResult(LookUpOutcome.NotFound);
        }
        return new LookUpResult(LookUpOutcome.Unknown);
    }

    private Task<SlackResponse> ReadAsync(
        OutboxDelivery delivery, SlackDestination destination, string? cursor, CancellationToken cancellationToken)
    {
        var channel = destination.Address.Channel;
        // Our answer comes after the question, which may be the last of a long thread.
        return destination.Thread is { } thread
            ? api.ReadRepliesAsync(channel, thread, delivery.AnswersMessageId == thread ? null : Timestamp(delivery.AnswersMessageId), cursor, cancellationToken)
            : api.ReadHistoryAsync(channel, Timestamp(time.GetUtcNow() - Since), cursor, cancellationToken);
    }

    /// <remarks>
    /// Where the bot is no member, it answers through the response address. Such a post gets no id and cannot be read back;
    /// the asker waits for it, so it counts as not arrived: it is sent once more, and listed as a possible double.
    /// </remarks>
    private static LookUpResult Missed(SlackResponse response, SlackDestination destination) => response switch
    {
        SlackResponse.Throttled throttled => new LookUpResult(LookUpOutcome.Unknown, After: throttled.After),
        SlackResponse.Refused { Error: "not_in_channel" } when destination.Address.ResponseUrl is not null => new LookUpResult(LookUpOutcome.NotFound),
        _ when SlackErrors.IsGone(response) => new LookUpResult(LookUpOutcome.NotFound),
        _ => new LookUpResult(LookUpOutcome.Unknown),
    };

    private static string? Find(JsonElement body, string deliveryId)
    {
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.TryGetProperty("metadata", out var metadata)
                && metadata.TryGetProperty("event_type", out var type) && type.ValueEquals(SlackActions.DeliveryEvent)
                && metadata.TryGetProperty("event_payload", out var payload)
                && payload.TryGetProperty(SlackActions.DeliveryId, out var id) && id.ValueEquals(deliveryId)
                && message.TryGetProperty("ts", out var ts))
                return ts.GetString();
        }
        return null;
    }

    private static string? Next(JsonElement body) =>
        body.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("next_cursor", out var cursor) && cursor.GetString() is { Length: > 0 } next ? next : null;

    private static string? Timestamp(string? messageId) =>
        messageId is not null && decimal.TryParse(messageId, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? messageId : null;

    private static string Timestamp(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{instant.ToUnixTimeSeconds()}.000000");
}
