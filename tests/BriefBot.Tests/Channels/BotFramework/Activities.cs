using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Activities as Teams sends them.</summary>
internal static class Activities
{
    public const string Bot = "28:" + TeamsServer.AppId;
    public const string Channel = "19:channel@thread.tacv2";
    private static int LastId = 1000;

    public static string NextId() => Interlocked.Increment(ref LastId).ToString(CultureInfo.InvariantCulture);

    public static JsonObject Personal(string type = "message", string user = "ann", string tenant = "tenant-1") => new()
    {
        ["type"] = type,
        ["id"] = NextId(),
        ["timestamp"] = "2026-03-10T12:00:00.000Z",
        ["localTimestamp"] = "2026-03-10T13:00:00.000+01:00",
        ["serviceUrl"] = TeamsServer.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{user}", ["name"] = user, ["aadObjectId"] = $"aad-{user}" },
        ["conversation"] = new JsonObject { ["id"] = $"a:{tenant}-{user}", ["conversationType"] = "personal", ["tenantId"] = tenant },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "BriefBot" },
        ["locale"] = "en-GB",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "NL", ["platform"] = "Web", ["timezone"] = "Europe/Amsterdam" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };

    public static JsonObject Says(string text, string user = "ann", string tenant = "tenant-1") =>
        Personal("message", user, tenant).With("text", text).With("textFormat", "plain");

    public static JsonObject InGroup(string text, string user = "ann") => Says(text, user)
        .With("conversation", new JsonObject { ["id"] = "19:group@thread.v2", ["conversationType"] = "groupChat", ["tenantId"] = "tenant-1", ["isGroup"] = true });

    /// <param name="root">The thread's first message; null when this is one.</param>
    public static JsonObject InChannel(string text, string? root = null, string user = "ann")
    {
        var activity = Says(text, user);
        return activity
            .With("conversation", new JsonObject { ["id"] = $"{Channel};messageid={root ?? activity["id"]!.GetValue<string>()}", ["conversationType"] = "channel", ["tenantId"] = "tenant-1", ["isGroup"] = true })
            .With("channelData", new JsonObject
            {
                ["tenant"] = new JsonObject { ["id"] = "tenant-1" },
                ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" },
                ["channel"] = new JsonObject { ["id"] = Channel },
            });
    }

    public static JsonObject Mentioning(this JsonObject activity, string id = Bot, string text = "<at>BriefBot</at>")
    {
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = "x" }, ["text"] = text });
        return activity;
    }

    public static JsonObject Invoke(string name, JsonNode? value, string user = "ann", string tenant = "tenant-1") =>
        Personal("invoke", user, tenant).With("name", name).With("value", value);

    public static JsonObject Presses(string command, string? card = null, string user = "ann") => Invoke(
        "adaptiveCard/action",
        new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "command", ["data"] = new JsonObject { ["command"] = command } }, ["trigger"] = "manual" },
        user).With("replyToId", card);

    public static JsonObject Search(string words, string user = "ann", string tenant = "tenant-1") => Invoke(
        "composeExtension/query",
        new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = words }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } },
        user,
        tenant);

    public static JsonObject Thumb(string reaction, string? feedback, string? replyTo, string user = "ann") => Invoke(
        "message/submitAction",
        new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = feedback } },
        user).With("replyToId", replyTo);

    /// <summary>Sets, or where null takes away.</summary>
    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity.Remove(name);
        if (value is not null)
            activity[name] = value;
        return activity;
    }
}
