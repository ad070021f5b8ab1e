using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage.PostgreSql;

/// <summary>The ledger's rows beside the outbox: what became of a run is what became of its messages.</summary>
internal static class PostgreSqlDigestLedger
{
    /// <summary>False, and nothing is written, when the row is there.</summary>
    public static async Task<bool> InsertAsync(
        PostgreSqlSession session, PostgreSqlDeliveries deliveries, DigestRun run, IReadOnlyList<OutboxDelivery> parts)
    {
        var inserted = await session.ExecuteAsync(
            """
            INSERT INTO digest_runs (subscription, due, kind, attempt, state, reason, recorded, seen_until, stories, parts, settled)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (subscription, due, kind, attempt) DO NOTHING
            """,
            DigestRunRow.Values(run, parts.Count));
        if (inserted == 0)
            return false;
        foreach (var part in parts)
            await deliveries.InsertAsync(session, part);
        return true;
    }

    /// <summary>Each as it is by now, and when its last part arrived; null when none did. The session has to be of one moment.</summary>
    public static async Task<List<(DigestRun Run, DateTimeOffset? Sent)>> ReadAsync(PostgreSqlSession session, IReadOnlyList<DigestRunRow> rows)
    {
        var runs = rows.Select(row => (Row: row, Keys: Keys(row.ToRun()).ToList())).ToList();
        var found = (await session.QueryAsync<DigestPartRow>(
            $"SELECT {DigestPartRow.Columns} FROM outbox WHERE key = ANY ($1)", [runs.SelectMany(run => run.Keys).ToArray()]))
            .ToDictionary(part => part.Key, StringComparer.Ordinal);
        return [.. runs.Select(run => DigestPartRow.Outcome(run.Row, [.. run.Keys.Where(found.ContainsKey).Select(key => found[key])]))];
    }

    /// <summary>Marks the run as ended. False when another process did, or it has not.</summary>
    public static async Task<bool> SettleAsync(PostgreSqlSession session, DigestRun run) =>
        run.State != DigestRunState.Queued && await session.ExecuteAsync(
            """
            UPDATE digest_runs SET settled = true, state = $5, reason = $6
            WHERE subscription = $1 AND due = $2 AND kind = $3 AND attempt = $4 AND NOT settled
            """,
            run.Subscription,
            run.Due.ToUnixTimeSeconds(),
            run.Kind.ToString(),
            run.Attempt,
            run.State.ToString(),
            run.Reason) > 0;

    public static IEnumerable<string> Keys(DigestRun run) => Enumerable.Range(1, run.Parts).Select(run.DeliveryId);
}
