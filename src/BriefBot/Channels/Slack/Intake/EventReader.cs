using System.Text.Json;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>Everything that the Events API tells.</summary>
internal sealed class EventReader(MessageReader messages, SlackProfiles profiles, SlackSurfaces surfaces, TimeProvider time)
{
    public Understood Read(SlackEvent received) => received.Name switch
    {
        "message" or "app_mention" => Message(received),
        "member_joined_channel" => Joined(received),
        "app_home_opened" => HomeOpened(received),
        "assistant_thread_started" or "assistant_thread_context_changed" => AssistantThread(received),
        "link_shared" => LinksShared(received),
        "app_uninstalled" => new Understood { Revoked = "app_uninstalled" },
        "tokens_revoked" when received.Body.At("tokens").At("bot").First().ValueKind == JsonValueKind.String => new Understood { Revoked = "token_revoked" },
        _ => Understood.Nothing,
    };

    private Understood Message(SlackEvent received)
    {
        if (messages.Read(received) is not { } heard)
            return Understood.Nothing;
        var user = SlackAddress.Parse(heard.Event.ReplyContext).User;
        return new Understood { Heard = heard, Errands = Profile(user) };
    }

    private Understood Joined(SlackEvent received)
    {
        if (received.Team is not { } team || received.Body.Id("channel") is not { } channel || received.Body.Id("event_ts") is not { } moment
            || received.Bot is not { } bot || received.Body.Text("user") != bot)
            return Understood.Nothing;
        var invitedBy = received.Body.Id("inviter");
        var profile = invitedBy is null ? null : profiles.Find(invitedBy);
        var joined = new InboxEvent
        {
            Key = $"slack:{team}:{channel}:joined:{moment}",
            Kind = InboxEventKind.Joined,
            Conversation = new ConversationKey(SlackNames.Channel, team, channel),
            ConversationKind = ConversationKind.Channel,
            MessageId = $"joined:{moment}",
            User = SlackUserKeys.Key(team, invitedBy ?? bot),
            Text = "",
            Language = profile?.Language,
            TimeZone = profile?.TimeZone,
            Received = time.GetUtcNow(),
            ReplyContext = new SlackAddress { Team = team, Channel = channel }.ToString(),
        };
        return new Understood { Heard = HeardMessage.Certain(joined) with { IsFromConversation = true }, Errands = Profile(invitedBy) };
    }

    private Understood HomeOpened(SlackEvent received)
    {
        if (received.Body.Text("tab") is "messages" || received.Team is not { } team || received.Body.Id("user") is not { } user)
            return Understood.Nothing;
        var home = new SlackAddress { Team = team, Channel = received.Body.Id("channel") ?? user, User = user, IsDirect = true };
        return Errand("App Home", cancellation => surfaces.HomeOpenedAsync(home, cancellation), Profile(user));
    }

    private Understood AssistantThread(SlackEvent received)
    {
        var thread = received.Body.At("assistant_thread");
        if (received.Team is not { } team || thread.Id("channel_id") is not { } channel || thread.Id("thread_ts") is not { } ts || thread.Id("user_id") is not { } user)
            return Understood.Nothing;
        var address = new SlackAddress { Team = team, Channel = channel, ThreadTs = ts, User = user };
        var lookingAt = thread.At("context").Id("channel_id");
        return Errand("Assistant thread", cancellation => surfaces.AssistantStartedAsync(address, lookingAt, cancellation), Profile(user));
    }

    private Understood LinksShared(SlackEvent received)
    {
        var links = received.Body.At("links");
        if (received.Team is not { } team || received.Body.Id("channel") is not { } channel || received.Body.Id("message_ts") is not { } ts || links.ValueKind != JsonValueKind.Array)
            return Understood.Nothing;
        string[] addresses = [.. links.EnumerateArray().Select(link => link.Address("url")).OfType<string>()];
        var shared = new SlackUnfurl(team, channel, ts, received.Body.Id("unfurl_id"), received.Body.Id("source"), addresses);
        return addresses.Length == 0 ? Understood.Nothing : Errand("Unfurl", cancellation => surfaces.UnfurlAsync(shared, cancellation), []);
    }

    private IReadOnlyList<SlackErrand> Profile(string? user) => user is not null && profiles.IsWanted(user)
        ? [new SlackErrand("Profile", cancellation => profiles.RefreshAsync(user, cancellation))]
        : [];

    private static Understood Errand(string name, Func<CancellationToken, Task> run, IReadOnlyList<SlackErrand> others) =>
        new() { Errands = [.. others, new SlackErrand(name, run)] };
}
