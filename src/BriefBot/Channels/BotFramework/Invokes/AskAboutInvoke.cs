using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>
/// <c>composeExtension/fetchTask</c> and <c>…/submitAction</c>: "Ask BriefBot about this message". The message is taken as
/// a question, and the answer is shown in a dialog to whoever asked.
/// </summary>
internal sealed class AskAboutInvoke(InPlace inPlace, ActivityRenderer renderer, TimeProvider time)
{
    public async Task<ActivityResponse> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Words(turn.Activity.Value).Trim() is not { Length: > 0 } words)
            return Task(new JsonObject { ["type"] = "message", ["value"] = InvokeTexts.For(turn.Language).NoWords });
        var asked = turn.Event(InboxEventKind.Message, words, time.GetUtcNow(), turn.Activity.Id ?? "about");
        var reply = await inPlace.AskAsync(asked, cancellationToken);
        return Task(new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "BriefBot",
                ["height"] = "medium",
                ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = ExtensionCards.Adaptive, ["content"] = renderer.Card(reply, turn.Address) },
            },
        });
    }

    private static string Words(JsonElement value)
    {
        if (value.Member("data").Text("question") is { } typed)
            return typed;
        var body = value.Member("messagePayload", "body");
        var content = body.Text("content") ?? "";
        return body.Text("contentType") == "html" ? MessageText.FromHtml(content) : content;
    }

    private static ActivityResponse Task(JsonObject task) => ActivityResponse.With(new JsonObject { ["task"] = task });
}
