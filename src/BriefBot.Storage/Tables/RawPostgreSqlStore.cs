using System.Data.Common;
using BriefBot.Storage.PostgreSql;
using Dapper;
using Npgsql;

namespace BriefBot.Storage.Tables;

internal sealed class RawPostgreSqlStore(PostgreSqlDatabase database) : RawStore
{
    private static readonly string LockAll = $"LOCK TABLE {string.Join(", ", StoreTables.All.Select(table => table.Name))} IN EXCLUSIVE MODE";

    public override string Clock => "store_clock()";

    public override Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        database.ReadMomentAsync(session => read(session.Connection), cancellationToken);

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(LockAll);
            return await Task.Run(() => write(session.Connection), CancellationToken.None);
        },
        cancellationToken);

    public override IEnumerable<string> FindDamage(DbConnection connection) => [];

    public override RowWriter StartWriting(DbConnection connection, StoreTable table, string columns, int count) => new Importing(
        ((NpgsqlConnection)connection).BeginBinaryImport($"COPY {table.Name} ({columns}) FROM STDIN (FORMAT BINARY)"));

    public override long? LastNumber(DbConnection connection, StoreTable table) => connection.ExecuteScalar<long?>(
        $"SELECT pg_sequence_last_value(pg_get_serial_sequence('{table.Name}', '{table.Number}')::regclass)");

    public override void GoOnAfter(DbConnection connection, StoreTable table, long last) => connection.Execute(
        $"SELECT setval(pg_get_serial_sequence('{table.Name}', '{table.Number}'), @last)", new { last });

    public override void Dispose() => database.Dispose();

    private sealed class Importing(NpgsqlBinaryImporter import) : RowWriter
    {
        public override void Write(object[] values)
        {
            import.StartRow();
            foreach (var value in values)
                import.Write(value is string text ? StorableText.Of(text) : value);
        }

        public override void Complete() => import.Complete();

        public override void Dispose() => import.Dispose();
    }
}
