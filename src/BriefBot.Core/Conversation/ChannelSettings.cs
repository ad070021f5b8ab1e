using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation;

/// <summary>What was agreed for one conversation. Null everywhere means: as the configuration says.</summary>
public sealed record ChannelSettings
{
    /// <summary>"nl" or "en" for every reply, whatever the question's language.</summary>
    public string? Language { get; init; }

    /// <summary>Whether questions are answered that do not mention the bot. Default: only mentions, save in personal chats.</summary>
    public bool? AnswerAll { get; init; }

    public Strictness? Strictness { get; init; }

    /// <summary>Collections that the conversation sees; never more than the configuration allows its tenant.</summary>
    public IReadOnlyList<string>? Collections { get; init; }

    /// <summary>When nothing is posted that nobody asked for, in local time of <see cref="TimeZone"/>; from may be later than to.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether nothing may be posted now that nobody asked for.</summary>
    public bool IsQuiet(DateTimeOffset now) =>
        QuietHours is { } hours && TimeOnly.FromTimeSpan(TimeZones.In(TimeZone, now.ToUniversalTime()).TimeOfDay).IsBetween(hours.From, hours.To);
}

public readonly record struct QuietHours(TimeOnly From, TimeOnly To);
