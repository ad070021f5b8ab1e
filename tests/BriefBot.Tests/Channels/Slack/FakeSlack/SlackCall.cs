using System.Text.Json.Nodes;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>One call as the fake Slack got it.</summary>
/// <param name="Method">"chat.postMessage", or "response_url".</param>
internal sealed record SlackCall(string Method, string? Token, IReadOnlyDictionary<string, string> Arguments)
{
    public string? this[string name] => Arguments.GetValueOrDefault(name);

    public JsonNode? Json(string name) => this[name] is { } text ? JsonNode.Parse(text) : null;
}

/// <summary>What the fake Slack does to one call.</summary>
/// <param name="Error">Slack's name for why it refuses; for <see cref="ChannelFault.Rejected"/> and the like another than usual.</param>
internal sealed record SlackFault(ChannelFault Kind, string? Error = null, int Status = 200)
{
    public static SlackFault None { get; } = new(ChannelFault.None);

    /// <summary>Refused with this error.</summary>
    public static SlackFault Refused(string error, int status = 200) => new(ChannelFault.Rejected, error, status);

    public static SlackFault Of(ChannelFault fault) => new(fault, fault switch
    {
        ChannelFault.Gone => "channel_not_found",
        ChannelFault.Forbidden => "not_in_channel",
        ChannelFault.TooLarge => "msg_too_long",
        ChannelFault.Rejected => "invalid_arguments",
        _ => null,
    });
}

/// <summary>A message of the bot's.</summary>
internal sealed record PostedMessage(string Channel, string Ts, string Text, JsonArray Blocks, string? ThreadTs, string? DeliveryId, DateTimeOffset Arrived)
{
    /// <summary>Who alone sees it; null for all.</summary>
    public string? OnlyFor { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>Whether it came by a response address.</summary>
    public bool IsResponse { get; init; }
}
