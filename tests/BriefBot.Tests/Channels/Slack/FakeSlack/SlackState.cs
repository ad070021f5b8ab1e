using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>What the fake workspace holds.</summary>
internal sealed class SlackState
{
    private readonly Lock _lock = new();
    private readonly List<PostedMessage> _posted = [];
    private readonly Dictionary<string, (string Channel, string User, int Left)> _responses = [];
    private long _clock = 1_767_225_600_000_000;

    /// <summary>Tokens of the bot that are good, with when they end.</summary>
    public Dictionary<string, DateTimeOffset> Tokens { get; } = new() { [FakeSlack.BotToken] = DateTimeOffset.MaxValue };

    /// <summary>Refresh tokens that have not been used yet.</summary>
    public HashSet<string> RefreshTokens { get; } = [];

    /// <summary>Channels that exist, and whether the bot is in them.</summary>
    public Dictionary<string, bool> Channels { get; } = new() { [FakeSlack.Channel] = true, [FakeSlack.DirectMessage] = true };

    public HashSet<string> Archived { get; } = [];

    /// <summary>Messages that people wrote: where, and in which thread.</summary>
    public Dictionary<string, (string Channel, string? Thread)> Questions { get; } = [];

    public Dictionary<string, JsonObject> Users { get; } = new()
    {
        [FakeSlack.Ann] = new JsonObject
        {
            ["id"] = FakeSlack.Ann,
            ["name"] = "ann",
            ["real_name"] = "Ann Vermeer",
            ["tz"] = "Europe/Amsterdam",
            ["locale"] = "nl-NL",
            ["profile"] = new JsonObject { ["display_name"] = "Ann" },
        },
    };

    public Dictionary<string, JsonNode> Homes { get; } = [];

    public List<JsonNode> Modals { get; } = [];

    public Dictionary<string, JsonNode> Unfurls { get; } = [];

    public Dictionary<string, string> Statuses { get; } = [];

    public Dictionary<string, JsonNode> Prompts { get; } = [];

    /// <summary>In the order in which they were taken; updates in their place.</summary>
    public IReadOnlyList<PostedMessage> Posted
    {
        get
        {
            lock (_lock)
                return [.. _posted];
        }
    }

    /// <summary>Somebody writes a message.</summary>
    /// <returns>Its ts.</returns>
    public string Ask(string channel, string? thread = null)
    {
        var ts = NextTs();
        lock (_lock)
            Questions.Add(ts, (channel, thread));
        return ts;
    }

    public string NewResponseId(string channel, string user)
    {
        lock (_lock)
        {
            var id = $"r{_responses.Count + 1}";
            _responses.Add(id, (channel, user, 5));
            return id;
        }
    }

    /// <summary>Null when it is unknown or used up.</summary>
    public (string Channel, string User)? UseResponse(string id)
    {
        lock (_lock)
        {
            if (!_responses.TryGetValue(id, out var known) || known.Left == 0)
                return null;
            _responses[id] = known with { Left = known.Left - 1 };
            return (known.Channel, known.User);
        }
    }

    public PostedMessage Add(Func<string, PostedMessage> make)
    {
        var message = make(NextTs());
        lock (_lock)
            _posted.Add(message);
        return message;
    }

    /// <summary>False when there is no such message.</summary>
    public bool Change(string channel, string ts, Func<PostedMessage, PostedMessage> change)
    {
        lock (_lock)
        {
            var place = _posted.FindIndex(message => message.Channel == channel && message.Ts == ts && message is { IsDeleted: false, OnlyFor: null });
            if (place < 0)
                return false;
            _posted[place] = change(_posted[place]);
            return true;
        }
    }

    public bool Knows(string channel, string ts)
    {
        lock (_lock)
            return Questions.TryGetValue(ts, out var question) && question.Channel == channel
                || _posted.Exists(message => message.Channel == channel && message.Ts == ts);
    }

    private string NextTs()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        lock (_lock)
        {
            _clock = Math.Max(_clock + 1, now);
            return string.Create(CultureInfo.InvariantCulture, $"{_clock / 1_000_000}.{_clock % 1_000_000:000000}");
        }
    }
}
