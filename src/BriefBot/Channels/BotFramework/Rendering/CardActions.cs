using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// What of a reply can be pressed: its buttons, then its suggestions, as far as Teams takes them. The others stay words.
/// </summary>
internal sealed class CardActions
{
    /// <summary>Of each action.</summary>
    public const string Verb = "command";

    /// <summary>In each action's data: what pressing it says, as a person could type it.</summary>
    public const string CommandProperty = "command";

    /// <summary>In each action's data, once it is known: the message that the card stands below.</summary>
    public const string MessageProperty = "message";

    private CardActions(IReadOnlyList<ReplyButton> pressed, Reply rest) => (Pressed, Rest) = (pressed, rest);

    public IReadOnlyList<ReplyButton> Pressed { get; }

    /// <summary>The reply without them.</summary>
    public Reply Rest { get; }

    public static CardActions Of(Reply reply)
    {
        // A form's card has the form's button only: the others are words.
        if (reply.Form is not null)
            return new CardActions([], reply);
        var buttons = reply.Buttons.Where(button => Fits(button.Command)).Take(TeamsLimits.Actions).ToList();
        var suggestions = reply.Suggestions.Where(Fits).Take(TeamsLimits.Actions - buttons.Count).ToList();
        var rest = reply with
        {
            Buttons = [.. reply.Buttons.Except(buttons)],
            Suggestions = [.. reply.Suggestions.Except(suggestions)],
        };
        var worded = buttons.Select(button => button with { Label = Worded(button.Label, reply.Language) });
        return new CardActions([.. worded, .. suggestions.Select(suggestion => new ReplyButton(suggestion, suggestion))], rest);
    }

    /// <summary>Universal actions (Adaptive Cards 1.4), with what older clients send instead.</summary>
    public JsonArray ToJson() => [.. Pressed.Select(Execute)];

    /// <summary>Has each action of a card tell which message it is about: a press names the card only.</summary>
    /// <param name="card">As <see cref="ActivityRenderer.TakeCard"/> gave it.</param>
    public static void Name(JsonObject card, string messageId)
    {
        var actions = card["attachments"]!.AsArray().SelectMany(attachment => attachment!["content"]!["actions"] as JsonArray ?? []);
        foreach (var action in actions.Select(action => action!.AsObject()))
        {
            action["data"]![MessageProperty] = messageId;
            action["fallback"]!["data"]![MessageProperty] = messageId;
        }
    }

    /// <summary>As suggested actions, which a personal chat shows below a message without attachments.</summary>
    public JsonObject Suggest(string userId) => new()
    {
        ["to"] = new JsonArray(userId),
        ["actions"] = new JsonArray([.. Pressed.Select(button => new JsonObject
        {
            ["type"] = "imBack",
            ["title"] = Title(button),
            ["value"] = Command(button.Command),
        })]),
    };

    private static JsonObject Execute(ReplyButton button) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = Title(button),
        ["verb"] = Verb,
        ["data"] = Data(button),
        ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = Title(button), ["data"] = Data(button) },
    };

    /// <summary>Teams has thumbs of its own below an answer; in the card, and for whoever hears it read out, words tell more.</summary>
    private static string Worded(string label, string language) => (label, language) switch
    {
        ("👍", "nl") => "Nuttig",
        ("👎", "nl") => "Niet nuttig",
        ("👍", _) => "Helpful",
        ("👎", _) => "Not helpful",
        _ => label,
    };

    private static JsonObject Data(ReplyButton button) => new() { [CommandProperty] = Command(button.Command) };

    private static string Title(ReplyButton button)
    {
        var title = OneLine.Of(PlainWords.Shown(button.Label), TeamsLimits.ActionTitle);
        return title.Length > 0 ? title : OneLine.Of(PlainWords.Shown(button.Command), TeamsLimits.ActionTitle);
    }

    private static string Command(string text) => OneLine.Of(PlainWords.Shown(text), TeamsLimits.ActionCommand);

    private static bool Fits(string command) => command.Length <= TeamsLimits.ActionCommand && Command(command).Length > 0;
}
