using System.Collections.Concurrent;
using BriefBot.Channels.Slack.Api;

namespace BriefBot.Channels.Slack;

/// <summary>
/// What is known of people by now: their language, time zone and name. Nobody waits for it: who is not known yet is
/// asked for in the background, and known by their next message. Safe to use from several threads.
/// </summary>
internal sealed class SlackProfiles(SlackWebApi api, TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Null when nothing is known (yet).</summary>
    public SlackUser? Find(string user) => _known.GetValueOrDefault(user)?.User;

    public string? NameOf(string user) => Find(user)?.Name;

    /// <summary>Asks Slack, unless that was done lately.</summary>
    public async Task RefreshAsync(string user, CancellationToken cancellationToken)
    {
        if (!IsWanted(user))
            return;
        // Taken down first, so that a burst of one person's messages asks once; whom Slack does not know is not asked for again soon.
        _known[user] = new Known(Find(user), time.GetUtcNow());
        if (await api.FindUserAsync(user, cancellationToken) is { } found)
            _known[user] = new Known(found, time.GetUtcNow());
    }

    public bool IsWanted(string user)
    {
        if (_known.Count >= Most)
            _known.Clear();
        return !_known.TryGetValue(user, out var known) || time.GetUtcNow() - known.Since > Lifetime;
    }

    private sealed record Known(SlackUser? User, DateTimeOffset Since);
}
