using System.Collections.Concurrent;
using Npgsql;

[assembly: AssemblyFixture(typeof(BriefBot.Tests.PostgreSql.PostgreSqlServer))]

namespace BriefBot.Tests.PostgreSql;

/// <summary>
/// A real server for one run of the tests, started when the first test asks for a database, in a folder of its own and
/// reached through a socket there. It ends with this process, however that ends.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>As if it had just been made.</summary>
    private const string Empty =
        """
        SET session_replication_role = replica;
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema AND tablename NOT IN ('briefbot_schema', 'change_counter', 'story_cursor', 'embedding_counter', 'store_identity') LOOP
                EXECUTE format('DELETE FROM %I', name);
            END LOOP;
            FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema LOOP
                PERFORM setval(name::regclass, 1, false);
            END LOOP;
        END $$;
        UPDATE change_counter SET last = 0;
        UPDATE embedding_counter SET last = 0;
        UPDATE story_cursor SET last = 0;
        UPDATE store_identity SET id = replace(gen_random_uuid()::text, '-', '')
        """;

    private readonly ConcurrentBag<string> _used = [];
    private readonly SemaphoreSlim _starting = new(1);
    private PostgreSqlCluster? _cluster;
    private bool _hasFailed;
    private int _schemas;

    /// <summary>
    /// A place for a store that no other test has at the time: a schema of its own, as making and dropping whole databases
    /// takes the server seconds. Skips the test where there is no PostgreSQL.
    /// </summary>
    public async Task<PostgreSqlTestDatabase> CreateAsync()
    {
        await StartAsync();
        if (_used.TryTake(out var used))
        {
            await ExecuteAsync(Empty, used);
            return new PostgreSqlTestDatabase(this, used);
        }
        return await CreateEmptyAsync();
    }

    /// <summary>The same before any store was in it.</summary>
    public async Task<PostgreSqlTestDatabase> CreateEmptyAsync()
    {
        await StartAsync();
        var name = $"test_{Interlocked.Increment(ref _schemas)}";
        await ExecuteAsync($"CREATE SCHEMA {name}", "public");
        return new PostgreSqlTestDatabase(this, name);
    }

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    /// <summary>As the server's administrator, past every store.</summary>
    internal async Task ExecuteAsync(string sql, string schema)
    {
        await using var connection = new NpgsqlConnection($"{_cluster!.ConnectionString};Pooling=false;Search Path={schema}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Connections are named after the schema, so that a test can end its own.</summary>
    internal string Address(string schema) =>
        $"{_cluster!.ConnectionString};Search Path={schema};Application Name={schema}";

    internal void GiveBack(string schema) => _used.Add(schema);

    private async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_cluster is not null)
                return;
            Assert.False(_hasFailed, "PostgreSQL did not start, as an earlier test says.");
            var programs = FindPrograms();
            _hasFailed = true;
            _cluster = await PostgreSqlCluster.StartAsync(programs);
            _hasFailed = false;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Skips the test where there is no PostgreSQL.</summary>
    internal static string FindPrograms()
    {
        var programs = PostgreSqlCluster.FindPrograms();
        if (programs is null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip("There is no PostgreSQL server on this machine (package postgresql).");
        Assert.True(programs is not null, "CI tests both stores: install package postgresql.");
        return programs;
    }
}

/// <summary>What one test has of the server.</summary>
public sealed class PostgreSqlTestDatabase(PostgreSqlServer server, string schema) : IDisposable
{
    private bool _isSpoiled;

    public string ConnectionString => server.Address(schema);

    /// <summary>Whatever it does: no other test gets what comes of it.</summary>
    public Task ExecuteAsync(string sql)
    {
        _isSpoiled = true;
        return server.ExecuteAsync(sql, schema);
    }

    /// <summary>Ends every connection to it, as a network or a server's restart would.</summary>
    public Task DisconnectAllAsync() =>
        ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{schema}'");

    public void Dispose()
    {
        if (!_isSpoiled)
            server.GiveBack(schema);
    }
}
