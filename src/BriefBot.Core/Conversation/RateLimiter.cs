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
/// Counts what is answered, per person and per conversation, in sliding windows of the time at which messages came in:
/// what waited while nobody was there to answer is not too fast for that. Whoever sits at the machine itself is not
/// counted. The counts are this process's own, so several processes together admit as many times more. Safe to use from
/// several threads.
/// </summary>
public sealed class RateLimiter(LimitOptions options)
{
    private const int SweepAbove = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private int _sweepAbove = SweepAbove;

    /// <summary>Asks for one message; only an admitted one counts. Asked again for the same one, it says the same.</summary>
    /// <param name="key">The event's.</param>
    public Admittance Admit(UserKey user, ConversationKey conversation, string key, DateTimeOffset received)
    {
        if (user == UserKey.Local)
            return Admittance.Admitted;
        lock (_lock)
        {
            Sweep(received);
            var ofUser = Of($"user {user}");
            var ofConversation = Of($"conversation {conversation}");
            Forget(ofUser, received);
            Forget(ofConversation, received);
            if (ofUser.Admitted.Exists(message => message.Key == key))
                return Admittance.Admitted;
            if (Count(ofUser, received) >= options.PerUser)
                return Refuse(ofUser, key, received);
            if (Count(ofConversation, received) >= options.PerConversation)
                return Refuse(ofConversation, key, received);
            ofUser.Admitted.Add(new Message(key, received));
            ofConversation.Admitted.Add(new Message(key, received));
            return Admittance.Admitted;
        }
    }

    private Admittance Refuse(Window window, string key, DateTimeOffset received)
    {
        if (window.Told is { } told && told.Key != key && received - told.Received < options.Window)
            return Admittance.Silence;
        window.Told = new Message(key, received);
        return Admittance.TellOnce;
    }

    private static int Count(Window window, DateTimeOffset received) =>
        window.Admitted.Count(message => message.Received <= received);

    private void Forget(Window window, DateTimeOffset now) =>
        window.Admitted.RemoveAll(message => now - message.Received >= options.Window);

    /// <summary>Those who have been quiet for a window need no count.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (_windows.Count < _sweepAbove)
            return;
        foreach (var (name, window) in _windows)
        {
            Forget(window, now);
            if (window.Admitted.Count == 0 && (window.Told is not { } told || now - told.Received >= options.Window))
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

    private readonly record struct Message(string Key, DateTimeOffset Received);

    private sealed class Window
    {
        public List<Message> Admitted { get; } = [];

        public Message? Told { get; set; }
    }
}
