using System.Diagnostics;

namespace BriefBot.Tests.PostgreSql;

/// <summary>
/// A real server in a folder of its own, reached through a socket there, that can be killed and started again. It ends with
/// this process, however that ends.
/// </summary>
internal sealed class PostgreSqlCluster : IAsyncDisposable
{
    /// <summary>Starts the server, says so, does what it is told a line, and stops the server once the standard input is closed.</summary>
    private const string Script =
        """
        folder=$1 programs=$2
        shift 2
        start() {
          "$@" "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -s start -o "-k $folder -c listen_addresses='' -c max_connections=400 -c shared_buffers=64MB" </dev/null >>"$folder/log" 2>&1
        }
        "$@" "$programs/initdb" -D "$folder/data" -U briefbot -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=nl -N </dev/null >"$folder/log" 2>&1 &&
          start "$@" && echo started || cat "$folder"/*log
        while read -r order; do
          case $order in
            kill) kill -9 "$(head -n 1 "$folder/data/postmaster.pid")" && echo killed || echo there is none to kill ;;
            start)
              # What is left of the old one has to notice first that it is alone.
              tries=0
              until start "$@"; do
                tries=$((tries + 1))
                [ $tries -lt 100 ] || break
                sleep 0.1
              done
              [ $tries -lt 100 ] && echo started || tail -n 20 "$folder"/*log ;;
          esac
        done
        "$@" "$programs/pg_ctl" -D "$folder/data" -m immediate -w -s stop </dev/null >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private readonly Process _process;

    private PostgreSqlCluster(Process process, string folder, string programs) => (_process, Folder, Programs) = (process, folder, programs);

    public string Folder { get; }

    /// <summary>Where initdb, pg_dump and the others are.</summary>
    public string Programs { get; }

    /// <summary>To the database that every server has.</summary>
    public string ConnectionString => $"Host={Folder};Database=postgres;Username=briefbot";

    /// <param name="programs">As <see cref="FindPrograms"/> says.</param>
    public static async Task<PostgreSqlCluster> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("briefbot-pg-").FullName;
        // A session of its own: what kills this process's group leaves it to stop the server.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["sh", "-c", Script, "sh", folder, programs])
            start.ArgumentList.Add(argument);
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            using var own = Process.Start("chown", ["nobody", folder]);
            await own.WaitForExitAsync();
            foreach (var argument in (string[])["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"])
                start.ArgumentList.Add(argument);
        }
        var cluster = new PostgreSqlCluster(Process.Start(start)!, folder, programs);
        if (await cluster._process.StandardOutput.ReadLineAsync() is var line && line == "started")
            return cluster;
        cluster._process.StandardInput.Close();
        var log = await cluster._process.StandardOutput.ReadToEndAsync();
        await cluster._process.WaitForExitAsync();
        throw new InvalidOperationException($"PostgreSQL does not start: {line}\n{log}");
    }

    /// <summary>With <c>kill -9</c>, as a machine that loses its power: nothing is finished, nobody is told.</summary>
    public Task KillAsync() => OrderAsync("kill", "killed");

    /// <summary>After it was killed: returns when it takes connections again.</summary>
    public Task StartAgainAsync() => OrderAsync("start", "started");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Null where there is none. Debian keeps them apart from the path, a folder a version.</summary>
    public static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).Select(path => Path.Combine(path, "bin"))
            : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
    }

    private async Task OrderAsync(string order, string done)
    {
        await _process.StandardInput.WriteLineAsync(order);
        await _process.StandardInput.FlushAsync();
        if (await _process.StandardOutput.ReadLineAsync() is var line && line != done)
            throw new InvalidOperationException($"PostgreSQL should {order}: {line}");
    }
}
