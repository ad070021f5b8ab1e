using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

internal static class SlackUserKeys
{
    /// <summary><c>slack:&lt;team&gt;:&lt;user&gt;</c>, with the person's own workspace.</summary>
    public static UserKey Key(string? team, string user) => new($"{SlackNames.Channel}:{team}:{user}");
}
