namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Keeps a process's sending within what its channels take, by a sliding window per limit. Each process counts for
/// itself: what several of them send together is settled by the platform's own "retry after".
/// </summary>
public sealed class Throttle(TimeProvider time)
{
    /// <summary>How many calls pass before windows that ran empty are forgotten.</summary>
    private const int CallsPerCleaning = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = [];
    private int _calls;

    /// <returns>Zero: the message counts as sent now. Else how long until there may be room; nothing was counted then.</returns>
    public TimeSpan TryTake(ChannelCapabilities channel, ConversationKey conversation)
    {
        lock (_lock)
        {
            Clean();
            var ofTenant = Find(Tenant(conversation), channel.PerTenant);
            var ofConversation = Find(conversation.ToString(), channel.PerConversation);
            var now = time.GetTimestamp();
            var wait = TimeSpan.FromTicks(long.Max(ofTenant.Wait(now, time).Ticks, ofConversation.Wait(now, time).Ticks));
            if (wait > TimeSpan.Zero)
                return wait;
            ofTenant.Add(now);
            ofConversation.Add(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>
    /// To be called when the platform has answered: what was counted since then counts from now on, as a message that was
    /// long on its way may have arrived only now.
    /// </summary>
    /// <param name="since">A timestamp of the same clock, from before the message was counted.</param>
    public void Arrived(ChannelCapabilities channel, ConversationKey conversation, long since)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Find(Tenant(conversation), channel.PerTenant).Move(since, now);
            Find(conversation.ToString(), channel.PerConversation).Move(since, now);
        }
    }

    private static string Tenant(ConversationKey conversation) => (conversation with { Id = "" }).ToString();

    private Window Find(string name, IReadOnlyList<RateLimit> limits)
    {
        if (!_windows.TryGetValue(name, out var window))
            _windows.Add(name, window = new Window(limits));
        return window;
    }

    private void Clean()
    {
        if (++_calls % CallsPerCleaning != 0)
            return;
        var now = time.GetTimestamp();
        foreach (var (name, _) in _windows.Where(entry => entry.Value.IsEmpty(now, time)).ToList())
            _windows.Remove(name);
    }

    /// <summary>The last messages of one conversation or channel, as many as its largest limit counts.</summary>
    private sealed class Window(IReadOnlyList<RateLimit> limits)
    {
        private readonly int _kept = limits.Select(limit => limit.Count).DefaultIfEmpty().Max();
        private readonly TimeSpan _longest = limits.Select(limit => limit.Window).DefaultIfEmpty().Max();
        private readonly List<long> _sent = [];

        public TimeSpan Wait(long now, TimeProvider time)
        {
            var wait = TimeSpan.Zero;
            foreach (var (count, length) in limits)
            {
                if (_sent.Count < count)
                    continue;
                var left = length - time.GetElapsedTime(_sent[^count], now);
                wait = left > wait ? left : wait;
            }
            return wait;
        }

        public void Move(long since, long now)
        {
            for (var i = _sent.Count - 1; i >= 0 && _sent[i] >= since; i--)
                _sent[i] = now;
        }

        public void Add(long now)
        {
            if (_sent.Count == _kept && _kept > 0)
                _sent.RemoveAt(0);
            if (_kept > 0)
                _sent.Add(now);
        }

        public bool IsEmpty(long now, TimeProvider time) =>
            _sent.Count == 0 || time.GetElapsedTime(_sent[^1], now) > _longest;
    }
}
