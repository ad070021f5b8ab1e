namespace BriefBot.Channels.Slack.Api;

/// <summary>Remembers people for an hour, and not more of them than fit.</summary>
internal sealed class UserCache(TimeProvider time)
{
    public const int MaxUsers = 2_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SlackUser? User, DateTimeOffset Until)> _users = [];

    /// <param name="user">Null: Slack tells nothing of them.</param>
    /// <returns>False when it has to be asked.</returns>
    public bool TryFind(string id, out SlackUser? user)
    {
        lock (_lock)
        {
            var isKnown = _users.TryGetValue(id, out var entry) && entry.Until > time.GetUtcNow();
            user = isKnown ? entry.User : null;
            return isKnown;
        }
    }

    public void Remember(string id, SlackUser? user)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_users.Count >= MaxUsers && !_users.ContainsKey(id))
                MakeRoom(now);
            _users[id] = (user, now + Lifetime);
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (id, _) in _users.Where(entry => entry.Value.Until <= now).ToList())
            _users.Remove(id);
        if (_users.Count >= MaxUsers)
            _users.Remove(_users.MinBy(entry => entry.Value.Until).Key);
    }
}
