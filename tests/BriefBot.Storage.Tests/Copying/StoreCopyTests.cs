using System.Globalization;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.Copying;
using BriefBot.Storage.Tables;
using BriefBot.Tests.PostgreSql;
using Dapper;

namespace BriefBot.Storage.Tests.Copying;

public sealed class StoreCopyTests(PostgreSqlServer server) : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TemporaryFolder _folder = new();
    private readonly List<PostgreSqlTestDatabase> _databases = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _databases.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task CarriesEverythingThereAndBack()
    {
        var (sqlite, postgres, back) = (Folder("a"), await DatabaseAsync(), Folder("b"));
        await FilledStore.FillAsync(sqlite);

        var there = await CopyAsync(sqlite, postgres);
        await CopyAsync(postgres, back);

        Assert.All(there.Tables, table => Assert.True(table.Rows > 0, $"The test stores nothing in {table.Name}."));
        var original = await DumpAsync(sqlite);
        Assert.Equal(original, await DumpAsync(postgres));
        Assert.Equal(original, await DumpAsync(back));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheCopyGoesOnWhereTheOriginalWas(bool toPostgreSql)
    {
        var (folder, database) = ((StoreLocation)Folder("a"), await DatabaseAsync());
        var (source, target) = toPostgreSql ? (folder, database) : (database, folder);
        await FilledStore.FillAsync(source);
        await CopyAsync(source, target);
        using var store = await FilledStore.OpenAsync(target);
        var last = await store.Articles.LastChangeAsync(Cancellation);

        var revised = await FilledStore.SaveAsync(store, Drafts.Item("a", "Third text."));
        var added = await FilledStore.SaveAsync(store, Drafts.Item("new", "New text."));

        Assert.Equal((SaveStatus.Revised, 3), (revised.Status, revised.Revision));
        Assert.Equal(SaveStatus.Added, added.Status);
        Assert.Equal([last + 1, last + 2], await store.Articles.ReadChangesAsync(last, Cancellation).Select(change => change.Sequence).ToListAsync(Cancellation));
        Assert.False(await store.Inbox.AddAsync(FilledStore.Event("done"), Cancellation));
        Assert.Equal("slack:waiting", (await store.Inbox.TakeAsync("w", Hour, Cancellation))!.Item.Key);
        Assert.True(await store.Inbox.AddAsync(FilledStore.Event("new"), Cancellation));
        Assert.Equal("r", (await store.Outbox.TakeAsync("w", Hour, Cancellation))!.Delivery.Id);
        Assert.True(await store.Feeds.AddAsync(new FeedSource(new Uri("https://new.example/feed")), Cancellation));
        Assert.Equal(2, (await store.Feeds.ListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task RefusesATargetThatHoldsSomething()
    {
        var (source, target) = (Folder("a"), await DatabaseAsync());
        await FilledStore.FillAsync(source);
        using (var store = await FilledStore.OpenAsync(target))
            await store.Conversations.SaveCursorAsync("x", 1, Cancellation);
        var before = await DumpAsync(target);

        var result = await StoreCopy.RunAsync(source, target, TimeProvider.System, Cancellation);

        Assert.Contains("is not empty (cursors)", result.Refusal, StringComparison.Ordinal);
        Assert.Equal(before, await DumpAsync(target));
    }

    [Fact]
    public async Task MakesNoStoreWhereNoneIsToBeCopied()
    {
        var result = await StoreCopy.RunAsync(Folder("nothing"), Folder("b"), TimeProvider.System, Cancellation);

        Assert.Contains("There is no store", result.Refusal, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public async Task ReplacesCharactersThatPostgreSqlRefuses()
    {
        var (source, target) = (Folder("a"), await DatabaseAsync());
        using (var store = await FilledStore.OpenAsync(source))
            await store.Inbox.AddAsync(FilledStore.Event("odd") with { Text = "a\0b" }, Cancellation);

        await CopyAsync(source, target);

        using var copy = await FilledStore.OpenAsync(target);
        Assert.Equal("a\uFFFDb", (await copy.Inbox.FindByKeyAsync("slack:odd", Cancellation))!.Text);
    }

    /// <summary>Whoever adds a table adds it to both stores, and to the list.</summary>
    [Fact]
    public async Task BothStoresHaveTheTablesThatAreCopied()
    {
        const string sqliteColumns =
            """
            SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            """;
        const string postgresColumns =
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema AND table_name <> 'briefbot_schema'";
        var inSqlite = await QueryAsync(Folder("a"), sqliteColumns);
        var inPostgres = await QueryAsync(await DatabaseAsync(), postgresColumns);

        Assert.Equal(inSqlite.Order(StringComparer.Ordinal), inPostgres.Order(StringComparer.Ordinal));
        Assert.Equal(
            inSqlite.Select(column => column.Split('.')[0]).Distinct().Order(StringComparer.Ordinal),
            StoreTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<StoreCopyResult> CopyAsync(StoreLocation from, StoreLocation to)
    {
        var result = await StoreCopy.RunAsync(from, to, TimeProvider.System, Cancellation);
        Assert.Null(result.Refusal);
        return result;
    }

    /// <summary>Every value of every table, in a notation that the stores have in common.</summary>
    private static async Task<List<string>> DumpAsync(StoreLocation location)
    {
        using var store = await RawStore.OpenAsync(location, TimeProvider.System, Cancellation);
        return await store.ReadAsync(
            connection => Task.FromResult(StoreTables.All.SelectMany(table => connection.Query($"SELECT * FROM {table.Name}")
                .Cast<IDictionary<string, object?>>()
                .Select(row => $"{table.Name}: {string.Join(", ", row.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={Text(field.Value)}"))}")
                .Order(StringComparer.Ordinal)).ToList()),
            Cancellation);
    }

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        bool yes => yes ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static async Task<List<string>> QueryAsync(StoreLocation location, string sql)
    {
        using var store = await RawStore.OpenAsync(location, TimeProvider.System, Cancellation);
        return await store.ReadAsync(connection => Task.FromResult(connection.Query<string>(sql).AsList()), Cancellation);
    }

    private StoreLocation.Folder Folder(string name) => new(Path.Combine(_folder.Path, name));

    private async Task<StoreLocation> DatabaseAsync()
    {
        _databases.Add(await server.CreateAsync());
        return new StoreLocation.PostgreSql(_databases[^1].ConnectionString);
    }
}
