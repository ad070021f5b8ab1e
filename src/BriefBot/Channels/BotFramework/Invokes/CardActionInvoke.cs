using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>
/// <c>adaptiveCard/action</c>: a button of a card (Action.Execute), whose command is carried out like one that is typed.
/// What it shows comes into the card; the answer itself stands in the message above. A mere remark leaves the card alone.
/// </summary>
internal sealed class CardActionInvoke(
    InPlace inPlace, ActivityRenderer renderer, AnswerRating rating, IOutbox outbox, IArticleStore articles, TimeProvider time)
{
    private const string Remark = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";

    public async Task<ActivityResponse> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var action = turn.Activity.Value.Member("action");
        if (action.Text("type") != "Action.Execute" || CardCommand.In(action.Member("data")) is not { } pressed)
            return Malformed();
        var form = SubscribeInputs.In(action.Member("data"));
        if (form is { } filled && new FormEntry(filled.Value).Read(filled.Language) is { Line: null, Errors: var errors })
            return Answer(ActivityRenderer.CardType, ActivityRenderer.Form(filled.Language, filled.Value, [.. errors.Select(error => $"{FormTexts.For(filled.Language).Labels[error.Key]}: {error.Value}")]));
        if (CardCommand.MessageIn(action.Member("data")) is { } message)
            turn = turn.About(message);
        var earlier = await ShownAsync(turn, cancellationToken);
        if (Thumb(earlier, pressed) is { } given && await rating.RateSentAsync(turn, given, null, cancellationToken))
            return Answer(Remark, InvokeTexts.For(earlier!.Language).Noted);
        var now = time.GetUtcNow();
        var said = turn.Event(InboxEventKind.Button, pressed, now, turn.Activity.Id ?? Guid.CreateVersion7(now).ToString("N"));
        var reply = await inPlace.HandleAsync(said, cancellationToken);
        if (reply is null)
            return Answer(Remark, InvokeTexts.For(turn.Language).TooFast);
        // The form has done its work: what came of it stands in its place.
        if (form is not null)
            return Answer(ActivityRenderer.CardType, renderer.Card(reply, turn.Address));
        if (!ShowsSomething(reply))
            return Answer(Remark, reply.Text);
        return Answer(ActivityRenderer.CardType, renderer.Card(earlier is null ? reply : WithButtonsOf(earlier, reply, pressed), turn.Address));
    }

    /// <summary>Whoever sees an answer may judge it, also where somebody else asked.</summary>
    private static FeedbackRating? Thumb(Reply? shown, string pressed) => shown?.Buttons.FirstOrDefault(button => button.Command == pressed)?.Label switch
    {
        "👍" => FeedbackRating.Helpful,
        "👎" => FeedbackRating.NotHelpful,
        _ => null,
    };

    private static bool ShowsSomething(Reply reply) =>
        reply.Citations.Count + reply.Passages.Count + reply.Sections.Count + reply.Stories.Count + reply.Articles.Count > 0 || reply.Kind is ReplyKind.Help or ReplyKind.Refusal;

    /// <summary>What the message with the card showed when it was sent, if it is an answer of ours in this conversation.</summary>
    private async Task<Reply?> ShownAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.ReplyToId is not { } message
            || await outbox.FindSentAsync(turn.Conversation, message, cancellationToken) is not { Delivery.Payload: { Length: > 0 } payload })
            return null;
        var earlier = await ReplyFormat.ReadAsync(payload, articles, cancellationToken);
        return earlier.Kind is ReplyKind.Answer or ReplyKind.Refusal ? earlier : null;
    }

    /// <summary>What could be pressed can still be pressed, save what was.</summary>
    private static Reply WithButtonsOf(Reply earlier, Reply reply, string pressed)
    {
        var others = earlier.Buttons.Where(button => button.Command != pressed);
        return reply with { Buttons = [.. others.Concat(reply.Buttons).DistinctBy(button => button.Command)] };
    }

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
