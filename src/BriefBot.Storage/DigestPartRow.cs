using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage;

/// <summary>What has become of one message of a run.</summary>
internal sealed class DigestPartRow
{
    public const string Columns = "key, state, reason, sent";

    public required string Key { get; init; }

    public required int State { get; init; }

    public string? Reason { get; init; }

    public double? Sent { get; init; }

    private bool IsOpen => State is (int)QueueState.Waiting or (int)QueueState.Leased;

    private bool IsLost => State is (int)QueueState.Dead or (int)QueueState.Cancelled;

    private bool IsUncertain => State == (int)QueueState.Uncertain;

    /// <summary>The run as it is by now: what became of it is what became of its messages.</summary>
    /// <param name="row">As it was written or settled.</param>
    /// <param name="parts">Those of its messages that the outbox still has, in order.</param>
    /// <returns>With when the last of them arrived; null when none did.</returns>
    public static (DigestRun Run, DateTimeOffset? Sent) Outcome(DigestRunRow row, IReadOnlyList<DigestPartRow> parts)
    {
        var run = row.ToRun();
        DateTimeOffset? sent = parts.Max(part => part.Sent) is { } seconds ? StoreClock.Read(seconds) : null;
        if (run.Parts == 0 || (parts.Count < run.Parts && row.Settled))
            return (run, sent);
        return parts.Count < run.Parts
            ? (run with { State = DigestRunState.Uncertain, Reason = "its messages are not kept any more" }, sent)
            : (run with { State = StateOf(parts), Reason = parts.FirstOrDefault(part => part.IsLost || part.IsUncertain)?.Reason }, sent);
    }

    private static DigestRunState StateOf(IReadOnlyList<DigestPartRow> parts) =>
        parts.Any(part => part.IsOpen) ? DigestRunState.Queued
        : parts.Any(part => part.IsLost) ? DigestRunState.Failed
        : parts.Any(part => part.IsUncertain) ? DigestRunState.Uncertain
        : DigestRunState.Posted;
}
