using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The methods of the Web API as far as the bot uses them, with the errors that Slack documents for them.</summary>
internal sealed class SlackApiMethods(SlackState state, FakeSlack slack)
{
    private const int LongestText = 40_000;
    private const int PageSize = 100;

    public static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    public JsonObject Call(SlackCall call)
    {
        if (TokenProblem(call) is { } problem)
            return Error(problem);
        return call.Method switch
        {
            "auth.test" => Ok(("url", "https://news.slack.example/"), ("team", "News"), ("team_id", FakeSlack.Team), ("user_id", FakeSlack.Bot), ("bot_id", "B0BOT")),
            "chat.postMessage" => Post(call, call["channel"], onlyFor: null),
            "chat.postEphemeral" => call["user"] is null ? Error("invalid_arguments") : Post(call, call["channel"], call["user"]),
            "chat.update" => Update(call),
            "chat.delete" => Change(call, message => message with { IsDeleted = true }),
            "chat.unfurl" => Unfurl(call),
            "conversations.info" => state.Channels.ContainsKey(call["channel"] ?? "") ? Ok(("channel", new JsonObject { ["id"] = call["channel"] })) : Error("channel_not_found"),
            "conversations.join" => Join(call),
            "conversations.open" => state.Users.ContainsKey(call["users"] ?? "") ? Ok(("channel", new JsonObject { ["id"] = FakeSlack.DirectMessage })) : Error("user_not_found"),
            "conversations.replies" => Replies(call),
            "conversations.history" => History(call),
            "users.info" => state.Users.TryGetValue(call["user"] ?? "", out var user) ? Ok(("user", user.DeepClone())) : Error("user_not_found"),
            "views.publish" => Publish(call),
            "views.open" => Open(call),
            "reactions.add" => state.Knows(call["channel"] ?? "", call["timestamp"] ?? "") ? Ok() : Error("message_not_found"),
            "assistant.threads.setStatus" => InThread(call, thread => state.Statuses[thread] = call["status"]!),
            "assistant.threads.setSuggestedPrompts" => call.Json("prompts") is JsonArray { Count: > 0 and <= 4 } prompts
                ? InThread(call, thread => state.Prompts[thread] = prompts) : Error("invalid_arguments"),
            "assistant.threads.setTitle" => InThread(call, _ => { }),
            "apps.connections.open" => Ok(("url", slack.NewSocketUrl())),
            "oauth.v2.access" => Renew(call),
            _ => Error("unknown_method"),
        };
    }

    public JsonObject Respond(string id, SlackCall call)
    {
        if (state.UseResponse(id) is not var (channel, user))
            return Error("used_url");
        return Post(call, channel, call["response_type"] == "in_channel" ? null : user, isResponse: true);
    }

    private string? TokenProblem(SlackCall call)
    {
        if (call.Method == "oauth.v2.access")
            return null;
        if (call.Token is null)
            return "not_authed";
        if (call.Method == "apps.connections.open")
            return call.Token == FakeSlack.AppToken ? null : "not_allowed_token_type";
        lock (state.Tokens)
        {
            return !state.Tokens.TryGetValue(call.Token, out var ends) ? "invalid_auth"
                : ends <= TimeProvider.System.GetUtcNow() ? "token_expired" : null;
        }
    }

    private JsonObject Post(SlackCall call, string? channel, string? onlyFor, bool isResponse = false)
    {
        if (channel is null || !state.Channels.TryGetValue(channel, out var isIn))
            return Error("channel_not_found");
        if (state.Archived.Contains(channel))
            return Error("is_archived");
        if (!isIn && !isResponse)
            return Error("not_in_channel");
        var (text, blocks) = (call["text"] ?? "", call.Json("blocks"));
        if (text.Length == 0 && blocks is not JsonArray { Count: > 0 })
            return Error("no_text");
        if (BlockLimits.Fault(blocks) is { } fault)
            return Error(fault);
        if (call["thread_ts"] is { } thread && !state.Knows(channel, thread))
            return Error("thread_not_found");
        var message = state.Add(ts => new PostedMessage(
            channel,
            ts,
            text.Length > LongestText ? text[..LongestText] : text,
            blocks as JsonArray ?? [],
            call["thread_ts"],
            call.Json("metadata")?["event_payload"]?["delivery_id"]?.GetValue<string>(),
            TimeProvider.System.GetUtcNow())
        {
            OnlyFor = onlyFor,
            IsResponse = isResponse,
        });
        slack.Taken(message);
        if (isResponse)
            return Ok();
        return onlyFor is null
            ? Ok(("channel", channel), ("ts", message.Ts), ("message", new JsonObject { ["text"] = text, ["ts"] = message.Ts, ["type"] = "message", ["user"] = FakeSlack.Bot }))
            : Ok(("message_ts", message.Ts));
    }

    private JsonObject Update(SlackCall call)
    {
        if (call["text"] is not { Length: <= 4_000 } text)
            return Error(call["text"] is null ? "no_text" : "msg_too_long");
        var blocks = call.Json("blocks") as JsonArray ?? [];
        return BlockLimits.Fault(blocks) is { } fault ? Error(fault) : Change(call, message => message with { Text = text, Blocks = blocks });
    }

    private JsonObject Change(SlackCall call, Func<PostedMessage, PostedMessage> change) =>
        call["channel"] is not { } channel || !state.Channels.ContainsKey(channel) ? Error("channel_not_found")
        : state.Change(channel, call["ts"] ?? "", change) ? Ok(("channel", channel), ("ts", call["ts"]!)) : Error("message_not_found");

