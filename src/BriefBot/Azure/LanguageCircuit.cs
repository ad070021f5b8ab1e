namespace BriefBot.Azure;

/// <summary>
/// Whether it is any use to ask the service. A failure keeps everybody from it for as long as it asks, else half a minute and
/// twice as long with each further one, a quarter of an hour at most; then one request at a time tries it.
/// </summary>
internal sealed class LanguageCircuit(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Whatever a service asks for, it is tried once an hour.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _closedUntil;
    private bool _isTried;

    /// <summary>Why nobody asks now; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>How long until it may be tried; zero when it may be now.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_lock)
                return _failures > 0 && _closedUntil > time.GetUtcNow() ? _closedUntil - time.GetUtcNow() : TimeSpan.Zero;
        }
    }

    /// <summary>Whoever enters says afterwards how it went: <see cref="Succeeded"/>, <see cref="Failed"/> or <see cref="Left"/>.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_failures == 0)
                return true;
            if (_isTried || _closedUntil > time.GetUtcNow())
                return false;
            return _isTried = true;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
            (_failures, _isTried, Problem) = (0, false, null);
    }

    /// <param name="after">How long the service asks to be left alone.</param>
    public void Failed(string reason, TimeSpan? after)
    {
        lock (_lock)
        {
            _failures = Math.Min(_failures + 1, 16);
            var own = Shortest * Math.Pow(2, _failures - 1);
            var wait = after is { } asked ? (asked < LongestAsked ? asked : LongestAsked) : own < Longest ? own : Longest;
            (_closedUntil, _isTried, Problem) = (time.GetUtcNow() + wait, false, reason);
        }
    }

    /// <summary>It was not tried after all.</summary>
    public void Left()
    {
        lock (_lock)
            _isTried = false;
    }
}
