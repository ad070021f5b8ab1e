using System.Runtime.CompilerServices;
using BriefBot.Core.Indexing;
using Npgsql;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// A database on a PostgreSQL server (14 or newer, UTF-8) that is BriefBot's own, shared by the processes of any number
/// of hosts. What a write reported as done is committed. A lost connection is no failure while the server comes back in
/// time: what is read is read again, and a write is repeated where it is certain that it was not committed. Every failure
/// of the server comes out as <see cref="StoreException"/>.
/// </summary>
public sealed class PostgreSqlDatabase : IDisposable
{
    /// <summary>How long a statement waits for another process's lock, and a lost server is waited for.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private const int RowsAtOnce = 100;

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private volatile bool _disposed;

    private PostgreSqlDatabase(NpgsqlConnectionStringBuilder connection, TimeSpan patience, TimeProvider time)
    {
        _source = NpgsqlDataSource.Create(connection);
        _patience = patience;
        _time = time;
        Faults = new PostgreSqlFaults(PostgreSqlConnectionString.Describe(connection), patience);
    }

    internal PostgreSqlFaults Faults { get; }

    /// <summary>Connects, and brings the schema up to date: a database without tables becomes a store.</summary>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed then.</exception>
    public static Task<PostgreSqlDatabase> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(connectionString, DefaultPatience, time, cancellationToken);

    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed then.</exception>
    public static async Task<PostgreSqlDatabase> OpenAsync(
        string connectionString, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        if (PostgreSqlConnectionString.Problem(connectionString) is { } problem)
            throw new StoreException(StoreFault.NoAccess, problem);
        var database = new PostgreSqlDatabase(PostgreSqlConnectionString.Complete(connectionString), patience, time);
        try
        {
            await database.PersistAsync(() => database.MigrateAsync(cancellationToken), cancellationToken);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _source.Dispose();
    }

    /// <summary>With the number that the server gave the table: tables that its own tools restore get new ones.</summary>
    internal Task<string> ReadIdentityAsync(CancellationToken cancellationToken) => ReadAsync(
        async session => (await session.ScalarAsync<string>("SELECT id || ':' || 'articles'::regclass::oid::text FROM store_identity"))!, cancellationToken);

    /// <summary>Statements that only read, each of its own moment. Run again when the connection is lost.</summary>
    internal Task<T> ReadAsync<T>(Func<PostgreSqlSession, Task<T>> read, CancellationToken cancellationToken) => PersistAsync(
        async () =>
        {
            await using var connection = await ConnectAsync(cancellationToken);
            return await read(new PostgreSqlSession(connection, cancellationToken));
        },
        cancellationToken);

    /// <summary>Statements that only read, all of one moment.</summary>
    internal Task<T> ReadMomentAsync<T>(Func<PostgreSqlSession, Task<T>> read, CancellationToken cancellationToken) => PersistAsync(
        async () =>
        {
            await using var connection = await ConnectAsync(cancellationToken);
            await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            return await read(new PostgreSqlSession(connection, cancellationToken));
        },
        cancellationToken);

    /// <summary>
    /// Rows as they are asked for, all of one moment of the store. Holds a connection until the enumeration ends, and reads
    /// little more than what is asked for. A connection that is lost before the first row is replaced; one that is lost
    /// later ends the enumeration.
    /// </summary>
    internal async IAsyncEnumerable<T> StreamAsync<TRow, T>(
        string sql, object?[] values, Func<TRow, T> map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (session, rows) = await PersistAsync(() => StartStreamAsync<TRow>(sql, values, cancellationToken), cancellationToken);
        // The transaction that the cursor needs ends with the connection's return to the pool.
        await using var connection = session.Connection;
        for (; rows.Count > 0; rows = await ExplainedAsync(() => FetchAsync<TRow>(session)))
        {
            foreach (var row in rows)
                yield return await ExplainedAsync(() => Task.FromResult(map(row)));
        }
    }

    /// <summary>
    /// One transaction: all of it is committed when the task completes, none of it when it fails, save where the message
    /// says that nobody can tell. May run more than once before it takes effect.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<PostgreSqlSession, Task<T>> write, CancellationToken cancellationToken) => PersistAsync(
        async () =>
        {
            var (result, inDoubt) = await TryWriteAsync(write, cancellationToken);
            // Where the answer to COMMIT was lost, the server still knows what became of the transaction.
            if (inDoubt is not null && !await WasCommittedAsync(inDoubt))
                throw inDoubt.Loss;
            return result;
        },
        cancellationToken);

