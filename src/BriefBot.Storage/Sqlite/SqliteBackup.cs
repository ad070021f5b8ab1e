using BriefBot.Core.Indexing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// Copies of the store's file by SQLite's online backup (https://www.sqlite.org/backup.html): of one moment, while others
/// read and write. A copy is one file, complete when it is there under its name.
/// </summary>
public static class SqliteBackup
{
    private const string Unfinished = ".unfinished";

    /// <summary>Copies the folder's store, and looks the copy over before it gets its name.</summary>
    /// <param name="file">Must not be there yet.</param>
    /// <exception cref="StoreException">The store cannot be read, or the copy cannot be written.</exception>
    public static Task TakeAsync(string directory, string file, CancellationToken cancellationToken) =>
        Task.Run(() => Take(Path.Combine(Path.GetFullPath(directory), SqliteDatabase.FileName), Path.GetFullPath(file)), cancellationToken);

    /// <summary>Puts a copy in the place of the folder's store. What was there keeps its file, under the name that is returned.</summary>
    /// <returns>Null when there was none.</returns>
    /// <exception cref="StoreException">The copy is no store that this version can use, or somebody uses the folder's store. Nothing was changed then.</exception>
    public static Task<string?> RestoreAsync(string file, string directory, string replacedName, CancellationToken cancellationToken) =>
        Task.Run(() => Restore(Path.GetFullPath(file), Path.GetFullPath(directory), replacedName), cancellationToken);

    private static void Take(string store, string file)
    {
        if (!File.Exists(store))
            throw new StoreException(StoreFault.NoAccess, $"There is no store {store} to back up.");
        Explained(store, () =>
        {
            using var source = Open(store, SqliteOpenMode.ReadOnly);
            Copy(source, file, store);
        });
    }

    private static string? Restore(string file, string directory, string replacedName)
    {
        if (!File.Exists(file))
            throw new StoreException(StoreFault.NoAccess, $"There is no backup {file}.");
        var store = Path.Combine(directory, SqliteDatabase.FileName);
        var fresh = $"{store}.restored";
        Explained(file, () =>
        {
            Directory.CreateDirectory(directory);
            using var backup = Open(file, SqliteOpenMode.ReadOnly);
            Copy(backup, fresh, file);
            RenewIdentity(fresh);
        });
        try
        {
            return Replace(store, fresh, replacedName);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>It gives change numbers again that the store gave before: who followed that one has to begin anew.</summary>
    private static void RenewIdentity(string store)
    {
        using var connection = Open(store, SqliteOpenMode.ReadWrite);
        // One of an older version gets its identity when it is brought up to date.
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'store_identity')"))
            connection.Execute("UPDATE store_identity SET id = lower(hex(randomblob(16)))");
    }

    private static string? Replace(string store, string fresh, string replacedName)
    {
        string? replaced = null;
        Explained(store, () =>
        {
            if (File.Exists(store))
            {
                Close(store);
                replaced = Path.Combine(Path.GetDirectoryName(store)!, replacedName);
                File.Move(store, replaced);
            }
            File.Move(fresh, store);
        });
        return replaced;
    }

    /// <summary>Brings all of it into its one file; fails while anybody else has it open.</summary>
    private static void Close(string store)
    {
        using var connection = Open(store, SqliteOpenMode.ReadWrite);
        connection.Execute("PRAGMA busy_timeout = 1000");
        if (connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE") is not "delete")
            throw InUse(store, null);
    }

    private static void Copy(SqliteConnection source, string file, string sourceFile)
    {
        var unfinished = file + Unfinished;
        File.Delete(unfinished);
        try
        {
            using (var target = Open(unfinished, SqliteOpenMode.ReadWriteCreate))
            {
                KeepToOwner(unfinished);
                source.BackupDatabase(target);
                Check(target, sourceFile);
            }
            File.Move(unfinished, file);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Check(SqliteConnection copy, string sourceFile)
    {
        var faults = Faults(sourceFile);
        // One file, which can be moved about; opening it as a store sets it back.
        copy.Execute("PRAGMA journal_mode = DELETE");
        if (SchemaMigrations.Check(copy, faults) == 0)
            throw faults.ForeignFile();
        if (copy.ExecuteScalar<string>("PRAGMA quick_check(1)") is not "ok" and var problem)
            throw faults.Damaged(problem ?? "it cannot be checked");
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void KeepToOwner(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void Explained(string file, Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            throw InUse(file, busy);
        }
        catch (Exception problem) when (Faults(file).Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    private static StoreException InUse(string file, Exception? cause) =>
        new(StoreFault.Locked, $"The store {file} is in use. Stop the server that runs on it first. Nothing was changed.", cause);

    private static SqliteFaults Faults(string file) => new(file, SqliteDatabase.DefaultBusyTimeout);
}
