using System.Text;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MakesTheFolderAndTheFile()
    {
        var directory = Path.Combine(_folder.Path, "new", "folder");

        using var database = await OpenAsync(directory);

        Assert.True(File.Exists(database.Path));
        Assert.Equal(Path.Combine(directory, "briefbot.db"), database.Path);
    }

    [Fact]
    public async Task ReachesTheDiskBeforeAWriteIsDone()
    {
        using var database = await OpenAsync();

        var settings = await database.WriteAsync(
            connection => string.Join(
                ' ',
                connection.ExecuteScalar<string>("PRAGMA journal_mode"),
                connection.ExecuteScalar<string>("PRAGMA synchronous"),
                connection.ExecuteScalar<string>("PRAGMA foreign_keys"),
                connection.ExecuteScalar<string>("PRAGMA busy_timeout"),
                connection.ExecuteScalar<string>("PRAGMA secure_delete")),
            TestContext.Current.CancellationToken);

        Assert.Equal("wal 2 1 5000 1", settings);
    }

    [Fact]
    public async Task LetsSeveralProcessesStartAtOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var directory = Path.Combine(_folder.Path, $"round{round}");
            var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync(directory)));

            Assert.Equal(0, await databases[0].ReadAsync(
                c => c.ExecuteScalar<long>("SELECT sum(last) FROM change_counter"), TestContext.Current.CancellationToken));
            Array.ForEach(databases, database => database.Dispose());
        }
    }

    [Fact]
    public async Task BringsAnOlderStoreUpToDate()
    {
        using (var first = new StreamReader(typeof(SqliteDatabase).Assembly.GetManifestResourceStream("Sqlite/0001_articles.sql")!))
            Alter($"{first.ReadToEnd()}; PRAGMA application_id = {SchemaMigrations.ApplicationId}; PRAGMA user_version = 1; UPDATE change_counter SET last = 7");

        using var database = await OpenAsync();

        Assert.Equal(0, await CountAsync(database, "feedback"));
        Assert.Equal(7, await database.ReadAsync(
            c => c.ExecuteScalar<int>("SELECT last FROM change_counter"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LeavesAStoreOfANewerVersionUntouched()
    {
        await OpenAndCloseAsync();
        Alter("PRAGMA user_version = 99");
        var before = File.ReadAllBytes(_folder.DataFile);

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        AssertSays(fault, StoreFault.NewerSchema, "schema 99", "Update BriefBot");
        Assert.Equal(before, File.ReadAllBytes(_folder.DataFile));
        Assert.Equal([_folder.DataFile], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task WritesNoMoreOnceANewerVersionHasTakenTheStoreOver()
    {
        using var database = await OpenAsync();
        Alter("PRAGMA user_version = 99");

        var fault = await Assert.ThrowsAsync<StoreException>(() => AddFeedbackAsync(database));

        Assert.Equal(StoreFault.NewerSchema, fault.Fault);
        Assert.Equal(0, await CountAsync(database, "feedback"));
    }

    [Theory]
    [InlineData("A note that somebody saved under the wrong name. ", 1)]
    [InlineData("A note that somebody saved under the wrong name. ", 500)]
    [InlineData("SQLite format 2, or so it says", 500)]
    public async Task LeavesAFileThatIsNoDatabaseUntouched(string content, int times)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(content, times)));
        File.WriteAllBytes(_folder.DataFile, bytes);

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        AssertSays(fault, StoreFault.Unreadable, "not a BriefBot store");
        Assert.Equal(bytes, File.ReadAllBytes(_folder.DataFile));
    }

    [Theory]
    [InlineData("CREATE TABLE recipes (name TEXT)")]
    [InlineData("PRAGMA user_version = 3")]
    [InlineData("PRAGMA application_id = 1196444487; CREATE TABLE recipes (name TEXT)")]
    public async Task LeavesTheDatabaseOfAnotherProgramUntouched(string sql)
    {
        Alter(sql);
        var before = File.ReadAllBytes(_folder.DataFile);

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        AssertSays(fault, StoreFault.Unreadable, "another program");
        Assert.Equal(before, File.ReadAllBytes(_folder.DataFile));
    }

    [Fact]
    public async Task SaysThatADamagedStoreIsDamaged()
    {
        await OpenAndCloseAsync();
        using (var file = File.OpenWrite(_folder.DataFile))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xEE, (int)file.Length - 4096).ToArray());
        }

        var fault = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            using var database = await OpenAsync();
            await CountAsync(database, "articles");
        });

        AssertSays(fault, StoreFault.Unreadable, "damaged", "backup");
    }

    [Fact]
    public async Task SaysThatTheStoreIsLockedAndWorksAgainAfterwards()
    {
        using var database = await SqliteDatabase.OpenAsync(
            _folder.Path, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        using (var other = Connect())
        {
            other.Execute("BEGIN EXCLUSIVE");
            var fault = await Assert.ThrowsAsync<StoreException>(() => AddFeedbackAsync(database));
            AssertSays(fault, StoreFault.Locked, "another process", "try again");
            Assert.Equal(0, await CountAsync(database, "feedback"));
        }

        await AddFeedbackAsync(database);
        Assert.Equal(1, await CountAsync(database, "feedback"));
    }

    [Fact]
    public async Task SaysThatAStoreIsLockedWhileItIsMade()
    {
        using var other = Connect();
        other.Execute("BEGIN EXCLUSIVE; CREATE TABLE half_done (x)");

        var fault = await Assert.ThrowsAsync<StoreException>(() => SqliteDatabase.OpenAsync(
            _folder.Path, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));

        Assert.Equal(StoreFault.Locked, fault.Fault);
    }

    [Fact]
    public async Task StoresNothingOfAChangeForWhichTheDiskHasNoRoom()
    {
        using var database = await OpenAsync();
        await database.WriteAsync(
            c => c.Execute($"PRAGMA max_page_count = {c.ExecuteScalar<int>("PRAGMA page_count") + 3}"),
            TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<StoreException>(() => database.WriteAsync(
            c =>
            {
                AddFeedback(c, "fits");
                return AddFeedback(c, new string('x', 100_000));
            },
            TestContext.Current.CancellationToken));

        AssertSays(fault, StoreFault.DiskFull, "no room", "try again");
        Assert.Equal(0, await CountAsync(database, "feedback"));
    }

    [Fact]
    public async Task StoresNothingWhereTheFileMayOnlyBeRead()
    {
        using var database = await OpenAsync();
        await database.WriteAsync(c => c.Execute("PRAGMA query_only = ON"), TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<StoreException>(() => AddFeedbackAsync(database));

        AssertSays(fault, StoreFault.NoAccess, "may write");
    }

    [Fact]
    public async Task SaysThatAFolderCannotBeMade()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "file"), "in the way");

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(Path.Combine(_folder.Path, "file", "data")));

        Assert.Equal(StoreFault.NoAccess, fault.Fault);
    }

    [Fact]
    public async Task SaysThatTheFileCannotBeOpened()
    {
        Directory.CreateDirectory(_folder.DataFile);

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        AssertSays(fault, StoreFault.NoAccess);
    }

    [Fact]
    public async Task SaysThatAFolderMayNotBeWritten()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Unix file modes do not stop this user.");
            return;
        }
        var directory = Directory.CreateDirectory(Path.Combine(_folder.Path, "read-only"));
        directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;

        var fault = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(directory.FullName));

        AssertSays(fault, StoreFault.NoAccess);
    }

    [Fact]
    public async Task UndoesAWriteThatThrows()
    {
        using var database = await OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            c =>
            {
                AddFeedback(c, "undone");
                throw new InvalidOperationException("A defect.");
            },
            TestContext.Current.CancellationToken));

        await AddFeedbackAsync(database);
        Assert.Equal(1, await CountAsync(database, "feedback"));
    }

    [Fact]
    public async Task LetsAWriteThatFailsTakeNoOtherDownWithIt()
    {
        using var database = await OpenAsync();
        using var gate = new ManualResetEventSlim();
        var first = database.WriteAsync(
            _ => gate.Wait(Timeout.Infinite, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var cancelled = new CancellationTokenSource();

        var good = AddFeedbackAsync(database);
        var bad = database.WriteAsync<int>(
            c =>
            {
                AddFeedback(c, "undone");
                throw new InvalidOperationException("A defect.");
            },
            TestContext.Current.CancellationToken);
        var unwanted = database.WriteAsync(c => AddFeedback(c, "unwanted"), cancelled.Token);
        var last = AddFeedbackAsync(database);
        await cancelled.CancelAsync();
        gate.Set();

        Assert.True(await first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unwanted);
        Assert.Equal((1, 1, 2), (await good, await last, await CountAsync(database, "feedback")));
    }

    [Fact]
    public async Task TellsEveryWriteThatWaitedThatTheStoreIsLocked()
    {
        using var database = await SqliteDatabase.OpenAsync(
            _folder.Path, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        using var other = Connect();
        other.Execute("BEGIN EXCLUSIVE");

        var writes = Enumerable.Range(0, 20).Select(_ => AddFeedbackAsync(database)).ToList();

        foreach (var write in writes)
            Assert.Equal(StoreFault.Locked, (await Assert.ThrowsAsync<StoreException>(() => write)).Fault);
        other.Execute("ROLLBACK");
        Assert.Equal(0, await CountAsync(database, "feedback"));
    }

    private static void AssertSays(StoreException fault, StoreFault expected, params string[] parts)
    {
        Assert.Equal(expected, fault.Fault);
        Assert.All(parts.Append("briefbot.db"), part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("\n", fault.Message, StringComparison.Ordinal);
    }

    private static int AddFeedback(SqliteConnection connection, string answer) => connection.Execute(
        "INSERT INTO feedback (given, question, answer, rating) VALUES ('now', 'q', @answer, 'helpful')", new { answer });

    private static Task<int> AddFeedbackAsync(SqliteDatabase database) =>
        database.WriteAsync(c => AddFeedback(c, "a"), TestContext.Current.CancellationToken);

    private static Task<int> CountAsync(SqliteDatabase database, string table) => database.ReadAsync(
        c => c.ExecuteScalar<int>($"SELECT count(*) FROM {table}"), TestContext.Current.CancellationToken);

    private Task<SqliteDatabase> OpenAsync(string? directory = null) =>
        SqliteDatabase.OpenAsync(directory ?? _folder.Path, TestContext.Current.CancellationToken);

    private async Task OpenAndCloseAsync() => (await OpenAsync()).Dispose();

    /// <summary>Something else than the store that has the file open.</summary>
    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.DataFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Alter(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql);
    }
}
