namespace BriefBot.Channels.BotFramework.Access;

/// <summary>
/// Writes why requests are refused, and no more than <see cref="PerMinute"/> of them: anybody can send what is refused.
/// How many were left out is said when their minute is over.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger) : IDisposable
{
    public const int PerMinute = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private ITimer? _end;
    private int _refused;

    public void Write(string reason)
    {
        lock (_lock)
        {
            _end ??= time.CreateTimer(_ => EndMinute(), null, Minute, Timeout.InfiniteTimeSpan);
            if (++_refused > PerMinute)
                return;
        }
        logger.LogWarning("A Teams activity was refused because {Reason}.", reason);
    }

    public void Dispose() => _end?.Dispose();

    private void EndMinute()
    {
        int leftOut;
        lock (_lock)
        {
            leftOut = _refused - PerMinute;
            _refused = 0;
            _end?.Dispose();
            _end = null;
        }
        if (leftOut > 0)
            logger.LogWarning("{Count} more Teams activities were refused within a minute.", leftOut);
    }
}
