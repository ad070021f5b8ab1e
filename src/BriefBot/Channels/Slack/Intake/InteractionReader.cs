using System.Text.Json;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>Pressed buttons, shortcuts and submitted modals.</summary>
internal sealed class InteractionReader(SlackProfiles profiles, SlackSurfaces surfaces, TimeProvider time)
{
    private const string FillIn = "Please fill this in. · Vul dit in.";

    public Understood Read(Interaction done) => done.Body.Text("type") switch
    {
        "block_actions" => Pressed(done),
        "message_action" or "shortcut" => Shortcut(done),
        "view_submission" => Submitted(done),
        _ => Understood.Nothing,
    };

    private Understood Pressed(Interaction done)
    {
        if (Actions(done.Body.At("actions")).Any(action => action.Text("action_id") == SlackNames.SubscribeAction))
            return OpenSubscribeModal(done);
        var action = Actions(done.Body.At("actions")).FirstOrDefault(action => ValueOf(action) is not null);
        if (done.Team is not { } team || done.User is not { } user || ValueOf(action) is not { } value || action.Id("action_ts") is not { } pressed)
            return Understood.Nothing;
        var container = done.Body.At("container");
        if (action.Text("action_id") == SlackNames.ShareAction)
            return AnswerTo(done) is { } told ? new Understood { Store = cancellation => surfaces.ShareAsync(value, told, cancellation) } : Understood.Nothing;
        var ts = container.Id("message_ts") ?? container.Id("view_id") ?? "";
        // In the App Home there is no channel: whoever presses a button there is answered in person.
        var (channel, kind) = done.Channel is { } named ? (named, done.Kind) : (DirectMessages(done, team, user), ConversationKind.Personal);
        var thread = ThreadOf(done, kind);
        var said = new InboxEvent
        {
            Key = $"slack:action:{team}:{channel}:{ts}:{pressed}:{user}",
            Kind = InboxEventKind.Button,
            Conversation = new ConversationKey(SlackNames.Channel, team, channel),
            ConversationKind = kind,
            Thread = thread,
            MessageId = $"action:{pressed}:{user}",
            User = done.UserKey,
            Text = value,
            Received = time.GetUtcNow(),
            ReplyContext = new SlackAddress
            {
                Team = team,
                Channel = channel,
                ThreadTs = thread,
                User = user,
                ResponseUrl = done.Body.Address("response_url"),
                // What somebody thinks of an answer is between them and the bot.
                IsEphemeral = container.IsTrue("is_ephemeral") || action.Text("action_id") == SlackActions.Feedback,
                IsDirect = kind == ConversationKind.Personal,
            }.ToString(),
        };
        return ChangesHome(done, value) ? ChangeInHome(done, said) : Question(done, said);
    }

    private bool ChangesHome(Interaction done, string value) => done.Body.At("view").Text("type") == "home"
        && CommandParser.Parse(value, time.GetUtcNow()).Kind is CommandKind.Pause or CommandKind.Resume or CommandKind.Unsubscribe;

    /// <summary>Done twice it is as done once, so that it need not go through the inbox; the view, shown anew, is the answer.</summary>
    private Understood ChangeInHome(Interaction done, InboxEvent said)
    {
        var home = SlackAddress.Parse(said.ReplyContext) with { ResponseUrl = null };
        var profile = profiles.Find(home.User!);
        return new Understood
        {
            Store = cancellation => surfaces.ChangeInHomeAsync(said with { Language = profile?.Language, TimeZone = profile?.TimeZone }, cancellation),
            Errands = [new SlackErrand("App Home", cancellation => surfaces.HomeOpenedAsync(home, cancellation))],
        };
    }

    /// <summary>Where Slack takes the person's id for them, their messages are known by the view in which they pressed.</summary>
    private static string DirectMessages(Interaction done, string team, string user) =>
        Metadata(done.Body.At("view").Text("private_metadata")) is { } home && home.Team == team && home.User == user ? home.Channel : user;