    private JsonObject Unfurl(SlackCall call)
    {
        if (call.Json("unfurls") is not JsonObject unfurls || !state.Knows(call["channel"] ?? "", call["ts"] ?? ""))
            return Error("cannot_unfurl_url");
        if (unfurls.Any(unfurl => BlockLimits.Fault(unfurl.Value?["blocks"]) is not null))
            return Error("invalid_blocks");
        foreach (var (link, unfurl) in unfurls)
            state.Unfurls[link] = unfurl!;
        return Ok();
    }

    private JsonObject Join(SlackCall call)
    {
        if (!state.Channels.ContainsKey(call["channel"] ?? ""))
            return Error("channel_not_found");
        state.Channels[call["channel"]!] = true;
        return Ok(("channel", new JsonObject { ["id"] = call["channel"] }));
    }

    private JsonObject Publish(SlackCall call)
    {
        if (call.Json("view") is not JsonObject { } view || view["type"]?.GetValue<string>() != "home" || BlockLimits.Fault(view["blocks"], 100) is not null)
            return Error("invalid_arguments");
        state.Homes[call["user_id"] ?? ""] = view;
        return Ok(("view", new JsonObject { ["id"] = "V1" }));
    }

    private JsonObject Open(SlackCall call)
    {
        var view = call.Json("view") as JsonObject;
        if (view?["type"]?.GetValue<string>() != "modal" || view["title"]?["text"]?.GetValue<string>() is not { Length: > 0 and <= 24 }
            || view["private_metadata"]?.GetValue<string>() is { Length: > 3_000 } || BlockLimits.Fault(view["blocks"], 100) is not null)
            return Error("invalid_arguments");
        if (call["trigger_id"] is not { Length: > 0 })
            return Error("invalid_trigger_id");
        state.Modals.Add(view);
        return Ok(("view", new JsonObject { ["id"] = "V2" }));
    }

    private JsonObject InThread(SlackCall call, Action<string> set)
    {
        if (!state.Knows(call["channel_id"] ?? "", call["thread_ts"] ?? ""))
            return Error("invalid_thread_ts");
        set(call["thread_ts"]!);
        return Ok();
    }

    private JsonObject Replies(SlackCall call) => IsElsewhere(call) ? Error("not_in_channel") : call["ts"] is { } ts && state.Knows(call["channel"] ?? "", ts)
        ? Page(call, [.. Visible(call).Where(message => message.ThreadTs == ts || message.Ts == ts)])
        : Error("thread_not_found");

    private JsonObject History(SlackCall call) => IsElsewhere(call) ? Error("not_in_channel") : state.Channels.ContainsKey(call["channel"] ?? "")
        ? Page(call, [.. Visible(call).Where(message => message.ThreadTs is null).Reverse()])
        : Error("channel_not_found");

    /// <summary>The channel is there, and the bot is no member.</summary>
    private bool IsElsewhere(SlackCall call) => state.Channels.TryGetValue(call["channel"] ?? "", out var isIn) && !isIn;

    private IEnumerable<PostedMessage> Visible(SlackCall call)
    {
        var oldest = decimal.Parse(call["oldest"] ?? "0", CultureInfo.InvariantCulture);
        return state.Posted.Where(message => message is { IsDeleted: false, OnlyFor: null } && message.Channel == call["channel"]
            && decimal.Parse(message.Ts, CultureInfo.InvariantCulture) > oldest);
    }

    private static JsonObject Page(SlackCall call, List<PostedMessage> messages)
    {
        var start = int.Parse(call["cursor"] is { Length: > 0 } cursor ? cursor : "0", CultureInfo.InvariantCulture);
        var shown = messages.Skip(start).Take(PageSize).Select(message => Shown(message, call["include_all_metadata"] == "true"));
        var next = start + PageSize < messages.Count ? (start + PageSize).ToString(CultureInfo.InvariantCulture) : "";
        return Ok(
            ("messages", new JsonArray([.. shown])),
            ("has_more", next.Length > 0),
            ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private static JsonObject Shown(PostedMessage message, bool withMetadata)
    {
        var shown = new JsonObject { ["type"] = "message", ["ts"] = message.Ts, ["text"] = message.Text, ["bot_id"] = "B0BOT" };
        if (message.ThreadTs is { } thread)
            shown["thread_ts"] = thread;
        if (withMetadata && message.DeliveryId is { } delivery)
            shown["metadata"] = new JsonObject { ["event_type"] = "briefbot_delivery", ["event_payload"] = new JsonObject { ["delivery_id"] = delivery } };
        return shown;
    }

    /// <summary>A refresh token works once.</summary>
    private JsonObject Renew(SlackCall call)
    {
        lock (state.Tokens)
        {
            if (call["client_id"] is null || call["client_secret"] is null)
                return Error("invalid_client_id");
            if (call["grant_type"] != "refresh_token" || !state.RefreshTokens.Remove(call["refresh_token"] ?? ""))
                return Error("invalid_refresh_token");
            var number = state.Tokens.Count;
            state.Tokens[$"xoxe.xoxb-{number}"] = TimeProvider.System.GetUtcNow().AddHours(12);
            state.RefreshTokens.Add($"xoxe-{number}");
            return Ok(("access_token", $"xoxe.xoxb-{number}"), ("refresh_token", $"xoxe-{number}"), ("expires_in", 43_200), ("token_type", "bot"));
        }
    }

    private static JsonObject Ok(params (string Name, JsonNode? Value)[] properties)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in properties)
            answer[name] = value;
        return answer;
    }
}
