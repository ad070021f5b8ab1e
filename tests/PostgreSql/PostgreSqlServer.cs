using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(BriefBot.Tests.PostgreSql.PostgreSqlServer))]

namespace BriefBot.Tests.PostgreSql;

/// <summary>
/// A real server for one run of the tests, started when the first test asks for a database, in a folder of its own and
/// reached through a socket there. It ends with this process, however that ends.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>Starts the server, says so, and stops it once the standard input is closed.</summary>
    private const string Script =
        """
        folder=$1 programs=$2
        shift 2
        "$@" "$programs/initdb" -D "$folder/data" -U briefbot -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=nl -N </dev/null >"$folder/log" 2>&1 &&
          "$@" "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -s start -o "-k $folder -c listen_addresses='' -c max_connections=400 -c shared_buffers=64MB" </dev/null >>"$folder/log" 2>&1 &&
          echo started || cat "$folder"/*log
        cat >/dev/null
        "$@" "$programs/pg_ctl" -D "$folder/data" -m immediate -w -s stop </dev/null >/dev/null 2>&1
        rm -rf "$folder"
        """;

    /// <summary>As if it had just been made.</summary>
    private const string Empty =
        """
        SET session_replication_role = replica;
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema AND tablename NOT IN ('briefbot_schema', 'change_counter', 'story_cursor') LOOP
                EXECUTE format('DELETE FROM %I', name);
            END LOOP;
            FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema LOOP
                PERFORM setval(name::regclass, 1, false);
            END LOOP;
        END $$;
        UPDATE change_counter SET last = 0;
        UPDATE story_cursor SET last = 0
        """;

    private readonly ConcurrentBag<string> _used = [];
    private readonly SemaphoreSlim _starting = new(1);
    private Process? _process;
    private string? _folder;
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
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>As the server's administrator, past every store.</summary>
    internal async Task ExecuteAsync(string sql, string schema)
    {
        await using var connection = new NpgsqlConnection($"Host={_folder};Database=postgres;Username=briefbot;Pooling=false;Search Path={schema}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Connections are named after the schema, so that a test can end its own.</summary>
    internal string Address(string schema) =>
        $"Host={_folder};Database=postgres;Username=briefbot;Search Path={schema};Application Name={schema}";

    internal void GiveBack(string schema) => _used.Add(schema);

    private async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_process is not null)
            {
                Assert.False(_process.HasExited, "PostgreSQL did not start, as an earlier test says.");
                return;
            }
            var programs = FindPrograms();
            if (programs is null && Environment.GetEnvironmentVariable("CI") != "true")
                Assert.Skip("There is no PostgreSQL server on this machine (package postgresql).");
            Assert.True(programs is not null, "CI tests both stores: install package postgresql.");
            await StartAsync(programs);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task StartAsync(string programs)
    {
        _folder = Directory.CreateTempSubdirectory("briefbot-pg-").FullName;
        // A session of its own: what kills this process's group leaves it to stop the server.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["sh", "-c", Script, "sh", _folder, programs])
            start.ArgumentList.Add(argument);
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            using var own = Process.Start("chown", ["nobody", _folder]);
            await own.WaitForExitAsync();
            foreach (var argument in (string[])["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"])
                start.ArgumentList.Add(argument);
        }
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync();
        if (line == "started")
            return;
        _process.StandardInput.Close();
        var log = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        Assert.Fail($"PostgreSQL does not start: {line}\n{log}");
    }

    /// <summary>Debian keeps them apart from the path, a folder a version.</summary>
    private static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).Select(path => Path.Combine(path, "bin"))
            : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
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
