namespace BriefBot.Core.Conversation;

public enum Admittance
{
    Admitted,

    /// <summary>Too many, and they have not been told yet in this window.</summary>
    TellOnce,

    /// <summary>Too many, and they know.</summary>
    Silence,
}

/// <summary>Settings under <c>Limits</c>: how many messages are answered.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Of one person, over all conversations, in a window. Default: 20.</summary>
    public int PerUser { get; set; } = 20;

    /// <summary>In one conversation, of all people, in a window. Default: 60.</summary>
    public int PerConversation { get; set; } = 60;

    /// <summary>Default: one minute.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>
/// Counts what is answered, per person and per conversation, in sliding windows; whoever sits at the machine itself is
/// not counted. The counts are this process's own, so several processes together admit as many times more. Safe to use
/// from several threads.
/// </summary>
public sealed class RateLimiter(LimitOptions options, TimeProvider time)
{
    private const int SweepAbove = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private int _sweepAbove = SweepAbove;

    /// <summary>Asks for one message; only an admitted one counts.</summary>
    public Admittance Admit(UserKey user, ConversationKey conversation)
    {
        if (user == UserKey.Local)
            return Admittance.Admitted;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Sweep(now);
            var ofUser = Of($"user {user}");
            var ofConversation = Of($"conversation {conversation}");
            Forget(ofUser, now);
            Forget(ofConversation, now);
            if (ofUser.Admitted.Count >= options.PerUser)
                return Refuse(ofUser, now);
            if (ofConversation.Admitted.Count >= options.PerConversation)
                return Refuse(ofConversation, now);
            ofUser.Admitted.Enqueue(now);
            ofConversation.Admitted.Enqueue(now);
            return Admittance.Admitted;
        }
    }

    private Admittance Refuse(Window window, long now)
    {
        if (window.Told is { } told && time.GetElapsedTime(told, now) < options.Window)
            return Admittance.Silence;
        window.Told = now;
        return Admittance.TellOnce;
    }

    private void Forget(Window window, long now)
    {
        while (window.Admitted.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= options.Window)
            window.Admitted.Dequeue();
    }

    /// <summary>Those who have been quiet for a window need no count.</summary>
    private void Sweep(long now)
    {
        if (_windows.Count < _sweepAbove)
            return;
        foreach (var (name, window) in _windows)
        {
            Forget(window, now);
            if (window.Admitted.Count == 0 && (window.Told is not { } told || time.GetElapsedTime(told, now) >= options.Window))
                _windows.Remove(name);
        }
        _sweepAbove = Math.Max(SweepAbove, 2 * _windows.Count);
    }

    private Window Of(string name)
    {
        if (!_windows.TryGetValue(name, out var window))
            _windows[name] = window = new Window();
        return window;
    }

    private sealed class Window
    {
        public Queue<long> Admitted { get; } = new();

        public long? Told { get; set; }
    }
}
