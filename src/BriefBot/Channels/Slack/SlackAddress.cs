using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Channels.Slack;

/// <summary>
/// Where an event came from and how to answer it, kept as JSON in the reply context of an event and as the address of a
/// conversation. Ids are Slack's and opaque (shared channels and Enterprise Grid use prefixes of their own).
/// </summary>
internal sealed record SlackAddress
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Team { get; init; }

    /// <summary>Channel, direct message or group.</summary>
    public required string Channel { get; init; }

    /// <summary>The thread's first message; null outside threads.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Who asked; null for a conversation's own address.</summary>
    public string? User { get; init; }

    /// <summary>Commands and buttons: where their answer may be posted, at most 5 times in 30 minutes. A secret of sorts: never logged.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Whether only the asker is to see the answer.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>Whether these are somebody's direct messages with the bot: an answer stands below its question there, in no thread of its own.</summary>
    public bool IsDirect { get; init; }

    public override string ToString() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="FormatException">Not written by <see cref="ToString"/>.</exception>
    public static SlackAddress Parse(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<SlackAddress>(text ?? "null", Format) ?? throw new FormatException("The event has no address.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The event's address cannot be read.", e);
        }
    }
}
