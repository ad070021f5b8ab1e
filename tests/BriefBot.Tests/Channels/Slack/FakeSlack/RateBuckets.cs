namespace BriefBot.Tests.Channels.Slack;

/// <summary>Rate limits as Slack keeps them: so many a minute by method, and messages by channel, with short bursts.</summary>
internal sealed class RateBuckets
{
    /// <summary>How many messages a channel takes at once; afterwards one a second.</summary>
    public const int Burst = 4;

    private static readonly Dictionary<string, int> Tiers = new()
    {
        ["apps.connections.open"] = 20, ["auth.test"] = 300,
        ["chat.update"] = 50, ["chat.delete"] = 50, ["chat.unfurl"] = 50,
        ["conversations.open"] = 50, ["conversations.info"] = 50, ["conversations.join"] = 50, ["conversations.history"] = 50,
        ["conversations.replies"] = 50, ["reactions.add"] = 50,
        ["users.info"] = 100, ["views.open"] = 100, ["views.publish"] = 100, ["oauth.v2.access"] = 100,
        ["assistant.threads.setSuggestedPrompts"] = 100, ["assistant.threads.setTitle"] = 100, ["assistant.threads.setStatus"] = 600,
    };

    private readonly Dictionary<string, (double Left, long At)> _buckets = [];

    /// <summary>Zero when the call is within the limits.</summary>
    public TimeSpan Take(SlackCall call) => call.Method is "chat.postMessage" or "chat.postEphemeral"
        ? Take($"post {call["channel"]}", Burst, 1)
        : Tiers.TryGetValue(call.Method, out var most) ? Take(call.Method, most, most / 60.0) : TimeSpan.Zero;

    private TimeSpan Take(string name, int most, double perSecond)
    {
        lock (_buckets)
        {
            var now = TimeProvider.System.GetTimestamp();
            var (left, at) = _buckets.GetValueOrDefault(name, (most, now));
            left = Math.Min(most, left + TimeProvider.System.GetElapsedTime(at, now).TotalSeconds * perSecond);
            var isFree = left >= 1;
            _buckets[name] = (isFree ? left - 1 : left, now);
            return isFree ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Ceiling((1 - left) / perSecond));
        }
    }
}
