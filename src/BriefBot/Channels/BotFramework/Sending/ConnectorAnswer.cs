using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>What became of a call of the connector.</summary>
/// <param name="Result"><see cref="SendResult.Sent"/> when it was taken, with the id that it was given.</param>
/// <param name="Body">What the connector answered; empty unless it was taken.</param>
internal sealed record ConnectorAnswer(SendResult Result, JsonObject Body)
{
    /// <summary>The token was refused; nothing else was looked at.</summary>
    public bool IsUnauthorized { get; init; }

    public static ConnectorAnswer Failed(SendResult result) => new(result, []);
}
