using System.Text.Json;

namespace BriefBot.Channels.BotFramework.Activities;

/// <summary>
/// What BriefBot reads of an incoming activity (Bot Framework Activity schema). Everything but the type may be missing;
/// ids are opaque strings.
/// </summary>
internal sealed record Activity
{
    public required string Type { get; init; }

    /// <summary>Of an invoke or event.</summary>
    public string? Name { get; init; }

    public string? Id { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public string? DeliveryMode { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    /// <summary>As it came: it tells one edit from the next.</summary>
    public string? Timestamp { get; init; }

    public string? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>Of an installationUpdate.</summary>
    public string? Action { get; init; }

    public ChannelAccount From { get; init; } = new();

    public ChannelAccount Recipient { get; init; } = new();

    public ConversationAccount Conversation { get; init; } = new();

    public TeamsData Teams { get; init; } = new();

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public ClientInfo? Client { get; init; }

    public IReadOnlyList<string> MembersAdded { get; init; } = [];

    public IReadOnlyList<string> MembersRemoved { get; init; } = [];

    /// <summary>Types of reaction.</summary>
    public IReadOnlyList<string> ReactionsAdded { get; init; } = [];

    /// <summary>Of an invoke, or of a card's Action.Submit; undefined when there is none.</summary>
    public JsonElement Value { get; init; }

    public string? Tenant => Conversation.TenantId ?? Teams.TenantId;

    public bool WantsReplies => "expectReplies".Equals(DeliveryMode, StringComparison.OrdinalIgnoreCase);
}

internal sealed record ChannelAccount(string? Id = null, string? Name = null, string? AadObjectId = null);

/// <param name="Type">"personal", "groupChat" or "channel".</param>
internal sealed record ConversationAccount(string? Id = null, string? Type = null, string? TenantId = null, bool IsGroup = false);

/// <summary>What Teams adds in channelData.</summary>
/// <param name="EventType">"channelDeleted", "editMessage" and the like.</param>
internal sealed record TeamsData(string? TenantId = null, string? TeamId = null, string? ChannelId = null, string? EventType = null);

/// <param name="Text">The literal words in the activity's text that mention them.</param>
internal sealed record Mention(string Id, string Text);

internal sealed record ClientInfo(string? Locale, string? TimeZone);
