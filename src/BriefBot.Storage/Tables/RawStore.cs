using System.Data.Common;
using BriefBot.Storage.PostgreSql;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tables;

/// <summary>A store as its tables: for what looks at all of it, whatever its rows mean.</summary>
internal abstract class RawStore : IDisposable
{
    public static async Task<RawStore> OpenAsync(StoreLocation location, TimeProvider time, CancellationToken cancellationToken) => location switch
    {
        StoreLocation.Folder folder => new RawSqliteStore(await SqliteDatabase.OpenAsync(folder.Path, cancellationToken)),
        StoreLocation.PostgreSql server => new RawPostgreSqlStore(await PostgreSqlDatabase.OpenAsync(server.ConnectionString, time, cancellationToken)),
        _ => throw new InvalidOperationException($"There is no store at a {location.GetType().Name}."),
    };

    /// <summary>The store's clock in its SQL, in seconds since 1970.</summary>
    public abstract string Clock { get; }

    /// <summary>All that is read is of one moment.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>One transaction, while which nobody else writes. Runs off the caller's thread.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken);

    /// <summary>What the database finds inconsistent in itself, where it can be asked.</summary>
    public abstract IEnumerable<string> FindDamage(DbConnection connection);

    public abstract RowWriter StartWriting(DbConnection connection, StoreTable table, string columns, int count);

    /// <summary>The highest number that the table ever gave; null when it never gave any.</summary>
    public abstract long? LastNumber(DbConnection connection, StoreTable table);

    /// <summary>The next number that the table gives comes after this one.</summary>
    public abstract void GoOnAfter(DbConnection connection, StoreTable table, long last);

    public abstract void Dispose();
}

/// <summary>Takes a table's rows in.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <param name="values">Of the types that the table's columns have.</param>
    public abstract void Write(object[] values);

    public abstract void Complete();

    public abstract void Dispose();
}
