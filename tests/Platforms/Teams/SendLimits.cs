namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Counts one conversation's messages as Teams does ("Rate limiting for bots": per bot per thread), or those within other limits.</summary>
internal sealed class SendLimits(TimeProvider time, params (int Count, TimeSpan Window)[] limits)
{
    private static readonly (int Count, TimeSpan Window)[] PerThread =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1)),
    ];

    private readonly (int Count, TimeSpan Window)[] _limits = limits.Length > 0 ? limits : PerThread;
    private readonly List<long> _taken = [];

    /// <returns>Zero when the message is taken; else how long the sender has to wait.</returns>
    public TimeSpan TryTake()
    {
        var now = time.GetTimestamp();
        var wait = _limits
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
