using System.Text.Json;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>Slash commands: what follows the command is the message, and only who typed it sees the answer.</summary>
internal sealed class CommandReader(SlackProfiles profiles, SlackSurfaces surfaces, TimeProvider time)
{
    private const string Help = "help";

    public Understood Read(JsonElement command)
    {
        if ((command.Id("team_id") ?? command.Id("enterprise_id")) is not { } team || command.Id("channel_id") is not { } channel
            || command.Id("user_id") is not { } user || command.Id("trigger_id") is not { } trigger)
            return Understood.Nothing;
        var profile = profiles.Find(user);
        var text = SlackText.Plain(command.Text("text") ?? "", null, profiles.NameOf);
        var asked = new InboxEvent
        {
            Key = $"slack:command:{trigger}",
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey(SlackNames.Channel, team, channel),
            ConversationKind = SlackPlaces.KindOf(command.Text("channel_name")),
            MessageId = $"command:{trigger}",
            User = SlackUserKeys.Key(team, user),
            Text = text.Length > 0 ? text : Help,
            Language = profile?.Language,
            TimeZone = profile?.TimeZone,
            Received = time.GetUtcNow(),
            ReplyContext = new SlackAddress
            {
                Team = team,
                Channel = channel,
                User = user,
                ResponseUrl = command.Address("response_url"),
                IsEphemeral = true,
                IsDirect = SlackPlaces.KindOf(command.Text("channel_name")) == ConversationKind.Personal,
            }.ToString(),
        };
        // Without a word of when, a form asks for it.
        if (CommandParser.Parse(text, asked.Received) is { Kind: CommandKind.Subscribe, Argument: "" })
            return new Understood { Errands = [new SlackErrand("Subscribe modal", cancellation => surfaces.OpenSubscribeModalAsync(trigger, SlackAddress.Parse(asked.ReplyContext), cancellation))] };
        return new Understood
        {
            Heard = HeardMessage.Certain(asked),
            Errands = profiles.IsWanted(user) ? [new SlackErrand("Profile", cancellation => profiles.RefreshAsync(user, cancellation))] : [],
        };
    }
}
