using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Cli.Contract;

/// <summary>A subscription as <c>digest list --json</c> prints it. Times are ISO 8601 in UTC.</summary>
/// <param name="Kind">"digest" or "alert".</param>
/// <param name="Health">"on", "paused" or "failing".</param>
/// <param name="Cron">Null for an alert.</param>
/// <param name="Wanted">Empty: everything.</param>
/// <param name="TopicLanguage">Null for all.</param>
/// <param name="QuietHours">"22:00-07:00"; null: as agreed for the conversation.</param>
/// <param name="NextDue">Null while paused, and for an alert.</param>
internal sealed record SubscriptionRecord(
    long Number, string Kind, string Health, string Conversation, string? Thread, string Creator, string Language, string? Cron, string TimeZone,
    IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted, string? TopicLanguage, int MaxStories, string? QuietHours, bool TellsWhenEmpty,
    string Created, string? Paused, string? NextDue, string? Failure)
{
    public static SubscriptionRecord From(Subscription subscription) => new(
        subscription.Number, subscription.Kind.ToString().ToLowerInvariant(), HealthOf(subscription), subscription.Conversation.ToString(), subscription.Thread,
        subscription.Creator.Value, subscription.Language, subscription.Schedule?.Cron, subscription.TimeZone, subscription.Topics.Wanted,
        subscription.Topics.Unwanted, subscription.Topics.Language, subscription.MaxStories, Hours(subscription.QuietHours), subscription.TellsWhenEmpty,
        Time(subscription.Created)!, Time(subscription.Paused), subscription.Kind == SubscriptionKind.Alert ? null : Time(subscription.NextDue), subscription.Failure);

    public static string HealthOf(Subscription subscription) => subscription switch
    {
        { Paused: not null } => "paused",
        { Failure: not null } => "failing",
        _ => "on",
    };

    private static string? Hours(QuietHours? hours) =>
        hours is { } quiet ? string.Create(CultureInfo.InvariantCulture, $"{quiet.From:HH:mm}-{quiet.To:HH:mm}") : null;

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
