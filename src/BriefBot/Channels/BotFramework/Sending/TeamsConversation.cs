using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>How conversations are addressed and begun in Teams.</summary>
internal static class TeamsConversation
{
    /// <summary>In the id of a thread of a channel, between the channel's id and that of its first message.</summary>
    public const string ThreadMark = ";messageid=";

    public static bool IsChannel(TurnAddress address) =>
        address.ConversationType == "channel" || address.ConversationType is null && address.TeamsChannelId is not null;

    /// <summary>The id of the conversation or of the thread in it.</summary>
    public static string IdOf(TurnAddress address, string? thread)
    {
        var id = address.ConversationId;
        return thread is null || !IsChannel(address) || id.Contains(ThreadMark, StringComparison.Ordinal) ? id : $"{id}{ThreadMark}{thread}";
    }

    /// <summary>The thread that a message of ours began, or stands in.</summary>
    public static string IdOfMessage(TurnAddress address, string? thread, string messageId) =>
        IsChannel(address) && thread is null && address is { ActivityId: null, TeamsChannelId: { } channel }
            ? $"{channel}{ThreadMark}{messageId}"
            : IdOf(address, thread);

    /// <summary>Where something stands below a message of ours: in a channel, in the thread that it began or is in.</summary>
    public static string IdBelow(TurnAddress address, string? thread, string messageId)
    {
        var place = IdOf(address, thread);
        return IsChannel(address) && !place.Contains(ThreadMark, StringComparison.Ordinal)
            ? $"{address.TeamsChannelId ?? place}{ThreadMark}{messageId}"
            : place;
    }

    /// <param name="activity">The thread's first message.</param>
    public static JsonObject NewThread(TurnAddress address, string channelId, JsonObject activity)
    {
        activity.Remove("conversation");
        var created = new JsonObject
        {
            ["isGroup"] = true,
            ["bot"] = new JsonObject { ["id"] = address.BotId },
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channelId } },
            ["activity"] = activity,
        };
        if (address.TenantId is { } tenant)
            created["tenantId"] = tenant;
        return created;
    }

    /// <summary>Teams answers with the chat that is there already, if it is.</summary>
    public static JsonObject OneToOne(TurnAddress address, string userId)
    {
        var created = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = address.BotId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = userId }),
        };
        if (address.TenantId is { } tenant)
        {
            created["tenantId"] = tenant;
            created["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
        }
        return created;
    }

    /// <summary>Whether the result means that nothing can be posted there any more, not only that one message is gone.</summary>
    public static bool IsClosed(SendResult result, DeliveryKind kind) =>
        result is SendResult.Forbidden && kind is DeliveryKind.Post or DeliveryKind.Reply || result is SendResult.Gone && kind == DeliveryKind.Post;
}
