using System.Collections.Concurrent;
using BriefBot.Core.Indexing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// The data file of one folder, shared by the processes of one host on a local disk. Readers never wait; writers, of
/// this and of other processes, take turns. What a write reported as done survives a crash and a power cut. Every
/// failure of the file comes out as <see cref="StoreException"/>.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    public const string FileName = "briefbot.db";

    /// <summary>How long a writer waits for its turn.</summary>
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<StoreConnection> _idle = [];
    private readonly ConcurrentQueue<PendingWrite> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly string _connectionString;
    private readonly string _pragmas;
    private volatile bool _disposed;

    private SqliteDatabase(string path, TimeSpan busyTimeout)
    {
        Path = path;
        Faults = new SqliteFaults(path, busyTimeout);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            Pooling = false,
            // SQLite itself waits, by busy_timeout; this only stops the provider from waiting once more.
            DefaultTimeout = 1,
        }.ConnectionString;
        // secure_delete: a removed article's words do not linger in free pages.
        _pragmas = FormattableString.Invariant(
            $"PRAGMA busy_timeout = {busyTimeout.TotalMilliseconds:0}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    }

    public string Path { get; }

    internal SqliteFaults Faults { get; }

    /// <summary>Opens the store in the folder, makes both when they are missing, and brings the schema up to date.</summary>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed then.</exception>
    public static Task<SqliteDatabase> OpenAsync(string directory, CancellationToken cancellationToken) =>
        OpenAsync(directory, DefaultBusyTimeout, cancellationToken);

    public static Task<SqliteDatabase> OpenAsync(
        string directory, TimeSpan busyTimeout, CancellationToken cancellationToken) =>
        Task.Run(() => Open(System.IO.Path.GetFullPath(directory), busyTimeout), cancellationToken);

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    /// <summary>Nobody but its owner may read the file from now on. On Windows the folder's rights decide.</summary>
    /// <exception cref="StoreException">This user is not its owner.</exception>
    internal void KeepToOwner() => Explained(() =>
    {
        // Those that SQLite makes beside it later have the same rights.
        foreach (var file in (string[])[Path, $"{Path}-wal", $"{Path}-shm"])
            KeepToOwner(file);
        return true;
    });

    internal Task<string> ReadIdentityAsync(CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.ExecuteScalar<string>("SELECT id FROM store_identity")!, cancellationToken);

    /// <summary>One or more statements that only read. SQLite has no asynchronous reads: they run on the caller's thread.</summary>
    internal Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return Task.FromResult(Explained(() => WithConnection(read)));
        }
        catch (StoreException e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>Statements that only read, all of one moment of the store: a write in between is not seen.</summary>
    internal async Task<T> ReadMomentAsync<T>(Func<StoreConnection, Task<T>> read)
    {
        var connection = Explained(Rent);
        try
        {
            connection.Execute("BEGIN DEFERRED");
            var result = await read(connection);
            connection.Execute("COMMIT");
            Return(connection);
            return result;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (Faults.Explain(e) is { } explained)
                throw explained;
            throw;
        }
    }

    /// <summary>
    /// Rows as they are asked for, all of one moment of the store: a write in between is not seen. Holds a connection
    /// until the enumeration ends.
    /// </summary>
    internal IEnumerable<T> Stream<TRow, T>(
        string sql, object? parameters, Func<TRow, T> map, CancellationToken cancellationToken)
    {
        var connection = Explained(Rent);
        using var closing = new Returning(this, connection);
        using var rows = connection.Query<TRow>(sql, parameters, buffered: false).GetEnumerator();
        while (Explained(rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Explained(() => map(rows.Current));
        }
    }

    /// <summary>
    /// One transaction: all of it is on disk when the task completes, none of it when it fails. Runs off the caller's
    /// thread, since waiting for the disk and for other processes blocks. May run more than once before it takes effect.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<StoreConnection, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingWrite<T>(write, cancellationToken));

    /// <summary>
    /// Writes that came in while another one was under way share a transaction: waiting for the disk costs most.
    /// </summary>
    private async Task<T> EnqueueAsync<T>(PendingWrite<T> write)
    {
        _waiting.Enqueue(write);
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            if (!write.IsSettled)
                await Task.Run(WriteWaiting);
        }
        finally
        {
            _writing.Release();
        }
        return await write.Completion;
    }

    private void WriteWaiting()
    {
        var batch = new List<PendingWrite>();
        while (_waiting.TryDequeue(out var write))
        {
            if (write.IsWanted())
                batch.Add(write);
        }
        if (!TryTogether(batch))
            batch.ForEach(WriteAlone);
    }

    /// <summary>False when one of them failed, which undoes them all: by itself each has its own success or failure.</summary>
    private bool TryTogether(List<PendingWrite> batch)
    {
        if (batch.Count <= 1)
            return false;
        try
        {
            Write(batch);
        }
        catch (StoreException e) when (e.Fault == StoreFault.Locked)
        {
            // None of them would have had its turn.
            batch.ForEach(write => write.Fail(e));
            return true;
        }
        catch
        {
            return false;
        }
        batch.ForEach(write => write.Succeed());
        return true;
    }

    private void WriteAlone(PendingWrite write)
    {
        try
        {
            Write([write]);
        }
        catch (Exception e)
        {
            write.Fail(e);
            return;
        }
        write.Succeed();
    }

    private void Write(List<PendingWrite> batch) => Explained(() => WithConnection(connection =>
    {
        connection.Execute("BEGIN IMMEDIATE");
        // A newer process may have migrated the store since this one opened it.
        SchemaMigrations.Check(connection, Faults);
        batch.ForEach(write => write.Run(connection));
        connection.Execute("COMMIT");
        return true;
    }));

    private static SqliteDatabase Open(string directory, TimeSpan busyTimeout)
    {
        var database = new SqliteDatabase(System.IO.Path.Combine(directory, FileName), busyTimeout);
        try
        {
            database.Explained(() => database.Prepare(directory));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void KeepToOwner(string file)
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows() || !File.Exists(file))
            return;
        if ((File.GetUnixFileMode(file) & ~owner) != 0)
            File.SetUnixFileMode(file, owner);
    }

    private bool Prepare(string directory)
    {
        Directory.CreateDirectory(directory);
        return WithConnection(connection =>
        {
            SchemaMigrations.Apply(connection, Faults);
            return true;
        });
    }

    /// <summary>A connection whose work failed is closed, which also rolls back whatever it had begun.</summary>
    private T WithConnection<T>(Func<StoreConnection, T> work)
    {
        var connection = Rent();
        try
        {
            var result = work(connection);
            Return(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Faults.Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    private StoreConnection Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_idle.TryTake(out var idle))
            return idle;
        var connection = new StoreConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute(_pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Return(StoreConnection connection)
    {
        _idle.Add(connection);
        if (_disposed)
            Dispose();
    }

    private readonly struct Returning(SqliteDatabase database, StoreConnection connection) : IDisposable
    {
        public void Dispose() => database.Return(connection);
    }
}
