using System.Collections.Concurrent;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>One request at a time to a host, and a pause after each.</summary>
internal sealed class HostTurns(TimeSpan pause, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Turn> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public async Task<T> TakeAsync<T>(Uri address, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        var turn = _hosts.GetOrAdd(address.Authority, _ => new Turn());
        await turn.Free.WaitAsync(cancellationToken);
        try
        {
            if (turn.Ended is { } ended && pause - time.GetElapsedTime(ended) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, time, cancellationToken);
            return await request();
        }
        finally
        {
            turn.Ended = time.GetTimestamp();
            turn.Free.Release();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1);

        public long? Ended { get; set; }
    }
}
