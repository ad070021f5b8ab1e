using BriefBot.Core.Indexing;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BriefBot.Storage.Sqlite;

/// <summary>Puts what SQLite and the file system report about one store file into words for a person.</summary>
internal sealed class SqliteFaults(string path, TimeSpan busyTimeout)
{
    /// <summary>Null for errors that only a defect of this program can cause: those stay what they are.</summary>
    public StoreException? Explain(Exception error) => error switch
    {
        SqliteException sqlite => Explain(sqlite),
        InvalidDataException => Damaged(error.Message.TrimEnd('.'), error),
        UnauthorizedAccessException or IOException => NoAccess(error),
        _ => null,
    };

    public StoreException NewerSchema(long found, long known) => new(
        StoreFault.NewerSchema,
        $"The store {path} was written by a newer version of BriefBot (schema {found}, this version knows {known}). "
            + "Update BriefBot, or name another folder for the data. Nothing in the store was changed.");

    public StoreException ForeignFile() => new(
        StoreFault.Unreadable,
        $"The file {path} belongs to another program. Move it away, or name another folder for the data.");

    public StoreException Damaged(string what, Exception? cause = null) => new(
        StoreFault.Unreadable,
        $"The store {path} is damaged ({what}). Restore it from a backup, or move it away and ingest the articles again.",
        cause);

    private StoreException? Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL => new(
            StoreFault.Locked,
            $"The store {path} is in use: another process kept it locked for more than {busyTimeout.TotalSeconds:0.#} "
                + "seconds. Nothing was changed; try again when that process is done.",
            error),
        SQLITE_FULL => new(
            StoreFault.DiskFull,
            $"The disk has no room left for the store {path}. Nothing of this change was stored; free some space and "
                + "try again.",
            error),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => NoAccess(error),
        SQLITE_NOTADB => new(
            StoreFault.Unreadable,
            $"The file {path} is not a BriefBot store. Move it away, or name another folder for the data.",
            error),
        SQLITE_CORRUPT => Damaged("SQLite finds its pages inconsistent", error),
        SQLITE_IOERR => new(
            StoreFault.Unreadable,
            $"The disk failed while the store {path} was read or written (SQLite error {error.SqliteExtendedErrorCode}). "
                + "Check the disk and its free space; what was reported as stored before is kept.",
            error),
        _ => null,
    };

    private StoreException NoAccess(Exception error) => new(
        StoreFault.NoAccess,
        $"The store {path} cannot be opened or written. Check that its folder exists, that it is a folder on a local "
            + "disk, and that this user may write to it.",
        error);
}