    private async Task<(T Result, CommitInDoubt? InDoubt)> TryWriteAsync<T>(
        Func<PostgreSqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await PostgreSqlMigrations.StartWritingAsync(connection, Faults, _patience, cancellationToken);
        var result = await write(new PostgreSqlSession(connection, cancellationToken));
        try
        {
            // Not cancelled any more: whoever cancels a commit does not know what became of it.
            await transaction.CommitAsync(CancellationToken.None);
            return (result, null);
        }
        catch (NpgsqlException loss) when (PostgreSqlFaults.IsLoss(loss))
        {
            return (result, new CommitInDoubt(id, loss));
        }
    }

    /// <exception cref="StoreException">The server does not come back in time, or does not know.</exception>
    private async Task<bool> WasCommittedAsync(CommitInDoubt commit)
    {
        while (true)
        {
            switch (await FindStatusAsync(commit))
            {
                case "committed":
                    return true;
                case "aborted":
                    return false;
                case "in progress":
                    // Its own process has not yet noticed that the connection is gone.
                    await Task.Delay(TimeSpan.FromMilliseconds(50), _time, CancellationToken.None);
                    break;
                default:
                    throw Faults.InDoubt(commit.Loss);
            }
        }
    }

    private async Task<string?> FindStatusAsync(CommitInDoubt commit)
    {
        try
        {
            return await ReadAsync(
                session => session.ScalarAsync<string>("SELECT pg_xact_status($1::xid8)", commit.TransactionId), CancellationToken.None);
        }
        catch (Exception e) when (e is StoreException { Fault: StoreFault.Unreachable } or PostgresException)
        {
            // A server that took over after a failure may not have heard of the transaction.
            throw Faults.InDoubt(e);
        }
    }

    private async Task<bool> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await PostgreSqlMigrations.ApplyAsync(connection, Faults, cancellationToken);
        return true;
    }

    private async Task<(PostgreSqlSession Session, List<TRow> Rows)> StartStreamAsync<TRow>(
        string sql, object?[] values, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        try
        {
            await connection.BeginTransactionAsync(cancellationToken);
            var session = new PostgreSqlSession(connection, cancellationToken);
            await session.ExecuteAsync($"DECLARE {Cursor<TRow>()} NO SCROLL CURSOR FOR {sql}", values);
            return (session, await FetchAsync<TRow>(session));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static Task<List<TRow>> FetchAsync<TRow>(PostgreSqlSession session) =>
        session.QueryAsync<TRow>($"FETCH {RowsAtOnce} FROM {Cursor<TRow>()}");

    /// <summary>One name a kind of row: a FETCH that is kept planned gives the same columns each time.</summary>
    private static string Cursor<TRow>() => $"all_{typeof(TRow).Name}";

    private ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _source.OpenConnectionAsync(cancellationToken);
    }

    /// <summary>Tries again what was certainly not done: where the connection was lost, and where others were in the way.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(20); ; pause *= 2)
        {
            try
            {
                return await work();
            }
            catch (PostgresException collision) when (PostgreSqlFaults.IsCollision(collision) && HasPatience(start, pause))
            {
                await Task.Delay(pause * Random.Shared.NextDouble(), _time, cancellationToken);
            }
            catch (NpgsqlException loss) when (PostgreSqlFaults.IsLoss(loss) && HasPatience(start, pause))
            {
                // Those that lie idle may be gone as well.
                _source.Clear();
                await Task.Delay(pause, _time, cancellationToken);
            }
            catch (Exception e) when (Faults.Explain(e) is { } explained)
            {
                throw explained;
            }
        }
    }

    private bool HasPatience(long start, TimeSpan pause) => _time.GetElapsedTime(start) + pause < _patience;

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Faults.Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    private sealed record CommitInDoubt(string TransactionId, NpgsqlException Loss);
}
