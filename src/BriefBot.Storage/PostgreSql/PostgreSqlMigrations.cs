using System.Globalization;
using System.Reflection;
using Dapper;
using Npgsql;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// Brings a database to the schema that this version knows: numbered SQL files, applied in order, in one transaction. The
/// number of the last one is kept in the table <c>briefbot_schema</c>.
/// </summary>
internal static class PostgreSqlMigrations
{
    /// <summary>The advisory lock that whoever migrates holds.</summary>
    private const long MigrationLock = 0x42726965_00000000;

    private const int OldestServer = 14;
    private const string Prefix = "PostgreSql/";
    private static readonly Migration[] All = [.. Load().OrderBy(migration => migration.Version)];

    public static int Newest => All[^1].Version;

    /// <summary>
    /// The first statement of every writing transaction: a newer process may have migrated the store since this one opened
    /// it. Waits for other processes' locks no longer than <paramref name="patience"/> from now on.
    /// </summary>
    /// <returns>The transaction's id, by which the server can be asked later what became of it.</returns>
    public static async Task<string> StartWritingAsync(
        NpgsqlConnection connection, PostgreSqlFaults faults, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var start = new NpgsqlCommand(
            "SELECT version, pg_current_xact_id()::text, set_config('lock_timeout', $1, true) FROM briefbot_schema", connection);
        start.Parameters.Add(new NpgsqlParameter { Value = patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) });
        await using var row = await start.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            throw faults.ForeignDatabase();
        return row.GetInt32(0) is var version && version <= Newest ? row.GetString(1) : throw faults.NewerSchema(version, Newest);
    }

    /// <summary>Safe when several processes start at once: the first does the work, the others find it done.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, PostgreSqlFaults faults, CancellationToken cancellationToken)
    {
        await CheckServerAsync(connection, faults);
        if (await CheckAsync(connection, faults) == Newest)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock });
        var version = await CheckAsync(connection, faults);
        foreach (var migration in All.Where(migration => migration.Version > version))
            await connection.ExecuteAsync(migration.Sql);
        await connection.ExecuteAsync(version == 0 ? $"CREATE TABLE briefbot_schema (version integer NOT NULL); INSERT INTO briefbot_schema VALUES ({Newest})"
            : $"UPDATE briefbot_schema SET version = {Newest}");
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Refuses a database that is not ours or that a newer version wrote.</summary>
    /// <returns>The store's schema version; 0 when it is new.</returns>
    private static async Task<int> CheckAsync(NpgsqlConnection connection, PostgreSqlFaults faults)
    {
        if (!await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('briefbot_schema') IS NOT NULL"))
        {
            const string tables = "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p', 'v') AND relnamespace = current_schema()::regnamespace)";
            return await connection.ExecuteScalarAsync<bool>(tables) ? throw faults.ForeignDatabase() : 0;
        }
        var version = await connection.ExecuteScalarAsync<int>("SELECT version FROM briefbot_schema");
        return version <= Newest ? version : throw faults.NewerSchema(version, Newest);
    }

    private static async Task CheckServerAsync(NpgsqlConnection connection, PostgreSqlFaults faults)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
            throw faults.Unsuited($"its server is PostgreSQL {connection.PostgreSqlVersion.Major}, and {OldestServer} or newer is needed.");
        var encoding = await connection.ExecuteScalarAsync<string>("SHOW server_encoding");
        if (encoding != "UTF8")
            throw faults.Unsuited($"its encoding is {encoding}. Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
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
