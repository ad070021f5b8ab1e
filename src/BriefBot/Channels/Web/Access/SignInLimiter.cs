using System.Net;

namespace BriefBot.Channels.Web.Access;

/// <summary>Counts wrong keys an address, cookie page and API together: ten a minute, then no more.</summary>
internal sealed class SignInLimiter(TimeProvider time)
{
    public const int MaxFailures = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Beyond this many addresses at once the rest share one count, so that nobody can fill the memory.
    private const int MaxAddresses = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, Failures> _failures = [];

    public bool IsBlocked(IPAddress? address)
    {
        lock (_gate)
            return _failures.TryGetValue(Slot(address), out var failures) && failures.Count >= MaxFailures;
    }

    public void Fail(IPAddress? address)
    {
        lock (_gate)
        {
            var slot = Slot(address);
            var since = _failures.TryGetValue(slot, out var failures) ? failures.Since : time.GetTimestamp();
            _failures[slot] = new Failures(since, failures.Count + 1);
        }
    }

    private IPAddress Slot(IPAddress? address)
    {
        foreach (var (old, failures) in _failures)
        {
            if (time.GetElapsedTime(failures.Since) >= Window)
                _failures.Remove(old);
        }
        var slot = address ?? IPAddress.None;
        return _failures.ContainsKey(slot) || _failures.Count < MaxAddresses ? slot : IPAddress.None;
    }

    private readonly record struct Failures(long Since, int Count);
}
