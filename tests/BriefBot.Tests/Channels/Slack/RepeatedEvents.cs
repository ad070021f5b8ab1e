using System.Text.Json.Nodes;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>One question as Slack may send it: as a message and as a mention, under the same and under other event ids, in any order.</summary>
internal static class RepeatedEvents
{
    /// <returns>Steps one after the other; what is in one step comes at once.</returns>
    public static JsonObject[][] Of(string ts, string text, string channel, Random random)
    {
        var (message, mention) = (Message(ts, text, channel), Mention(ts, text, channel));
        if (random.Next(2) == 0)
        {
            // Who the bot is cannot be told from it, so it is ignored.
            message.Remove("authorizations");
            mention.Remove("authorizations");
        }
        JsonObject[][] usual = [[message], [mention], [mention], [message], [Mention(ts, text, channel), Message(ts, text, channel)]];
        return random.Next(3) switch
        {
            0 => usual,
            1 => [[.. usual.SelectMany(step => step)]],
            _ => [.. usual.Reverse()],
        };
    }
}
