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
            OutboxInsertion.Insert(connection, part);
        return isNew;
    }

    public static DigestRun Read(StoreConnection connection, DigestRunRow row) => Outcome(connection, row).Run;

    public static (DigestRun Run, DateTimeOffset? Sent) Outcome(StoreConnection connection, DigestRunRow row) =>
        DigestPartRow.Outcome(row, Parts(connection, row.ToRun()));

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

    private static List<DigestPartRow> Parts(StoreConnection connection, DigestRun run)
    {
        var parts = new List<DigestPartRow>();
        for (var part = 1; part <= run.Parts; part++)
        {
            using var row = connection.Prepared($"SELECT {DigestPartRow.Columns} FROM outbox WHERE key = ?1", run.DeliveryId(part)).ExecuteReader();
            if (row.Read())
                parts.Add(row.GetRowParser<DigestPartRow>()(row));
        }
        return parts;
    }
}
