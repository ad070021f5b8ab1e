using System.Text.Json;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>
/// Messages, their edits and deletions, and mentions. One message may come under several event ids, as a message and as
/// an app_mention, and repeatedly; so its key is made of team, channel and timestamp alone, and it is claimed by being
/// stored: a message that is not taken leaves it to its app_mention. An edit's key has the edit's timestamp as well.
/// </summary>
internal sealed class MessageReader(SlackProfiles profiles, TimeProvider time)
{
    /// <summary>Null for what no person said, and for what cannot be read.</summary>
    public HeardMessage? Read(SlackEvent received) => (received.Name, received.Body.Text("subtype")) switch
    {
        ("app_mention", _) => Said(received, isMention: true),
        ("message", null or "file_share" or "me_message" or "thread_broadcast") => Said(received, isMention: false),
        ("message", "message_changed") => Changed(received),
        ("message", "message_deleted") => Deleted(received, received.Body.Id("deleted_ts"), received.Body.At("previous_message")),
        _ => null,
    };

    private HeardMessage? Said(SlackEvent received, bool isMention)
    {
        var message = received.Body;
        // Slack repeats the mention, edited, when its message is edited: under the key of the message_changed that comes too.
        return message.At("edited").Id("ts") is { } edited && isMention
            ? Heard(received, message, InboxEventKind.Edited, edited, isMention)
            : Heard(received, message, InboxEventKind.Message, null, isMention);
    }

    private HeardMessage? Changed(SlackEvent received)
    {
        var (message, previous) = (received.Body.At("message"), received.Body.At("previous_message"));
        // A deleted message that has a thread below it stays, as its own gravestone.
        if (message.Text("subtype") == "tombstone")
            return Deleted(received, message.Id("ts"), previous);
        // Links that unfold and threads that grow change a message too.
        if (message.At("edited").Id("ts") is not { } edited || message.Text("text") == previous.Text("text"))
            return null;
        return Heard(received, message, InboxEventKind.Edited, edited, isMention: false);
    }

    private HeardMessage? Deleted(SlackEvent received, string? ts, JsonElement previous)
    {
        if (received.Team is not { } team || received.Body.Id("channel") is not { } channel || ts is null || IsFromBot(previous, received))
            return null;
        return HeardMessage.Certain(new InboxEvent
        {
            Key = $"slack:{team}:{channel}:{ts}:deleted",
            Kind = InboxEventKind.Deleted,
            Conversation = new ConversationKey(SlackNames.Channel, team, channel),
            ConversationKind = KindOf(received.Body.Text("channel_type")),
            Thread = Thread(previous, ts),
            MessageId = ts,
            User = User(received, previous.Id("user") ?? ""),
            Text = "",
            Received = time.GetUtcNow(),
            ReplyContext = new SlackAddress { Team = team, Channel = channel, ThreadTs = Thread(previous, ts) }.ToString(),
        }) with
        {
            EarlierKeys = [KeyOf(team, channel, ts, null), .. previous.At("edited").Id("ts") is { } edited ? (string[])[KeyOf(team, channel, ts, edited)] : []],
        };
    }

    private HeardMessage? Heard(SlackEvent received, JsonElement message, InboxEventKind kind, string? edited, bool isMention)
    {
        if (received.Team is not { } team || received.Body.Id("channel") is not { } channel
            || message.Id("ts") is not { } ts || message.Id("user") is not { } user || IsFromBot(message, received))
            return null;
        var (text, thread, place) = (message.Text("text") ?? "", Thread(message, ts), KindOf(received.Body.Text("channel_type")));
        var bot = received.Bot ?? (isMention ? SlackText.LeadingMention(text) : null);
        var profile = profiles.Find(user);
        return new HeardMessage(new InboxEvent
        {
            Key = KeyOf(team, channel, ts, edited),
            Kind = kind,
            Conversation = new ConversationKey(SlackNames.Channel, team, channel),
            ConversationKind = place,
            Thread = thread,
            MessageId = ts,
            User = User(received, user),
            Text = SlackText.Plain(text, bot, profiles.NameOf),
            IsAddressed = isMention || place == ConversationKind.Personal || bot is not null && SlackText.Mentions(text, bot) || IsBelowBot(message, bot),
            Language = profile?.Language,
            TimeZone = profile?.TimeZone,
            Received = time.GetUtcNow(),
            ReplyContext = new SlackAddress { Team = team, Channel = channel, ThreadTs = thread, User = user, IsDirect = place == ConversationKind.Personal }.ToString(),
        })
        {
            IsFromConversation = true,
            IsToSomebodyElse = SlackText.LeadingMention(text) is { } first && first != bot,
            MayMentionBot = bot is null && SlackText.MentionsAnybody(text),
        };
    }

    private static string KeyOf(string team, string channel, string ts, string? edited) =>
        edited is null ? $"slack:{team}:{channel}:{ts}" : $"slack:{team}:{channel}:{ts}:edited:{edited}";

    /// <summary>Bots are not answered, and the bot itself is one; so two of them cannot talk for ever.</summary>
    private static bool IsFromBot(JsonElement message, SlackEvent received) =>
        message.Text("bot_id") is { Length: > 0 }
        || message.Text("subtype") is "bot_message"
        || received.Bot is { } bot && message.Text("user") == bot;

    /// <summary>In a thread that a message of the bot's began, such as a digest.</summary>
    private static bool IsBelowBot(JsonElement message, string? bot) => bot is not null && message.Text("parent_user_id") == bot;

    /// <summary>A message that began a thread names itself as its thread.</summary>
    private static string? Thread(JsonElement message, string ts) => message.Id("thread_ts") is { } thread && thread != ts ? thread : null;

    private static UserKey User(SlackEvent received, string user) => SlackUserKeys.Key(received.SenderTeam, user);

    private static ConversationKind KindOf(string? channelType) => channelType switch
    {
        "im" or "app_home" => ConversationKind.Personal,
        "mpim" => ConversationKind.Group,
        _ => ConversationKind.Channel,
    };
}
