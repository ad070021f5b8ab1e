using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>
/// <c>adaptiveCard/action</c>: a button of a card (Action.Execute), whose command is carried out like one that is typed.
/// What it shows comes into the card, below what the card shows already; a mere remark leaves the card alone.
/// </summary>
internal sealed class CardActionInvoke(
    InPlace inPlace, ActivityRenderer renderer, IOutbox outbox, IArticleStore articles, TimeProvider time)
{
    private const string Card = "application/vnd.microsoft.card.adaptive";
    private const string Remark = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";

    public async Task<ActivityResponse> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var action = turn.Activity.Value.Member("action");
        if (action.Text("type") != "Action.Execute" || CardCommand.In(action.Member("data")) is not { } pressed)
            return Malformed();
        var now = time.GetUtcNow();
        var said = turn.Event(InboxEventKind.Button, pressed.Command, now, turn.Activity.Id ?? Guid.CreateVersion7(now).ToString("N"));
        var reply = await inPlace.HandleAsync(said, cancellationToken);
        if (reply is null)
            return Answer(Remark, InvokeTexts.For(turn.Language).TooFast);
        if (!ShowsSomething(reply))
            return Answer(Remark, reply.Text);
        var shown = await ShownAsync(turn, pressed, cancellationToken) is { } earlier ? Together(earlier, reply, pressed) : reply;
        return Answer(Card, renderer.Card(shown, turn.Address with { ActivityId = pressed.Question ?? turn.Activity.Id }));
    }

    private static bool ShowsSomething(Reply reply) =>
        reply.Citations.Count + reply.Passages.Count + reply.Sections.Count + reply.Articles.Count > 0 || reply.Kind is ReplyKind.Help or ReplyKind.Refusal;

    /// <summary>What the card showed when it was sent, if it answers a question of this conversation.</summary>
    private async Task<Reply?> ShownAsync(Turn turn, CardCommand pressed, CancellationToken cancellationToken)
    {
        if (pressed.Question is not { } question
            || await outbox.FindByMessageAsync(turn.Conversation, question, cancellationToken) is not { Delivery.Payload: { Length: > 0 } payload })
            return null;
        var earlier = await ReplyFormat.ReadAsync(payload, articles, cancellationToken);
        return earlier.Kind is ReplyKind.Answer or ReplyKind.Refusal ? earlier : null;
    }

    /// <summary>The answer stays: whoever asked for more did not ask for less.</summary>
    private static Reply Together(Reply earlier, Reply reply, CardCommand pressed) => reply.Passages.Count == 0 || reply.Citations.Count > 0
        ? reply
        : earlier with
        {
            Passages = [],
            Sections = [.. earlier.Sections, new ReplySection(reply.Text, reply.Passages)],
            Buttons = [.. earlier.Buttons.Where(button => button.Command != pressed.Command), .. reply.Buttons],
            Notices = [.. earlier.Notices.Union(reply.Notices)],
        };

    private static ActivityResponse Answer(string type, JsonNode value) =>
        ActivityResponse.With(new JsonObject { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value });

    private static ActivityResponse Malformed() => new(
        StatusCodes.Status400BadRequest,
        new JsonObject
        {
            ["statusCode"] = StatusCodes.Status400BadRequest,
            ["type"] = Error,
            ["value"] = new JsonObject { ["code"] = "BadRequest", ["message"] = "The action is not one of BriefBot's." },
        });
}