    private Understood Shortcut(Interaction done) => done.Body.Text("callback_id") switch
    {
        SlackNames.AskShortcut => OpenAskModal(done),
        SlackNames.IndexShortcut => Index(done),
        SlackNames.SubscribeModal => OpenSubscribeModal(done),
        _ => Understood.Nothing,
    };

    private Understood OpenAskModal(Interaction done)
    {
        if (AnswerTo(done) is not { } address || done.Body.Id("trigger_id") is not { } trigger)
            return Understood.Nothing;
        var about = SlackText.Plain(done.Body.At("message").Text("text") ?? "", null, profiles.NameOf);
        return new Understood
        {
            Errands = [new SlackErrand("Ask modal", cancellation => surfaces.OpenAskModalAsync(trigger, address, about, cancellation))],
        };
    }

    /// <summary>For the conversation in which it was pressed; from the App Home or a global shortcut, for the person's own.</summary>
    private Understood OpenSubscribeModal(Interaction done)
    {
        if (AnswerTo(done) is not { } address || done.Body.Id("trigger_id") is not { } trigger)
            return Understood.Nothing;
        if (done.Channel is null)
            address = address with { Channel = DirectMessages(done, address.Team, address.User!) };
        return new Understood { Errands = [new SlackErrand("Subscribe modal", cancellation => surfaces.OpenSubscribeModalAsync(trigger, address with { ThreadTs = null }, cancellation))] };
    }

    private Understood Index(Interaction done)
    {
        var message = done.Body.At("message");
        if (AnswerTo(done) is not { } address || done.Body.Id("action_ts") is not { } chosen)
            return Understood.Nothing;
        var link = SlackText.FirstLink(message.Text("text") ?? "") ?? Linked(message);
        return Question(done, new InboxEvent
        {
            Key = $"slack:action:{address.Team}:{address.Channel}:{message.Id("ts")}:{chosen}:{address.User}",
            Kind = InboxEventKind.Button,
            Conversation = new ConversationKey(SlackNames.Channel, address.Team, address.Channel),
            ConversationKind = done.Kind,
            Thread = address.ThreadTs,
            MessageId = $"action:{chosen}:{address.User}",
            User = done.UserKey,
            Text = $"/add {link}".TrimEnd(),
            Received = time.GetUtcNow(),
            ReplyContext = address.ToString(),
        });
    }

    private Understood Submitted(Interaction done)
    {
        var view = done.Body.At("view");
        if (view.Text("callback_id") is not { } modal || view.Id("id") is not { } id || done.User is not { } user
            || Metadata(view.Text("private_metadata")) is not { } address || address.Team != done.Team || address.User != user)
            return Understood.Nothing;
        var inputs = view.At("state").At("values");
        if (SlackNames.LanguageOfSubscribeModal(modal) is { } language)
        {
            var (line, errors) = SubscribeModal.Read(inputs).Read(language);
            return line is not null
                ? Said(done, address, id, line)
                : new Understood { Response = Refusal(inputs, errors.Select(error => (SubscribeModal.Name(error.Key), error.Value))) };
        }
        if (modal != SlackNames.AskModal)
            return Understood.Nothing;
        return Input(inputs, SlackNames.QuestionInput) is { } question
            ? Said(done, address, id, question)
            : new Understood { Response = Refusal(inputs, [(SlackNames.QuestionInput, FillIn)]) };
    }

    private Understood Said(Interaction done, SlackAddress address, string view, string text)
    {
        var isDirect = address.IsDirect || address.Channel == address.User;
        var understood = Question(done, new InboxEvent
        {
            Key = $"slack:view:{address.Team}:{view}",
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey(SlackNames.Channel, address.Team, address.Channel),
            ConversationKind = isDirect ? ConversationKind.Personal : ConversationKind.Channel,
            Thread = address.ThreadTs,
            MessageId = $"view:{view}",
            User = done.UserKey,
            Text = text,
            Received = time.GetUtcNow(),
            ReplyContext = address.ToString(),
        });
        // Nobody but the bot is in somebody's direct messages with it, so that it may post there.
        return address.IsDirect ? understood with { Heard = understood.Heard! with { IsFromConversation = true } } : understood;
    }

