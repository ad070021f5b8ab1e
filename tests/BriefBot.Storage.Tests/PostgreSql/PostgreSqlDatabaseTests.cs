using BriefBot.Core.Indexing;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;
using Npgsql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlDatabaseTests(PostgreSqlServer server) : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private readonly List<PostgreSqlDatabase> _opened = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _opened.ForEach(database => database.Dispose());

    [Fact]
    public async Task LetsSeveralProcessesStartAtOnce()
    {
        for (var round = 0; round < 3; round++)
        {
            var place = await server.CreateEmptyAsync();

            var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync(place)));

            Assert.Equal(PostgreSqlMigrations.Newest, await ScalarAsync<int>(databases[5], "SELECT sum(version)::integer FROM briefbot_schema"));
            Assert.Equal(1, await CountAsync(databases[0], "change_counter"));
            Array.ForEach(databases, database => database.Dispose());
        }
    }

    [Fact]
    public async Task GoesOnFromAnOlderStore()
    {
        var place = await server.CreateAsync();
        (await OpenAsync(place)).Dispose();
        // As it was before digests.
        await place.ExecuteAsync(
            """
            DROP TABLE subscriptions, digest_runs, notices, service_usage;
            ALTER TABLE analyses DROP COLUMN reading, DROP COLUMN reading_due, DROP COLUMN reading_worker,
                DROP COLUMN reading_fence, DROP COLUMN reading_attempts;
            DROP TABLE embedded_articles, passage_vectors, embedding_counter, store_identity;
            ALTER TABLE story_cursor DROP COLUMN worker, DROP COLUMN leased_until;
            ALTER TABLE feeds DROP COLUMN first_address;
            UPDATE briefbot_schema SET version = 10;
            UPDATE change_counter SET last = 7;
            INSERT INTO feeds (address, host, collection) VALUES ('https://news.example/feed', 'news.example', 'public');
            """);

        var database = await OpenAsync(place);

        Assert.Equal(0, await CountAsync(database, "subscriptions"));
        Assert.Equal(1, await CountAsync(database, "feeds"));
        Assert.Equal(7, await ScalarAsync<long>(database, "SELECT last FROM change_counter"));
    }

    [Fact]
    public async Task LeavesAStoreOfANewerVersionUntouched()
    {
        var place = await server.CreateAsync();
        var database = await OpenAsync(place);
        await place.ExecuteAsync("UPDATE briefbot_schema SET version = 99");

        AssertSays(await Assert.ThrowsAsync<StoreException>(() => OpenAsync(place)), StoreFault.NewerSchema, "schema 99", "Update BriefBot");
        AssertSays(await Assert.ThrowsAsync<StoreException>(() => AddAsync(database)), StoreFault.NewerSchema, "schema 99");
        Assert.Equal(0, await CountAsync(database, "cursors"));
    }

    [Fact]
    public async Task LeavesTheTablesOfAnotherProgramUntouched()
    {
        var place = await server.CreateEmptyAsync();
        await place.ExecuteAsync("CREATE TABLE recipes (name text)");

        AssertSays(await Assert.ThrowsAsync<StoreException>(() => OpenAsync(place)), StoreFault.Unreadable, "another program");
    }

    [Theory]
    [InlineData("Database=postgres", "Database=nothing_here", StoreFault.NoAccess, "CREATE DATABASE")]
    [InlineData("Username=briefbot", "Username=nobody_known", StoreFault.NoAccess, "user")]
    [InlineData("Host=/", "Host=/nowhere/", StoreFault.Unreachable, "cannot be reached")]
    [InlineData("Host=/", "Hosts=/", StoreFault.NoAccess, "cannot be read")]
    [InlineData("Database=postgres", "", StoreFault.NoAccess, "names no database")]
    public async Task SaysWhyItCannotBeOpened(string part, string instead, StoreFault fault, string advice)
    {
        var place = await server.CreateEmptyAsync();
        var connection = place.ConnectionString.Replace(part, instead, StringComparison.Ordinal) + ";Password=geheim";

        var error = await Assert.ThrowsAsync<StoreException>(
            () => PostgreSqlDatabase.OpenAsync(connection, Short, TimeProvider.System, Cancellation));

        AssertSays(error, fault, advice);
        Assert.DoesNotContain("geheim", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatTheStoreIsLockedAndWorksAgainAfterwards()
    {
        var place = await server.CreateAsync();
        var database = await OpenAsync(place, Short);
        await using (var other = new NpgsqlConnection(place.ConnectionString))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            await using var command = new NpgsqlCommand("LOCK TABLE cursors", other, transaction);
            await command.ExecuteNonQueryAsync(Cancellation);

            AssertSays(await Assert.ThrowsAsync<StoreException>(() => AddAsync(database)), StoreFault.Locked, "another process", "try again");
        }

        await AddAsync(database);
        Assert.Equal(1, await CountAsync(database, "cursors"));
    }

    [Fact]
    public async Task StoresNothingWhereItMayOnlyBeRead()
    {
        var place = await server.CreateAsync();
        (await OpenAsync(place)).Dispose();
        var database = await PostgreSqlDatabase.OpenAsync(
            $"{place.ConnectionString};Options=-c default_transaction_read_only=on", TimeProvider.System, Cancellation);
        _opened.Add(database);

        AssertSays(await Assert.ThrowsAsync<StoreException>(() => AddAsync(database)), StoreFault.NoAccess, "may only be read");
    }

    [Fact]
    public async Task UndoesAWriteThatThrows()
    {
        var database = await OpenAsync(await server.CreateAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            async session =>
            {
                await AddAsync(session, "undone");
                throw new InvalidOperationException("A defect.");
            },
            Cancellation));

        Assert.Equal(0, await CountAsync(database, "cursors"));
    }

    [Fact]
    public async Task ReadsAndWritesAgainWhenItsConnectionsWereLost()
    {
        var place = await server.CreateAsync();
        var database = await OpenAsync(place);
        await AddAsync(database);

        await place.DisconnectAllAsync();
        Assert.Equal(1, await CountAsync(database, "cursors"));
        await place.DisconnectAllAsync();
        await AddAsync(database, "b");

        Assert.Equal(2, await CountAsync(database, "cursors"));
    }

    [Fact]
    public async Task RepeatsAWriteWhoseConnectionIsLostHalfWay()
    {
        var place = await server.CreateAsync();
        var database = await OpenAsync(place);
        var attempts = 0;

        var result = await database.WriteAsync(
            async session =>
            {
                await AddAsync(session, "a");
                if (++attempts == 1)
                    await place.DisconnectAllAsync();
                return await session.ExecuteAsync("UPDATE cursors SET position = position + 1 WHERE name = 'a'");
            },
            Cancellation);

        Assert.Equal((1, 2), (result, attempts));
        Assert.Equal(2, await ScalarAsync<long>(database, "SELECT position FROM cursors"));
    }

    /// <summary>The server ends the connection in the middle of a commit: before it takes effect, or after.</summary>
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task FindsOutWhatBecameOfACommitWhoseAnswerWasLost(bool committed, int expectedAttempts)
    {
        var place = await server.CreateAsync();
        await using var proxy = new CuttingProxy(place.ConnectionString);
        var database = await PostgreSqlDatabase.OpenAsync(proxy.ConnectionString, TimeProvider.System, Cancellation);
        _opened.Add(database);
        var attempts = 0;

        await database.WriteAsync(
            async session =>
            {
                await AddAsync(session, $"attempt {++attempts}");
                if (attempts == 1)
                    proxy.CutAtCommit(committed);
                return true;
            },
            Cancellation);

        Assert.Equal(expectedAttempts, attempts);
        Assert.Equal($"attempt {attempts}", await ScalarAsync<string>(database, "SELECT string_agg(name, ' ') FROM cursors"));
    }

    [Fact]
    public async Task SaysThatNobodyCanTellWhenTheServerIsGoneAfterACommit()
    {
        var place = await server.CreateAsync();
        await using var proxy = new CuttingProxy(place.ConnectionString);
        var database = await PostgreSqlDatabase.OpenAsync(proxy.ConnectionString, Short, TimeProvider.System, Cancellation);
        _opened.Add(database);

        var error = await Assert.ThrowsAsync<StoreException>(() => database.WriteAsync(
            async session =>
            {
                await AddAsync(session, "a");
                proxy.CutAtCommit(true, andStayAway: true);
                return true;
            },
            Cancellation));

        AssertSays(error, StoreFault.Unreachable, "cannot be asked whether it was", "Do it again");
    }

    [Fact]
    public async Task GivesUpInTimeWhereTheServerStaysAway()
    {
        var place = await server.CreateAsync();
        await using var proxy = new CuttingProxy(place.ConnectionString);
        var database = await PostgreSqlDatabase.OpenAsync(proxy.ConnectionString, Short, TimeProvider.System, Cancellation);
        _opened.Add(database);
        proxy.StayAway();

        AssertSays(await Assert.ThrowsAsync<StoreException>(() => CountAsync(database, "cursors")), StoreFault.Unreachable, "try again");
        AssertSays(await Assert.ThrowsAsync<StoreException>(() => AddAsync(database)), StoreFault.Unreachable, "Nothing of this change was stored");
    }

    [Fact]
    public async Task TwoWritersInEachOthersWayBothSucceed()
    {
        var database = await OpenAsync(await server.CreateAsync());
        await AddAsync(database, "a");
        await AddAsync(database, "b");
        using var bothHoldOne = new Barrier(2);
        var waits = 0;

        async Task<bool> RaiseAsync(string first, string second)
        {
            return await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync("UPDATE cursors SET position = position + 1 WHERE name = $1", first);
                    // Once each: whoever is undone comes back alone.
                    if (Interlocked.Increment(ref waits) <= 2)
                        await Task.Run(() => bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(20)), Cancellation);
                    await session.ExecuteAsync("UPDATE cursors SET position = position + 1 WHERE name = $1", second);
                    return true;
                },
                Cancellation);
        }
        await Task.WhenAll(RaiseAsync("a", "b"), RaiseAsync("b", "a"));

        Assert.Equal(6, await ScalarAsync<long>(database, "SELECT sum(position)::bigint FROM cursors"));
    }

    private static void AssertSays(StoreException fault, StoreFault expected, params string[] parts)
    {
        Assert.True(expected == fault.Fault, fault.ToString());
        Assert.All(parts, part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("\n", fault.Message, StringComparison.Ordinal);
    }

    private static Task<int> AddAsync(PostgreSqlSession session, string name) =>
        session.ExecuteAsync("INSERT INTO cursors (name, position) VALUES ($1, 1)", name);

    private static Task<int> AddAsync(PostgreSqlDatabase database, string name = "a") =>
        database.WriteAsync(session => AddAsync(session, name), Cancellation);

    private static Task<long> CountAsync(PostgreSqlDatabase database, string table) => ScalarAsync<long>(database, $"SELECT count(*) FROM {table}")!;

    private static Task<T?> ScalarAsync<T>(PostgreSqlDatabase database, string sql) =>
        database.ReadAsync(session => session.ScalarAsync<T>(sql), Cancellation);

    private async Task<PostgreSqlDatabase> OpenAsync(PostgreSqlTestDatabase place, TimeSpan? patience = null)
    {
        var database = await PostgreSqlDatabase.OpenAsync(
            place.ConnectionString, patience ?? PostgreSqlDatabase.DefaultPatience, TimeProvider.System, Cancellation);
        _opened.Add(database);
        return database;
    }
}
