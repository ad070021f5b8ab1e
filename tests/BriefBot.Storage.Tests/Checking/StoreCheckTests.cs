using BriefBot.Storage.Checking;
using BriefBot.Tests.PostgreSql;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests.Checking;

/// <summary>What is found wrong, in stores of both kinds.</summary>
public sealed class StoreCheckTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PostgreSqlTestDatabase? _database;

    public static TheoryData<bool, string, string> Damages()
    {
        (string Sql, string Found)[] damages =
        [
            ("UPDATE articles SET revision = 9 WHERE row = 1", "articles without their newest revision"),
            ("DELETE FROM analyses WHERE article = 1 AND revision = 1", "revisions without analysis"),
            ("UPDATE revisions SET text = 'Left over.' WHERE text IS NULL", "remains of removed articles"),
            ("UPDATE change_counter SET last = 1", "changes that followers will never see"),
            ("UPDATE cursors SET position = 1000", "followers that are ahead"),
            ("UPDATE outbox_quotes SET revision = 7", "of what was never stored"),
            ("UPDATE outbox_quotes SET span_end = 400", "reach beyond their article's text"),
            ("UPDATE revisions SET text = replace(text, 'S', 's')", "text is not the one that was stored"),
            ("UPDATE articles SET sentences = 5 WHERE row = 1", "analysis is not of their text"),
            ("UPDATE inbox SET head = (1 = 0)", "conversations of the inbox whose open rows have no one turn"),
            ("UPDATE outbox SET state = 1", "rows of the outbox in a state that cannot be"),
            ("UPDATE inbox SET state = 1, fence = 1, worker = 'w', due = due + 1000000 WHERE state = 0", "leases of the inbox"),
            ("UPDATE outbox SET state = 2, head = (1 = 0)", "marked as sent"),
            ("UPDATE feeds SET leased_until = leased_until + 1000000", "feeds held"),
            ("DELETE FROM story_articles", "stories without articles"),
            ("UPDATE subscriptions SET run_at = NULL", "never due"),
            ("UPDATE subscriptions SET leased_until = 9999999999", "subscriptions held"),
            ("UPDATE digest_runs SET settled = (1 = 1)", "ended without an outcome"),
        ];
        var rows = new TheoryData<bool, string, string>();
        foreach (var (sql, found) in damages)
        {
            rows.Add(false, sql, found);
            rows.Add(true, sql, found);
        }
        return rows;
    }

    public void Dispose()
    {
        _database?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FindsNothingWrongWithASoundStore(bool inPostgreSql)
    {
        var location = await LocateAsync(inPostgreSql);
        Assert.Empty(await CheckAsync(location));

        await FilledStore.FillAsync(location);

        Assert.Empty(await CheckAsync(location));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task FindsWhatMustNotBe(bool inPostgreSql, string damage, string found)
    {
        var location = await LocateAsync(inPostgreSql);
        await FilledStore.FillAsync(location);
        await DamageAsync(inPostgreSql, damage);

        var problems = await CheckAsync(location);

        var problem = Assert.Single(problems, problem => problem.What.Contains(found, StringComparison.Ordinal));
        Assert.InRange(problem.Examples.Count, 1, problem.Count);
        Assert.NotEmpty(problem.Advice);
    }

    private static Task<IReadOnlyList<StoreProblem>> CheckAsync(StoreLocation location) =>
        StoreCheck.RunAsync(location, TimeProvider.System, TestContext.Current.CancellationToken);

    private async Task<StoreLocation> LocateAsync(bool inPostgreSql)
    {
        if (!inPostgreSql)
            return new StoreLocation.Folder(_folder.Path);
        _database = await server.CreateAsync();
        return new StoreLocation.PostgreSql(_database.ConnectionString);
    }

    private async Task DamageAsync(bool inPostgreSql, string sql)
    {
        if (inPostgreSql)
        {
            await _database!.ExecuteAsync(sql);
            return;
        }
        await using var connection = new SqliteConnection($"Data Source={_folder.DataFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
