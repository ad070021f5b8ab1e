using System.Collections.Concurrent;
using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

/// <summary>
/// What is known of people by now: their language, time zone and name. What comes in never waits for it: who is not known
/// yet is asked for in the background, and once more, for a moment, before their first message is answered. Safe to use
/// from several threads.
/// </summary>
internal sealed class SlackProfiles(SlackWebApi api, TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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

    /// <summary>The event with its sender's language and time zone, as far as Slack tells them at once.</summary>
    public async Task<InboxEvent> CompleteAsync(InboxEvent received, CancellationToken cancellationToken)
    {
        if (received is not { Conversation.Channel: SlackNames.Channel, Language: null, TimeZone: null, Kind: not InboxEventKind.Deleted }
            || received.User.Value.Split(':')[^1] is not { Length: > 0 } user)
            return received;
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var found = Find(user) ?? await api.FindUserAsync(user, either.Token);
        return received with { Language = found?.Language, TimeZone = found?.TimeZone };
    }

    public bool IsWanted(string user)
    {
        if (_known.Count >= Most)
            _known.Clear();
        return !_known.TryGetValue(user, out var known) || time.GetUtcNow() - known.Since > Lifetime;
    }

    private sealed record Known(SlackUser? User, DateTimeOffset Since);
}
