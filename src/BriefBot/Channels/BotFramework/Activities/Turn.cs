using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Activities;

/// <summary>
/// An activity as the conversation takes it: who, where, and in what order of things. Only made of an activity that says
/// all that an answer needs.
/// </summary>
internal sealed class Turn
{
    public const string Channel = "teams";
    private const string ThreadMark = ";messageid=";

    private readonly string _conversationId;
    private readonly string _botId;

    private Turn(Activity activity, string conversationId, string botId)
    {
        (Activity, _conversationId, _botId) = (activity, conversationId, botId);
        var mark = conversationId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        Conversation = new ConversationKey(Channel, activity.Tenant ?? "", mark < 0 ? conversationId : conversationId[..mark]);
        RootId = mark < 0 ? null : conversationId[(mark + ThreadMark.Length)..];
    }

    public Activity Activity { get; }

    public ConversationKey Conversation { get; }

    /// <summary>The message that a Teams channel's thread hangs from; null outside channels.</summary>
    public string? RootId { get; }

    public ConversationKind Kind => Activity.Conversation.Type?.ToLowerInvariant() switch
    {
        "personal" => ConversationKind.Personal,
        "groupchat" => ConversationKind.Group,
        "channel" => ConversationKind.Channel,
        _ when RootId is not null || Activity.Teams.ChannelId is not null => ConversationKind.Channel,
        _ => Activity.Conversation.IsGroup ? ConversationKind.Group : ConversationKind.Personal,
    };

    /// <summary>Whether it is about what the bot itself said.</summary>
    public bool IsFromBot => Activity.From.Id == _botId;

    public UserKey User => new($"{Channel}:{Conversation.Tenant}:{Activity.From.AadObjectId ?? Activity.From.Id ?? _botId}");

    /// <summary>ISO 639-1, or null.</summary>
    public string? Language => (Activity.Locale ?? Activity.Client?.Locale)?.Split('-', '_')[0].ToLowerInvariant() is [>= 'a' and <= 'z', >= 'a' and <= 'z'] code ? code : null;

    /// <summary>Null when the activity does not say where it comes from and who we are.</summary>
    public static Turn? Of(Activity activity) =>
        activity is { ServiceUrl: not null, ChannelId: not null, Conversation.Id: { } conversation, Recipient.Id: { } bot }
            ? new Turn(activity, conversation, bot)
            : null;

    /// <summary>How to answer this activity.</summary>
    public TurnAddress Address => new()
    {
        ChannelId = Activity.ChannelId!,
        ServiceUrl = Activity.ServiceUrl!,
        ConversationId = _conversationId,
        ConversationType = Activity.Conversation.Type,
        TenantId = Activity.Tenant,
        BotId = _botId,
        BotName = Activity.Recipient.Name,
        UserId = Activity.From.Id,
        UserName = Activity.From.Name,
        TeamId = Activity.Teams.TeamId,
        TeamsChannelId = Activity.Teams.ChannelId,
        ActivityId = Activity.Id,
        Locale = Activity.Locale,
    };

    /// <summary>How to post in the conversation, whoever spoke last there.</summary>
    public TurnAddress Home => Address with { ConversationId = Conversation.Id, UserId = null, UserName = null, ActivityId = null, Locale = null };

    /// <param name="messageId">The message that this is about.</param>
    /// <param name="distinction">Tells it from other events of the same message and kind.</param>
    public InboxEvent Event(InboxEventKind kind, string text, DateTimeOffset now, string messageId, string? distinction = null) => new()
    {
        Key = Key(Activity.Type, messageId, distinction),
        Kind = kind,
        Conversation = Conversation,
        ConversationKind = Kind,
        Thread = RootId == messageId ? null : RootId,
        MessageId = messageId,
        User = User,
        Text = text,
        IsAddressed = Kind == ConversationKind.Personal || kind is InboxEventKind.Button or InboxEventKind.Joined || MessageText.Addresses(Activity),
        Language = Language,
        TimeZone = Zone(),
        Received = OnTheirClock(now),
        ReplyContext = Address.ToString(),
    };

    /// <summary>Teams sends an activity again when the first sending took long; what makes it the same one is in here.</summary>
    /// <param name="type">Of the activity.</param>
    public string Key(string type, string messageId, string? distinction = null)
    {
        string?[] parts = [Channel, Activity.ChannelId, Conversation.Tenant, _conversationId, messageId, type, distinction];
        return string.Join(':', parts.OfType<string>().Select(Uri.EscapeDataString));
    }

    private string? Zone() => Iana(Activity.LocalTimezone) ?? Iana(Activity.Client?.TimeZone);

    private static string? Iana(string? zone)
    {
        // On some systems the name becomes a file's.
        if (zone is not { Length: > 0 and <= 64 } || !char.IsAsciiLetter(zone[0]) || !zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+' or ' '))
            return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return null;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out var iana) ? iana : zone;
    }

    /// <summary>Our instant with their offset, so that "yesterday" is theirs even where no zone is named.</summary>
    private DateTimeOffset OnTheirClock(DateTimeOffset now) =>
        DateTimeOffset.TryParse(Activity.LocalTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var local)
            ? now.ToOffset(local.Offset)
            : now;
}
