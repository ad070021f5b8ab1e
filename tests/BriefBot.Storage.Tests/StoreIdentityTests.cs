using BriefBot.Core.Analysis;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.PostgreSql;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BriefBot.Storage.Tests;

/// <summary>What follows a store's change numbers has to know when they are given again.</summary>
public sealed class StoreIdentityTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StaysTheSameForAsLongAsTheStore()
    {
        var first = await IdentityAsync(Folder("a"));
        Assert.Equal(first, await IdentityAsync(Folder("a")));
        Assert.NotEqual(first, await IdentityAsync(Folder("b")));
    }

    [Fact]
    public async Task IsAnotherAfterABackupWasPutBack()
    {
        var before = await IdentityAsync(Folder("a"));
        var (folder, backup) = (Path.Combine(_folder.Path, "a"), Path.Combine(_folder.Path, "backup.db"));
        await SqliteBackup.TakeAsync(folder, backup, Cancellation);
        await SqliteBackup.RestoreAsync(backup, folder, "before.db", Cancellation);
        Assert.NotEqual(before, await IdentityAsync(Folder("a")));
    }

    [Fact]
    public async Task ABackupOfAnOlderVersionIsPutBackToo()
    {
        await IdentityAsync(Folder("a"));
        var (folder, backup) = (Path.Combine(_folder.Path, "a"), Path.Combine(_folder.Path, "backup.db"));
        await SqliteBackup.TakeAsync(folder, backup, Cancellation);
        await using (var connection = new SqliteConnection($"Data Source={backup};Pooling=False"))
            await connection.ExecuteAsync("DROP TABLE store_identity; PRAGMA user_version = 14");
        await SqliteBackup.RestoreAsync(backup, folder, "before.db", Cancellation);
        Assert.NotEmpty(await IdentityAsync(Folder("a")));
    }

    [Fact]
    public async Task InPostgreSqlIsAnotherWhenTheTablesAreMadeAgain()
    {
        using var database = await server.CreateAsync();
        var location = new StoreLocation.PostgreSql(database.ConnectionString);
        var first = await IdentityAsync(location);
        Assert.Equal(first, await IdentityAsync(location));
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            // As its own tools restore: the same rows in new tables.
            var id = await connection.ExecuteScalarAsync<string>("SELECT id FROM store_identity");
            var schema = await connection.ExecuteScalarAsync<string>("SELECT current_schema");
            await connection.ExecuteAsync($"DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema}");
            await IdentityAsync(location);
            await connection.ExecuteAsync("UPDATE store_identity SET id = @id", new { id });
        }
        Assert.NotEqual(first, await IdentityAsync(location));
    }

    private StoreLocation.Folder Folder(string name) => new(Path.Combine(_folder.Path, name));

    private static async Task<string> IdentityAsync(StoreLocation location)
    {
        using var store = await Store.OpenAsync(location, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        return await store.ReadIdentityAsync(Cancellation);
    }
}
