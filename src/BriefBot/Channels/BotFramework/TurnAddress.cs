using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Channels.BotFramework;

/// <summary>
/// Where an activity came from and how to answer it: all that outgoing activities need, kept as JSON in the reply context
/// of an event and as the address of a conversation. Ids are the platform's and opaque.
/// </summary>
internal sealed record TurnAddress
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>"msteams" on Teams.</summary>
    public required string ChannelId { get; init; }

    /// <summary>As an authenticated activity brought it: the only place that a token may be sent to.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The conversation's id as it came, with ";messageid=" and the thread in a Teams channel.</summary>
    public required string ConversationId { get; init; }

    /// <summary>"personal", "groupChat" or "channel"; null where the channel does not say.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public required string BotId { get; init; }

    public string? BotName { get; init; }

    /// <summary>The asker's id in the channel; null for a conversation's own address.</summary>
    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? TeamId { get; init; }

    /// <summary>The channel within a team, for new threads.</summary>
    public string? TeamsChannelId { get; init; }

    /// <summary>The activity that is answered; null for a conversation's own address.</summary>
    public string? ActivityId { get; init; }

    /// <summary>BCP 47, as the activity says.</summary>
    public string? Locale { get; init; }

    public override string ToString() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="FormatException">Not written by <see cref="ToString"/>.</exception>
    public static TurnAddress Parse(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<TurnAddress>(text ?? "null", Format) ?? throw new FormatException("The turn has no address.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The turn's address cannot be read.", e);
        }
    }
}
