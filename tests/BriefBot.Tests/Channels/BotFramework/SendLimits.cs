namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Counts one conversation's messages as Teams does ("Rate limiting for bots": per bot per thread).</summary>
internal sealed class SendLimits(TimeProvider time)
{
    private static readonly (int Count, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1)),
    ];

    private readonly List<long> _taken = [];

    /// <returns>Zero when the message is taken; else how long the sender has to wait.</returns>
    public TimeSpan TryTake()
    {
        var now = time.GetTimestamp();
        var wait = Limits
            .Where(limit => _taken.Count >= limit.Count)
            .Select(limit => limit.Window - time.GetElapsedTime(_taken[^limit.Count], now))
            .DefaultIfEmpty()
            .Max();
        if (wait > TimeSpan.Zero)
            return wait;
        _taken.Add(now);
        return TimeSpan.Zero;
    }
}
