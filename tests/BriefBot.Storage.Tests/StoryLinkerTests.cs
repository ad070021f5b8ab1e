using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests;

public sealed class SqliteStoryLinkerTests : StoryLinkerContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<StoreLocation> LocateAsync() => Task.FromResult<StoreLocation>(new StoreLocation.Folder(_folder.Path));
}

public sealed class PostgreSqlStoryLinkerTests(PostgreSqlServer server) : StoryLinkerContract
{
    private PostgreSqlTestDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database?.Dispose();
    }

    protected override async Task<StoreLocation> LocateAsync() =>
        new StoreLocation.PostgreSql((_database ??= await server.CreateAsync()).ConnectionString);
}
