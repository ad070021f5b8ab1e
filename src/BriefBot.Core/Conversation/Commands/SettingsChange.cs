using System.Globalization;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.Commands;

internal enum SettingName
{
    Language,
    AnswerAll,
    Strictness,
    Collections,
    QuietHours,

    /// <summary>All of them, back to what the configuration says.</summary>
    Everything,
}

/// <summary>One change of a conversation's settings, in one notation whatever the words that asked for it.</summary>
/// <param name="Value">
/// Null: as the configuration says. Else "nl" or "en"; "all" or "mentions"; "strict", "balanced" or "eager"; names with commas; or
/// "22:00-07:00", with a space and an IANA zone where one was named.
/// </param>
internal sealed record SettingsChange(SettingName Name, string? Value)
{
    /// <param name="zone">Quiet hours without a zone of their own are in this one.</param>
    public ChannelSettings ApplyTo(ChannelSettings settings, string zone) => Name switch
    {
        SettingName.Language => settings with { Language = Value },
        SettingName.AnswerAll => settings with { AnswerAll = Value is null ? null : Value == "all" },
        SettingName.Strictness => settings with { Strictness = Value is null ? null : Enum.Parse<Strictness>(Value, ignoreCase: true) },
        SettingName.Collections => settings with { Collections = Value?.Split(',') },
        SettingName.QuietHours => Value is null ? settings with { QuietHours = null } : WithQuietHours(settings, zone),
        _ => new ChannelSettings(),
    };

    private ChannelSettings WithQuietHours(ChannelSettings settings, string zone)
    {
        var parts = Value!.Split(' ');
        var hours = parts[0].Split('-');
        return settings with
        {
            QuietHours = new QuietHours(Time(hours[0]), Time(hours[1])),
            TimeZone = parts.Length > 1 ? parts[1] : settings.TimeZone ?? zone,
        };
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
