using System.Text.Json.Nodes;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>Renders a reply as a Teams message and as an Adaptive Card.</summary>
internal sealed class ActivityRenderer(ReaderLinks links)
{
    /// <summary>A complete activity, to be sent as it is.</summary>
    public JsonObject Message(Reply reply, TurnAddress address)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = address.BotId, ["name"] = address.BotName },
            ["recipient"] = new JsonObject { ["id"] = address.UserId, ["name"] = address.UserName },
            ["conversation"] = new JsonObject { ["id"] = address.ConversationId },
            ["textFormat"] = "plain",
            ["text"] = PlainTextRenderer.Render(reply),
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = Card(reply, address) }),
        };
        if (address.ActivityId is { } answered)
            message["replyToId"] = answered;
        return message;
    }

    /// <summary>The Adaptive Card alone.</summary>
    public JsonObject Card(Reply reply, TurnAddress address)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = PlainTextRenderer.Render(reply) }),
        };
        if (reply.Citations is [{ Quote: var quote }, ..])
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "1", ["url"] = links.For(quote) });
        return card;
    }
}