    private Understood Question(Interaction done, InboxEvent asked)
    {
        var user = done.User!;
        var profile = profiles.Find(user);
        return new Understood
        {
            Heard = HeardMessage.Certain(asked with { Language = profile?.Language, TimeZone = profile?.TimeZone }),
            Errands = profiles.IsWanted(user) ? [new SlackErrand("Profile", cancellation => profiles.RefreshAsync(user, cancellation))] : [],
        };
    }

    /// <summary>A shortcut is answered to whoever chose it, for a global one in person.</summary>
    private static SlackAddress? AnswerTo(Interaction done)
    {
        if (done.Team is not { } team || done.User is not { } user)
            return null;
        var message = done.Body.At("message");
        return new SlackAddress
        {
            Team = team,
            Channel = done.Channel ?? user,
            ThreadTs = (done.Body.At("container").Id("thread_ts") ?? message.Id("thread_ts")) is { } thread && thread != message.Id("ts") ? thread : null,
            User = user,
            ResponseUrl = done.Body.Address("response_url"),
            IsEphemeral = done.Channel is not null,
            IsDirect = done.Channel is null || done.Kind == ConversationKind.Personal,
        };
    }

    /// <summary>In the message's thread, which in a channel it begins where there is none yet.</summary>
    private static string? ThreadOf(Interaction done, ConversationKind kind)
    {
        var container = done.Body.At("container");
        var (ts, message) = (container.Id("message_ts"), done.Body.At("message"));
        var thread = container.Id("thread_ts") ?? message.Id("thread_ts");
        return thread ?? (kind == ConversationKind.Personal || container.IsTrue("is_ephemeral") ? null : ts);
    }

    private static JsonElement.ArrayEnumerator Actions(JsonElement actions) =>
        actions.ValueKind == JsonValueKind.Array ? actions.EnumerateArray() : default;

    /// <summary>The command of a button, or of what was selected; links have none.</summary>
    private static string? ValueOf(JsonElement action) =>
        (action.Text("value") ?? action.At("selected_option").Text("value")) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private static SlackAddress? Metadata(string? metadata)
    {
        try
        {
            return SlackAddress.Parse(metadata);
        }
        catch (FormatException)
        {
            // A modal of another version.
            return null;
        }
    }

    private static string? Input(JsonElement inputs, string action)
    {
        var input = Blocks(inputs).Select(block => block.Value.At(action)).FirstOrDefault(found => found.ValueKind == JsonValueKind.Object);
        return ValueOf(input)?.Trim();
    }

    /// <summary>Keeps the modal open. Slack wants the errors by block.</summary>
    private static object? Refusal(JsonElement inputs, IEnumerable<(string Action, string Error)> found)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (action, error) in found)
        {
            if (Blocks(inputs).FirstOrDefault(block => block.Value.At(action).ValueKind == JsonValueKind.Object) is { Value.ValueKind: JsonValueKind.Object } block)
                errors[block.Name] = error;
        }
        return errors.Count > 0 ? new { response_action = "errors", errors } : null;
    }

    private static JsonElement.ObjectEnumerator Blocks(JsonElement inputs) =>
        inputs.ValueKind == JsonValueKind.Object ? inputs.EnumerateObject() : default;

    /// <summary>Where the text has no address, a link in a block or the preview of one may.</summary>
    private static string? Linked(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.Address("from_url") ?? value.Address("title_link") ?? value.Address("url")
            ?? value.EnumerateObject().Select(property => Linked(property.Value)).FirstOrDefault(link => link is not null),
        JsonValueKind.Array => value.EnumerateArray().Select(Linked).FirstOrDefault(link => link is not null),
        _ => null,
    };
}
