using System.Collections.Concurrent;
using BriefBot.Core.Conversation;

namespace BriefBot.Operations;

/// <summary>Whether what is sent to a channel arrives.</summary>
internal sealed class ChannelHealth
{
    /// <summary>One conversation that is gone says nothing of the channel; so many failures in a row do.</summary>
    private const int Trouble = 5;

    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public void Sent(string channel, SendResult result) =>
        _failures.AddOrUpdate(channel, IsTaken(result) ? 0 : 1, (_, failures) => IsTaken(result) ? 0 : failures + 1);

    public bool IsInTrouble(string channel) => _failures.GetValueOrDefault(channel) >= Trouble;

    /// <summary>The platform answers and knows the bot, whatever it thinks of the message.</summary>
    private static bool IsTaken(SendResult result) => result is SendResult.Sent or SendResult.Gone or SendResult.TooLarge;
}
