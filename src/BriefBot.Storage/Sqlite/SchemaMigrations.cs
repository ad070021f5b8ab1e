using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// Brings a store to the schema that this version knows: numbered SQL files, applied in order. The number of the last
/// one is kept in <c>PRAGMA user_version</c>, the owner of the file in <c>PRAGMA application_id</c>.
/// </summary>
internal static class SchemaMigrations
{
    /// <summary>"Brie" in ASCII, so that <c>file</c> and we can tell our stores from other programs' databases.</summary>
    public const int ApplicationId = 0x42726965;

    private const string Prefix = "Sqlite/";
    private static readonly Migration[] All = [.. Load().OrderBy(migration => migration.Version)];

    public static int Newest => All[^1].Version;

    /// <summary>
    /// Refuses, before anything is written, a file that is not ours or that a newer version wrote. Wants a transaction:
    /// what it reads has to be of one moment.
    /// </summary>
    /// <returns>The store's schema version; 0 when it is new.</returns>
    public static int Check(SqliteConnection connection, SqliteFaults faults)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        switch (connection.ExecuteScalar<int>("PRAGMA application_id"))
        {
            case ApplicationId:
                break;
            case 0 when version == 0 && connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema") == 0:
                return 0;
            default:
                throw faults.ForeignFile();
        }
        return version <= Newest ? version : throw faults.NewerSchema(version, Newest);
    }

    /// <summary>Safe when several processes start at once: the first does the work, the others find it done.</summary>
    public static void Apply(SqliteConnection connection, SqliteFaults faults)
    {
        if (CheckAlone(connection, faults) == Newest)
            return;
        UseWriteAheadLog(connection);
        connection.Execute("BEGIN EXCLUSIVE");
        var version = Check(connection, faults);
        foreach (var migration in All.Where(migration => migration.Version > version))
            connection.Execute(migration.Sql);
        connection.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Newest}; COMMIT"));
    }

    private static int CheckAlone(SqliteConnection connection, SqliteFaults faults)
    {
        connection.Execute("BEGIN DEFERRED");
        var version = Check(connection, faults);
        connection.Execute("COMMIT");
        return version;
    }

    /// <summary>The file remembers it, and it cannot be set inside a transaction.</summary>
    private static void UseWriteAheadLog(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<string>("PRAGMA journal_mode") != "wal")
            connection.Execute("PRAGMA journal_mode = WAL");
    }

    private static IEnumerable<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var version = int.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture);
            yield return new Migration(version, reader.ReadToEnd());
        }
    }

    private sealed record Migration(int Version, string Sql);
}
