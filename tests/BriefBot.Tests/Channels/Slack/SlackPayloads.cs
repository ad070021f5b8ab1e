using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Payloads as Slack documents them, cut down to what is read.</summary>
internal static class SlackPayloads
{
    public const string Team = "T1", Bot = "UBOT", Anna = "UANNA", Town = "CTOWN", Direct = "DANNA";

    private static int LastEvent;

    /// <summary>A callback under an event id of its own.</summary>
    public static JsonObject Callback(object happened) => new()
    {
        ["token"] = "unused",
        ["team_id"] = Team,
        ["api_app_id"] = "A1",
        ["type"] = "event_callback",
        ["event_id"] = $"Ev{Interlocked.Increment(ref LastEvent)}",
        ["event_time"] = 1_700_000_000,
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = Team, ["user_id"] = Bot, ["is_bot"] = true }),
        ["event"] = JsonSerializer.SerializeToNode(happened),
    };

    public static JsonObject Message(string ts, string text, string channel = Town, string? thread = null, string user = Anna, string kind = "channel") =>
        Callback(With(new { type = "message", user, text, ts, team = Team, channel, channel_type = kind, event_ts = ts }, ("thread_ts", thread)));

    public static JsonObject DirectMessage(string ts, string text, string? thread = null) => Message(ts, text, Direct, thread, kind: "im");

    public static JsonObject Mention(string ts, string text, string channel = Town, string? thread = null, string? edited = null)
    {
        var happened = With(new { type = "app_mention", user = Anna, text, ts, team = Team, channel, event_ts = ts }, ("thread_ts", thread));
        if (edited is not null)
            happened["edited"] = new JsonObject { ["user"] = Anna, ["ts"] = edited };
        return Callback(happened);
    }

    public static JsonObject Changed(string ts, string text, string previous, string edited, string channel = Town, string kind = "channel") => Callback(new
    {
        type = "message",
        subtype = "message_changed",
        hidden = true,
        channel,
        channel_type = kind,
        ts = edited,
        message = new { type = "message", user = Anna, text, ts, team = Team, edited = new { user = Anna, ts = edited } },
        previous_message = new { type = "message", user = Anna, text = previous, ts },
    });

    public static JsonObject Deleted(string ts, string channel = Town) => Callback(new
    {
        type = "message",
        subtype = "message_deleted",
        channel,
        channel_type = "channel",
        ts = "1900.1",
        deleted_ts = ts,
        previous_message = new { type = "message", user = Anna, text = "gone", ts },
    });

    public static Dictionary<string, string> Command(string text, string trigger = "13.37.abc") => new()
    {
        ["token"] = "unused",
        ["team_id"] = Team,
        ["channel_id"] = Town,
        ["channel_name"] = "town",
        ["user_id"] = Anna,
        ["user_name"] = "anna",
        ["command"] = "/brief",
        ["text"] = text,
        ["response_url"] = "https://hooks.slack.com/commands/1",
        ["trigger_id"] = trigger,
    };

    public static JsonObject Button(string value, string action = "command:0", bool isEphemeral = false, string? thread = "100.1", string pressed = "300.1") => Node(new
    {
        type = "block_actions",
        team = new { id = Team },
        user = new { id = Anna, team_id = Team },
        api_app_id = "A1",
        trigger_id = "1.2.3",
        response_url = "https://hooks.slack.com/actions/1",
        channel = new { id = Town, name = "town" },
        container = With(new { type = "message", message_ts = "200.1", channel_id = Town, is_ephemeral = isEphemeral }, ("thread_ts", thread)),
        actions = new[] { new { type = "button", action_id = action, block_id = "b", value, action_ts = pressed } },
    });

    public static JsonObject Shortcut(string callback, string text) => Node(new
    {
        type = "message_action",
        callback_id = callback,
        team = new { id = Team },
        user = new { id = Anna, team_id = Team },
        trigger_id = "1.2.3",
        response_url = "https://hooks.slack.com/app/1",
        channel = new { id = Town, name = "town" },
        action_ts = "400.1",
        message_ts = "100.1",
        message = new { type = "message", user = "UBOB", text, ts = "100.1" },
    });

    public static JsonObject Submission(string modal, string metadata, params (string Action, object Input)[] inputs)
    {
        var values = new JsonObject();
        foreach (var (action, input) in inputs)
            values[$"block-{action}"] = new JsonObject { [action] = JsonSerializer.SerializeToNode(input) };
        return Node(new
        {
            type = "view_submission",
            team = new { id = Team },
            user = new { id = Anna, team_id = Team },
            view = new { id = "V1", callback_id = modal, private_metadata = metadata, state = new { values } },
        });
    }

    public static JsonObject Node(object value) => JsonSerializer.SerializeToNode(value)!.AsObject();

    private static JsonObject With(object value, (string Name, string? Value) extra)
    {
        var node = Node(value);
        if (extra.Value is { } set)
            node[extra.Name] = set;
        return node;
    }
}
