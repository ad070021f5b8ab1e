namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// Keeps this process's calls within what each method takes, and keeps still where Slack asked for it. Other processes
/// count for themselves; what all send together is settled by Slack's "retry after".
/// </summary>
internal sealed class MethodThrottle(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _calls = [];
    private readonly Dictionary<string, DateTimeOffset> _still = [];

    /// <param name="place">Where Slack counts by place: the channel; else null.</param>
    /// <returns>Zero: the call counts as made. Else how long to wait; nothing was counted.</returns>
    public TimeSpan TryTake(string method, string? place = null)
    {
        lock (_lock)
        {
            var still = _still.GetValueOrDefault(Key(method, place)) - time.GetUtcNow();
            if (still > TimeSpan.Zero)
                return still;
            if (SlackMethods.CallsPerMinute(method) is not { } most)
                return TimeSpan.Zero;
            if (!_calls.TryGetValue(method, out var calls))
                _calls.Add(method, calls = []);
            while (calls.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Minute)
                calls.Dequeue();
            if (calls.Count >= most)
                return Minute - time.GetElapsedTime(calls.Peek());
            calls.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }

    /// <summary>Slack asked not to be called for so long.</summary>
    public void KeepStill(string method, string? place, TimeSpan length)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var (key, _) in _still.Where(entry => entry.Value <= now).ToList())
                _still.Remove(key);
            _still[Key(method, place)] = now + length;
        }
    }

    private static string Key(string method, string? place) => place is null ? method : $"{method} {place}";
}
