namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// How often each method may be called, in calls a minute for the workspace (Slack's rate limit tiers 2 to 4). Posting
/// is limited by the channel, which the outbox sees to. Connections are opened rarely, but right after one another when
/// they are renewed, which Slack expects: there only its own "retry after" counts.
/// </summary>
internal static class SlackMethods
{
    private const int Tier3 = 50;
    private const int Tier4 = 100;

    private static readonly Dictionary<string, int> PerMinute = new(StringComparer.Ordinal)
    {
        ["chat.update"] = Tier3,
        ["chat.delete"] = Tier3,
        ["chat.unfurl"] = Tier3,
        ["chat.postEphemeral"] = Tier4,
        ["views.open"] = Tier4,
        ["views.publish"] = Tier4,
        ["conversations.open"] = Tier3,
        ["conversations.info"] = Tier3,
        ["conversations.join"] = Tier3,
        ["conversations.replies"] = Tier3,
        ["conversations.history"] = Tier3,
        ["users.info"] = Tier4,
        ["reactions.add"] = Tier3,
        ["assistant.threads.setSuggestedPrompts"] = Tier4,
        ["assistant.threads.setTitle"] = Tier4,
        ["assistant.threads.setStatus"] = 600,
    };

    /// <summary>Null: not counted here.</summary>
    public static int? CallsPerMinute(string method) => PerMinute.TryGetValue(method, out var calls) ? calls : null;
}
