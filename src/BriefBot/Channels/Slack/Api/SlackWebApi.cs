using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Rendering;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// The methods of Slack's Web API that the bot uses, under their own names. None throws for what Slack or the network
/// does; each makes at most one attempt that can have an effect.
/// </summary>
internal sealed class SlackWebApi(
    SlackCaller caller, SlackTokens tokens, MethodThrottle throttle, UserCache users, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>A throttled call is waited for this long; one that must wait longer is not made.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <param name="threadTs">The thread to answer in; null for none.</param>
    /// <param name="deliveryId">Kept in the message's metadata, to find it again.</param>
    public Task<SlackResponse> PostMessageAsync(
        string channel, string? threadTs, SlackMessage message, string deliveryId, CancellationToken cancellationToken) => CallAsync(
        "chat.postMessage",
        new()
        {
            ["channel"] = channel,
            ["thread_ts"] = threadTs,
            ["text"] = message.Text,
            ["blocks"] = message.BlocksJson,
            ["metadata"] = SlackMessage.Write(new JsonObject
            {
                ["event_type"] = SlackActions.DeliveryEvent,
                ["event_payload"] = new JsonObject { [SlackActions.DeliveryId] = deliveryId },
            }),
            ["mrkdwn"] = "false",
            ["unfurl_links"] = "false",
            ["unfurl_media"] = "false",
        },
        cancellationToken,
        channel);

    public Task<SlackResponse> UpdateAsync(string channel, string ts, SlackMessage message, CancellationToken cancellationToken) => CallAsync(
        "chat.update",
        new() { ["channel"] = channel, ["ts"] = ts, ["text"] = message.Text, ["blocks"] = message.BlocksJson },
        cancellationToken);

    public Task<SlackResponse> DeleteAsync(string channel, string ts, CancellationToken cancellationToken) =>
        CallAsync("chat.delete", new() { ["channel"] = channel, ["ts"] = ts }, cancellationToken);

    public Task<SlackResponse> PostEphemeralAsync(
        string channel, string user, string? threadTs, SlackMessage message, CancellationToken cancellationToken) => CallAsync(
        "chat.postEphemeral",
        new()
        {
            ["channel"] = channel,
            ["user"] = user,
            ["thread_ts"] = threadTs,
            ["text"] = message.Text,
            ["blocks"] = message.BlocksJson,
        },
        cancellationToken,
        channel);

    /// <summary>To the response address of a command or a button.</summary>
    /// <param name="inChannel">Whether everybody sees it, or only who pressed or typed.</param>
    public Task<SlackResponse> RespondAsync(
        string responseUrl, SlackMessage message, bool inChannel, string? threadTs, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["response_type"] = inChannel ? "in_channel" : "ephemeral",
            ["replace_original"] = false,
            ["text"] = message.Text,
            ["blocks"] = new JsonArray([.. message.Blocks.Select(block => block.DeepClone())]),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        if (threadTs is not null)
            body["thread_ts"] = threadTs;
        return caller.RespondAsync(responseUrl, SlackMessage.Write(body), cancellationToken);
    }

    /// <param name="unfurls">By address: <c>{ "blocks": [...] }</c>.</param>
    public Task<SlackResponse> UnfurlAsync(string channel, string ts, JsonObject unfurls, CancellationToken cancellationToken) =>
        CallAsync("chat.unfurl", new() { ["channel"] = channel, ["ts"] = ts, ["unfurls"] = SlackMessage.Write(unfurls) }, cancellationToken);

    public Task<SlackResponse> OpenViewAsync(string triggerId, JsonObject view, CancellationToken cancellationToken) =>
        CallAsync("views.open", new() { ["trigger_id"] = triggerId, ["view"] = SlackMessage.Write(view) }, cancellationToken);

    public Task<SlackResponse> PublishViewAsync(string user, JsonObject view, CancellationToken cancellationToken) =>
        CallAsync("views.publish", new() { ["user_id"] = user, ["view"] = SlackMessage.Write(view) }, cancellationToken);

    /// <summary>The direct messages with this person: "channel.id".</summary>
    public Task<SlackResponse> OpenConversationAsync(string user, CancellationToken cancellationToken) =>
        CallAsync("conversations.open", new() { ["users"] = user }, cancellationToken);

    public Task<SlackResponse> ReadConversationAsync(string channel, CancellationToken cancellationToken) =>
        CallAsync("conversations.info", new() { ["channel"] = channel }, cancellationToken);

    public Task<SlackResponse> JoinAsync(string channel, CancellationToken cancellationToken) =>
        CallAsync("conversations.join", new() { ["channel"] = channel }, cancellationToken);

    /// <summary>For looking a delivery up after a crash only: some apps may call it once a minute.</summary>
    /// <param name="oldest">Only what came after this message.</param>
    public Task<SlackResponse> ReadRepliesAsync(
        string channel, string threadTs, string? oldest, string? cursor, CancellationToken cancellationToken) => CallAsync(
        "conversations.replies",
        new()
        {
            ["channel"] = channel,
            ["ts"] = threadTs,
            ["oldest"] = oldest,
            ["cursor"] = cursor,
            ["include_all_metadata"] = "true",
            ["limit"] = "200",
        },
        cancellationToken);

    /// <inheritdoc cref="ReadRepliesAsync"/>
    public Task<SlackResponse> ReadHistoryAsync(string channel, string? oldest, string? cursor, CancellationToken cancellationToken) => CallAsync(
        "conversations.history",
        new() { ["channel"] = channel, ["oldest"] = oldest, ["cursor"] = cursor, ["include_all_metadata"] = "true", ["limit"] = "200" },
        cancellationToken);

    /// <summary>Null when Slack does not tell, or cannot be asked now. Remembered for an hour.</summary>
    public async Task<SlackUser?> FindUserAsync(string user, CancellationToken cancellationToken)
    {
        if (users.TryFind(user, out var known))
            return known;
        var response = await CallAsync("users.info", new() { ["user"] = user, ["include_locale"] = "true" }, cancellationToken);
        var found = response is SlackResponse.Ok { Body: var body } && body.TryGetProperty("user", out var told) ? SlackUser.Read(told) : null;
        if (response is SlackResponse.Ok or SlackResponse.Refused)
            users.Remember(user, found);
        return found;
    }

    /// <summary>Who the bot is: "team_id", "user_id", "bot_id".</summary>
    public Task<SlackResponse> TestAuthAsync(CancellationToken cancellationToken) => CallAsync("auth.test", new(), cancellationToken);

    /// <param name="name">Without colons.</param>
    public Task<SlackResponse> AddReactionAsync(string channel, string ts, string name, CancellationToken cancellationToken) =>
        CallAsync("reactions.add", new() { ["channel"] = channel, ["timestamp"] = ts, ["name"] = name }, cancellationToken);

    /// <param name="prompts">At most four.</param>
    public Task<SlackResponse> SetSuggestedPromptsAsync(
        string channel, string threadTs, IEnumerable<(string Title, string Message)> prompts, CancellationToken cancellationToken) => CallAsync(
        "assistant.threads.setSuggestedPrompts",
        new()
        {
            ["channel_id"] = channel,
            ["thread_ts"] = threadTs,
            ["prompts"] = SlackMessage.Write(new JsonArray(
                [.. prompts.Select(prompt => new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })])),
        },
        cancellationToken);

    /// <param name="status">Shown after the bot's name until it answers.</param>
    public Task<SlackResponse> SetStatusAsync(string channel, string threadTs, string status, CancellationToken cancellationToken) => CallAsync(
        "assistant.threads.setStatus",
        new() { ["channel_id"] = channel, ["thread_ts"] = threadTs, ["status"] = status },
        cancellationToken);

    public Task<SlackResponse> SetTitleAsync(string channel, string threadTs, string title, CancellationToken cancellationToken) => CallAsync(
        "assistant.threads.setTitle",
        new() { ["channel_id"] = channel, ["thread_ts"] = threadTs, ["title"] = title },
        cancellationToken);

    /// <summary>A Socket Mode connection: "url", which is used once. With the app token.</summary>
    public Task<SlackResponse> OpenConnectionAsync(CancellationToken cancellationToken) =>
        caller.CallAsync("apps.connections.open", options.Value.AppToken, [], cancellationToken);

    /// <param name="place">Where Slack limits the method by channel: the channel.</param>
    private async Task<SlackResponse> CallAsync(
        string method, Dictionary<string, string?> arguments, CancellationToken cancellationToken, string? place = null)
    {
        if (await WaitAsync(method, place, cancellationToken) is { } tooSoon)
            return tooSoon;
        var given = arguments.Where(argument => argument.Value is not null).Select(argument => KeyValuePair.Create(argument.Key, argument.Value!)).ToList();
        var token = await tokens.CurrentAsync(cancellationToken);
        var response = token.Problem ?? await caller.CallAsync(method, token.Value, given, cancellationToken);
        if (token.Problem is null && response is SlackResponse.Refused { Error: "token_expired" })
        {
            token = await tokens.ReplaceAsync(token.Value, cancellationToken);
            response = token.Problem ?? await caller.CallAsync(method, token.Value, given, cancellationToken);
        }
        if (response is SlackResponse.Throttled { After: { } after })
            throttle.KeepStill(method, place, after);
        return response;
    }

    /// <summary>Null when the call may be made now.</summary>
    private async Task<SlackResponse?> WaitAsync(string method, string? place, CancellationToken cancellationToken)
    {
        try
        {
            while (throttle.TryTake(method, place) is var wait && wait > TimeSpan.Zero)
            {
                if (wait > LongestWait)
                    return new SlackResponse.Throttled(wait);
                await Task.Delay(wait, time, cancellationToken);
            }
            return null;
        }
        catch (OperationCanceledException)
        {
            return new SlackResponse.Unreachable("there was no time left");
        }
    }
}
