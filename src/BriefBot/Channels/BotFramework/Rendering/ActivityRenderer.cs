using System.Text.Json.Nodes;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// Renders replies for Teams. A message says everything in its text, which phones and notifications show as well; a card
/// below it holds what text cannot: pictures and buttons. Every limit of <see cref="TeamsLimits"/> holds by measuring
/// what is sent, as it is sent.
/// </summary>
internal sealed class ActivityRenderer(ReaderLinks links)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>
    /// A whole message activity, without an id. It replies to <see cref="TurnAddress.ActivityId"/>; without that it is a
    /// message of its own.
    /// </summary>
    public JsonObject Message(Reply reply, TurnAddress address)
    {
        var targets = new CitationLinks(links, reply);
        var actions = CardActions.Of(reply);
        var activity = Envelope(reply, address);
        var card = AddActions(activity, actions, reply, address);
        var claims = new CitationEntity(targets, reply.Language).Claims(reply.Numbered);
        if (claims.Count > 0)
            activity["entities"] = new JsonArray(CitationEntity.Root(claims, reply.IsComposed));
        var text = Fill(activity, card, actions.Rest, new MarkdownRenderer(targets.For));
        activity["text"] = text;
        CitationEntity.KeepMentioned(claims, text);
        if (claims.Count == 0)
            activity.Remove("entities");
        return activity;
    }

    /// <summary>
    /// The whole reply as an Adaptive Card (schema 1.5), which stands by itself: in place of another card, or as what a
    /// message extension offers.
    /// </summary>
    /// <param name="maxLength">In UTF-16 code units of JSON.</param>
    public JsonObject Card(Reply reply, TurnAddress address, int maxLength = TeamsLimits.Card)
    {
        var actions = CardActions.Of(reply);
        var card = EmptyCard(reply, actions);
        card["lang"] = reply.Language;
        var body = new CardBody(new CitationLinks(links, reply));
        var room = Math.Max(0, maxLength - TeamsJson.Length(card));
        var (pictures, rest) = Pictures(actions.Rest, room - Lines(actions.Rest, body, room).Sum(line => body.Length([line])));
        room -= pictures.Sum(picture => TeamsJson.Length(picture) + 1);
        card["body"] = new JsonArray([.. Lines(rest, body, room).SelectMany(body.Elements), .. pictures, .. Inputs(reply)]);
        return card;
    }

    /// <summary>The form that subscribes, once more, with what was filled in and what is wrong with it.</summary>
    public static JsonObject Form(string language, Func<FormField, string?> value, IReadOnlyCollection<string> errors)
    {
        var asked = new Reply { Kind = ReplyKind.Problem, Language = language, Text = string.Join(' ', errors), Form = new SubscribeForm(null) };
        var card = EmptyCard(asked, CardActions.Of(asked));
        card["lang"] = language;
        card["body"] = new JsonArray([.. SubscribeInputs.Elements(language, value, errors)]);
        return card;
    }

    /// <summary>The card as an attachment of an activity or of a message extension's answer.</summary>
    public static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = CardType, ["content"] = card };

    /// <summary>
    /// Takes the card out of a message, to be sent after it. Teams shows text and card of one activity as two messages and
    /// tells the id of neither, so nothing of it could be updated, deleted or rated ("Messages in bot conversations",
    /// message splitting).
    /// </summary>
    /// <returns>An activity with the card alone; null when there is none.</returns>
    public static JsonObject? TakeCard(JsonObject message)
    {
        if (message["attachments"] is not { } attachments)
            return null;
        message.Remove("attachments");
        var card = new JsonObject { ["type"] = "message" };
        foreach (var shared in new[] { "from", "recipient", "conversation", "replyToId", "locale", "summary" })
        {
            if (message[shared] is { } value)
                card[shared] = value.DeepClone();
        }
        card["attachments"] = attachments;
        return card;
    }

    private static JsonObject Envelope(Reply reply, TurnAddress address)
    {
        var activity = new JsonObject { ["type"] = "message", ["from"] = Account(address.BotId, address.BotName) };
        if (address.UserId is { } user)
            activity["recipient"] = Account(user, address.UserName);
        activity["conversation"] = Conversation(address);
        if (address.ActivityId is { } answered)
            activity["replyToId"] = answered;
        activity["locale"] = address.Locale ?? reply.Language;
        activity["textFormat"] = "markdown";
        activity["summary"] = Summary(reply);
        if (reply.Kind == ReplyKind.Answer)
            activity["channelData"] = new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } };
        return activity;
    }

    private static JsonObject Account(string id, string? name)
    {
        var account = new JsonObject { ["id"] = id };
        if (name is not null)
            account["name"] = name;
        return account;
    }

    private static JsonObject Conversation(TurnAddress address)
    {
        var conversation = new JsonObject { ["id"] = address.ConversationId };
        if (address.ConversationType is { } type)
            conversation["conversationType"] = type;
        if (address.TenantId is { } tenant)
            conversation["tenantId"] = tenant;
        return conversation;
    }

    /// <summary>Teams shows suggested actions in personal chats only, and not together with attachments.</summary>
    /// <returns>The card that was attached; one without actions is attached when there are pictures for it.</returns>
    private static JsonObject AddActions(JsonObject activity, CardActions actions, Reply reply, TurnAddress address)
    {
        var card = EmptyCard(reply, actions);
        if (reply.Form is not null)
        {
            card["body"] = new JsonArray([.. Inputs(reply)]);
            activity["attachments"] = new JsonArray(Attachment(card));
            return card;
        }
        if (actions.Pressed.Count == 0)
            return card;
        if (address is { ConversationType: "personal", UserId: { } user } && reply is { Buttons: [], Pictures: [] })
            activity["suggestedActions"] = actions.Suggest(user);
        else
            activity["attachments"] = new JsonArray(Attachment(card));
        return card;
    }

    /// <summary>Text takes what room it needs, pictures what is left; those that find none are told of in the text.</summary>
    private static string Fill(JsonObject activity, JsonObject card, Reply reply, MarkdownRenderer markdown)
    {
        const int AroundText = 16;
        const int AroundCard = 120;
        var room = TeamsLimits.Message - TeamsJson.Length(activity) - AroundText;
        var (pictures, rest) = Pictures(reply, room - TeamsJson.Length(Text(reply)) - TeamsJson.Length(card) - AroundCard);
        if (pictures.Count > 0)
        {
            card["body"] = new JsonArray([.. pictures]);
            if (!activity.ContainsKey("attachments"))
                activity["attachments"] = new JsonArray(Attachment(card));
            room = TeamsLimits.Message - TeamsJson.Length(activity) - AroundText;
        }
        return Text(rest);

        string Text(Reply shown) => markdown.Render(shown, Math.Max(0, room), TeamsJson.Length);
    }

    /// <returns>As many as fit, and the reply without them.</returns>
    private static (List<JsonObject> Shown, Reply Others) Pictures(Reply reply, int room)
    {
        var shown = new List<JsonObject>();
        var rest = new List<ReplyPicture>();
        foreach (var picture in reply.Pictures)
        {
            var image = picture.Data.Length < room ? CardBody.Picture(picture) : null;
            if (image is null || TeamsJson.Length(image) + 1 > room)
                rest.Add(picture);
            else
            {
                room -= TeamsJson.Length(image) + 1;
                shown.Add(image);
            }
        }
        return (shown, reply with { Pictures = rest });
    }

    private static IEnumerable<JsonObject> Inputs(Reply reply) => reply.Form is { } form
        ? SubscribeInputs.Elements(reply.Language, field => field == FormField.Zone ? form.TimeZone : null, [])
        : [];

    private static IReadOnlyList<ReplyLine> Lines(Reply reply, CardBody body, int room) =>
        Fitting.Choose(ReplyScript.Of(reply), ReplyScript.More(reply), Math.Max(0, room), body.Length);

    private static JsonObject EmptyCard(Reply reply, CardActions actions)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = Summary(reply),
            ["body"] = new JsonArray(),
        };
        if (actions.Pressed.Count > 0 && reply.Form is null)
            card["actions"] = actions.ToJson();
        // What else could be pressed would send the form along.
        if (reply.Form is not null)
            card["actions"] = new JsonArray(SubscribeInputs.Submit(reply.Language));
        return card;
    }

    /// <summary>One line that says the most important: for notifications, and clients that show no cards.</summary>
    private static string Summary(Reply reply) => OneLine.Of(
        PlainWords.Shown(PlainTextRenderer.Render(reply with { Buttons = [], Suggestions = [], Notices = [] }, TeamsLimits.Summary)),
        TeamsLimits.Summary);
}
