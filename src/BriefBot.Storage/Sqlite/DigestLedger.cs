using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>The ledger's rows beside the outbox: what became of a run is what became of its messages.</summary>
internal static class DigestLedger
{
    /// <summary>False, and nothing is written, when the row is there.</summary>
    public static bool Insert(StoreConnection connection, DigestRun run, IReadOnlyList<OutboxDelivery> parts)
    {
        var isNew = connection.Prepared(
            """
            INSERT INTO digest_runs (subscription, due, kind, attempt, state, reason, recorded, seen_until, stories, parts, settled)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT (subscription, due, kind, attempt) DO NOTHING
            """,
            DigestRunRow.Values(run, parts.Count)).ExecuteNonQuery() > 0;
        foreach (var part in isNew ? parts : [])
            OutboxRow.Insert(connection, part);
        return isNew;
    }

    public static DigestRun Read(StoreConnection connection, DigestRunRow row) => Read(connection, row, out _);

    /// <param name="sent">When the last part arrived; null when none did.</param>
    public static DigestRun Read(StoreConnection connection, DigestRunRow row, out DateTimeOffset? sent)
    {
        var run = row.ToRun();
        var parts = Parts(connection, run);
        sent = parts.Max(part => part.Sent) is { } seconds ? StoreClock.Read(seconds) : null;
        if (run.Parts == 0 || parts.Count < run.Parts && row.Settled)
            return run;
        var state = parts.Count < run.Parts ? DigestRunState.Uncertain : StateOf(parts);
        var reason = parts.Count < run.Parts
            ? "its messages are not kept any more"
            : parts.Find(part => IsLost(part) || part.State == (int)QueueState.Uncertain)?.Reason;
        return run with { State = state, Reason = reason };
    }

    /// <summary>Marks the run as ended. False when another process did, or it has not.</summary>
    public static bool Settle(StoreConnection connection, DigestRun run) => run.State != DigestRunState.Queued && connection.Prepared(
        """
        UPDATE digest_runs SET settled = 1, state = ?5, reason = ?6
        WHERE subscription = ?1 AND due = ?2 AND kind = ?3 AND attempt = ?4 AND settled = 0
        """,
        run.Subscription,
        run.Due.ToUnixTimeSeconds(),
        run.Kind.ToString(),
        run.Attempt,
        run.State.ToString(),
        run.Reason).ExecuteNonQuery() > 0;

    private static DigestRunState StateOf(List<PartRow> parts) =>
        parts.Exists(part => part.State is (int)QueueState.Waiting or (int)QueueState.Leased) ? DigestRunState.Queued
        : parts.Exists(IsLost) ? DigestRunState.Failed
        : parts.Exists(part => part.State == (int)QueueState.Uncertain) ? DigestRunState.Uncertain
        : DigestRunState.Posted;

    private static bool IsLost(PartRow part) => part.State is (int)QueueState.Dead or (int)QueueState.Cancelled;

    private static List<PartRow> Parts(StoreConnection connection, DigestRun run)
    {
        var parts = new List<PartRow>();
        for (var part = 1; part <= run.Parts; part++)
        {
            using var row = connection.Prepared("SELECT state, reason, sent FROM outbox WHERE key = ?1", run.DeliveryId(part)).ExecuteReader();
            if (row.Read())
                parts.Add(row.GetRowParser<PartRow>()(row));
        }
        return parts;
    }

    private sealed class PartRow
    {
        public required int State { get; init; }

        public string? Reason { get; init; }

        public double? Sent { get; init; }
    }
}
