using System.Text.Json;

namespace BriefBot.Channels.Slack.Intake;

internal enum PayloadKind
{
    /// <summary>An Events API callback.</summary>
    Event,

    /// <summary>A slash command, its form fields as an object of strings.</summary>
    Command,

    /// <summary>A pressed button, a shortcut or a submitted modal.</summary>
    Interaction,
}

/// <summary>What Slack sent, whichever way it came in.</summary>
internal sealed record IncomingPayload(PayloadKind Kind, JsonElement Body);

/// <summary>What is to be said to Slack, once everything that must not be lost is stored.</summary>
/// <param name="Response">JSON to be sent back with the acknowledgement; null for none.</param>
/// <param name="Errands">To be run after it.</param>
internal sealed record Acknowledgement(object? Response, IReadOnlyList<SlackErrand> Errands)
{
    public static Acknowledgement Nothing { get; } = new(null, []);
}

/// <summary>Something that may fail without harm; it must neither delay the acknowledgement nor be repeated.</summary>
/// <param name="Name">For the log.</param>
internal sealed record SlackErrand(string Name, Func<CancellationToken, Task> RunAsync);

/// <summary>A payload as it was understood.</summary>
internal sealed record Understood
{
    public static Understood Nothing { get; } = new();

    /// <summary>To be stored before the acknowledgement.</summary>
    public HeardMessage? Heard { get; init; }

    /// <summary>Something else to be done before it; null for nothing.</summary>
    public Func<CancellationToken, Task>? Store { get; init; }

    public object? Response { get; init; }

    public IReadOnlyList<SlackErrand> Errands { get; init; } = [];

    /// <summary>Nothing can be posted in this workspace any more, for this reason.</summary>
    public string? Revoked { get; init; }
}
