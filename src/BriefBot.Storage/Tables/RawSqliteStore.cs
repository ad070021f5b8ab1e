using System.Data.Common;
using BriefBot.Storage.Sqlite;
using Dapper;

namespace BriefBot.Storage.Tables;

internal sealed class RawSqliteStore(SqliteDatabase database) : RawStore
{
    public override string Clock => "unixepoch('subsec')";

    public override Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        database.ReadMomentAsync(read);

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken) =>
        database.WriteAsync(write, cancellationToken);

    public override IEnumerable<string> FindDamage(DbConnection connection) =>
        connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok");

    public override RowWriter StartWriting(DbConnection connection, StoreTable table, string columns, int count)
    {
        var places = string.Join(", ", Enumerable.Range(1, count).Select(i => $"?{i}"));
        return new Inserting((StoreConnection)connection, $"INSERT INTO {table.Name} ({columns}) VALUES ({places})");
    }

    /// <remarks>Only tables that never use a number again are in <c>sqlite_sequence</c>.</remarks>
    public override long? LastNumber(DbConnection connection, StoreTable table) => connection.ExecuteScalar<long?>(
        $"""
        SELECT nullif(max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table.Name}'), 0), coalesce(max({table.Number}), 0)), 0)
        FROM {table.Name}
        """);

    public override void GoOnAfter(DbConnection connection, StoreTable table, long last) => connection.Execute(
        "UPDATE sqlite_sequence SET seq = max(seq, @last) WHERE name = @Name", new { table.Name, last });

    public override void Dispose() => database.Dispose();

    private sealed class Inserting(StoreConnection connection, string insert) : RowWriter
    {
        public override void Write(object[] values) => connection.Prepared(insert, values).ExecuteNonQuery();

        public override void Complete()
        {
        }

        public override void Dispose()
        {
        }
    }
}
