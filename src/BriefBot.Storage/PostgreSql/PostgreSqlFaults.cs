using BriefBot.Core.Indexing;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Puts what a PostgreSQL server and the way to it report into words for a person.</summary>
/// <param name="database">Which database on which server.</param>
internal sealed class PostgreSqlFaults(string database, TimeSpan patience)
{
    /// <summary>The server is not there, not ready, or ended the connection: nothing of an open transaction is left.</summary>
    public static bool IsLoss(NpgsqlException error) => error is PostgresException told
        ? told.SqlState is TooManyConnections or "25P03"
            || told.SqlState.StartsWith("57P", StringComparison.Ordinal) || told.SqlState.StartsWith("08", StringComparison.Ordinal)
        : error.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException || error.IsTransient;

    /// <summary>Two transactions were in each other's way, and this one was undone.</summary>
    public static bool IsCollision(PostgresException error) => error.SqlState is SerializationFailure or DeadlockDetected;

    /// <summary>Null for errors that only a defect of this program can cause: those stay what they are.</summary>
    public StoreException? Explain(Exception error) => error switch
    {
        StoreException => null,
        PostgresException told when !IsLoss(told) => Explain(told),
        NpgsqlException lost when IsLoss(lost) => Unreachable(lost),
        InvalidDataException => Damaged(error.Message.TrimEnd('.'), error),
        _ => null,
    };

    public StoreException NewerSchema(long found, long known) => new(
        StoreFault.NewerSchema,
        $"The store in {database} was written by a newer version of BriefBot (schema {found}, this version knows {known}). "
            + "Update BriefBot, or name another database. Nothing in the store was changed.");

    public StoreException ForeignDatabase() => new(
        StoreFault.Unreadable,
        $"The {database} holds tables of another program. Make a database of its own for BriefBot: CREATE DATABASE briefbot");

    public StoreException Unsuited(string what) => new(
        StoreFault.Unreadable, $"The {database} cannot hold a store: {what}");

    public StoreException InDoubt(Exception cause) => new(
        StoreFault.Unreachable,
        $"The connection to the {database} was lost while a change was being stored, and the server cannot be asked whether it was. "
            + "Do it again once the server is back: what was stored already is recognised.",
        cause);

    private StoreException Unreachable(NpgsqlException error) => new(
        StoreFault.Unreachable,
        $"The {database} cannot be reached, or the connection to it was lost ({Reason(error)}). Nothing of this change was stored. "
            + "Check that the server runs, and try again.",
        error);

    private StoreException Damaged(string what, Exception cause) => new(
        StoreFault.Unreadable, $"The store in {database} is damaged ({what}). Restore it from a backup.", cause);

    private StoreException? Explain(PostgresException error) => error.SqlState switch
    {
        LockNotAvailable or SerializationFailure or DeadlockDetected => new(
            StoreFault.Locked,
            $"The store in {database} is in use: another process kept it locked for more than {patience.TotalSeconds:0.#} seconds. "
                + "Nothing was changed; try again when that process is done.",
            error),
        DiskFull or PostgresErrorCodes.OutOfMemory => new(
            StoreFault.DiskFull,
            $"The server has no room left for the store in {database}. Nothing of this change was stored; free some space and try again.",
            error),
        ReadOnlySqlTransaction => new(
            StoreFault.NoAccess,
            $"The {database} may only be read: it is a standby, or set so. Connect to the server that takes writes.",
            error),
        InvalidCatalogName => new(
            StoreFault.NoAccess, $"There is no {database}. Make it: CREATE DATABASE briefbot", error),
        InsufficientPrivilege => new(
            StoreFault.NoAccess,
            $"This user may not work in the {database}. Make it the database's owner: ALTER DATABASE … OWNER TO …",
            error),
        DataCorrupted or IndexCorrupted => Damaged("PostgreSQL finds its pages inconsistent", error),
        IoError => new(
            StoreFault.Unreadable,
            $"The server's disk failed while the store in {database} was read or written. Check it; what was reported as stored before is kept.",
            error),
        _ when error.SqlState.StartsWith("28", StringComparison.Ordinal) => new(
            StoreFault.NoAccess, $"The server refuses the user of the connection string for the {database}. Check user name and password.", error),
        _ => null,
    };

    private static string Reason(NpgsqlException error) => error switch
    {
        PostgresException told => told.MessageText,
        { InnerException: { } cause } => cause.Message,
        _ => error.Message,
    };
}
