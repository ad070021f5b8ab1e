using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Operations;
using Microsoft.Data.Sqlite;

namespace BriefBot.Tests.Cli;

public sealed class BackupCommandTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARestoredStoreAnswersTheSame()
    {
        using var folder = await News.StoredAsync();
        var before = await CommandRun.OfAsync(folder, "ask", "Who found nine cracks in the bridge?");
        folder.Write("data/reader-signing.key", "k1=the-old-key\n");

        var backup = await CommandRun.OfAsync(folder, "backup", folder["copies"]);
        // Without a folder of that name and with no .db it is taken for a folder to make.
        var file = Assert.Single(backup.Lines);
        Assert.Equal((0, ""), (backup.Status, backup.Error));
        using var other = new TempFolder();
        var restored = await CommandRun.OfAsync(other, "restore", file);

        Assert.Equal((0, ""), (restored.Status, restored.Error));
        var after = await CommandRun.OfAsync(other, "ask", "Who found nine cracks in the bridge?");
        Assert.Contains("Marit Veenhof", after.Output);
        Assert.Equal(before.Output, after.Output);
        Assert.Equal("k1=the-old-key\n", await File.ReadAllTextAsync(other["data/reader-signing.key"], Cancel));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task ABackupTakenUnderLoadIsOfOneMoment()
    {
        using var folder = await News.StoredAsync();
        using var database = await SqliteDatabase.OpenAsync(folder.Data, Cancel);
        var inbox = new SqliteInbox(database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var written = 0;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                for (var number = 0; !stop.IsCancellationRequested; number++)
                {
                    await inbox.AddAsync(TestEvents.Asked($"{writer}-{number}", new string('x', 2000)), Cancel);
                    Interlocked.Increment(ref written);
                }
            },
            Cancel)).ToList();
        while (Volatile.Read(ref written) < 50)
            await Task.Yield();

        var counts = new List<(int AtLeast, int Found, int AtMost)>();
        for (var copy = 0; copy < 5; copy++)
        {
            var file = folder[$"{copy}.db"];
            var atLeast = Volatile.Read(ref written);
            Assert.Equal(0, (await CommandRun.OfAsync(folder, "backup", file)).Status);
            // Each writer may have one on disk that it has not counted.
            counts.Add((atLeast, await RowsAsync(file), Volatile.Read(ref written) + 4));
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.All(counts, count => Assert.InRange(count.Found, count.AtLeast, count.AtMost));
        using var other = new TempFolder();
        Assert.Equal(0, (await CommandRun.OfAsync(other, "restore", folder["4.db"])).Status);
        Assert.Equal(counts[4].Found, (await CommandRun.OfAsync(other, "inbox", "list", "--limit", "100000")).Lines.Count);
        Assert.Contains("Marit Veenhof", (await CommandRun.OfAsync(other, "ask", "Who found nine cracks in the bridge?")).Output);
    }

    [Fact]
    public async Task ReplacesAStoreOnlyWhenToldToAndPutsItAside()
    {
        using var folder = await News.StoredAsync();
        var file = folder["before.db"];
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "backup", file)).Status);
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "article", "remove", "bridge")).Status);

        var refused = await CommandRun.OfAsync(folder, "restore", file);
        Assert.Equal((2, ""), (refused.Status, refused.Output));
        Assert.Contains("--replace", refused.Error);
        var restored = await CommandRun.OfAsync(folder, "restore", file, "--replace");

        Assert.Equal(0, restored.Status);
        Assert.Contains("before-restore-", restored.Error);
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "article", "list")).Lines.Count);
        Assert.Single(Directory.GetFiles(folder.Data, "before-restore-*.db"));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task RefusesWhileSomebodyUsesTheStore()
    {
        using var folder = await News.StoredAsync();
        var file = folder["before.db"];
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "backup", file)).Status);
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");

        var run = await CommandRun.OfAsync(folder, "restore", file, "--replace");

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("is in use. Stop the server", run.Error);
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "article", "list")).Lines.Count);
        Assert.Empty(Directory.GetFiles(folder.Data, "before-restore-*"));
        Assert.Empty(Directory.GetFiles(folder.Data, "*.restored*"));
    }

    [Theory]
    [InlineData("not a database")]
    [InlineData("")]
    public async Task RefusesWhatIsNoBackup(string text)
    {
        using var folder = await News.StoredAsync();

        var run = await CommandRun.OfAsync(folder, "restore", folder.Write("broken.db", text), "--replace");

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "article", "list")).Lines.Count);
    }

    [Fact]
    public async Task KeepsTheNewestAndNothingOfOthers()
    {
        using var folder = await News.StoredAsync();
        foreach (var day in (string[])["01", "02", "03"])
        {
            folder.Write($"copies/briefbot-202001{day}T000000Z.db", "old");
            folder.Write($"copies/briefbot-202001{day}T000000Z.db.key", "old");
        }
        folder.Write("copies/briefbot-mine.db", "not a backup's name");

        var run = await CommandRun.OfAsync(folder, "backup", folder["copies"], "--keep", "2");

        var newest = Path.GetFileName(Assert.Single(run.Lines));
        Assert.Equal(
            ["briefbot-20200103T000000Z.db", "briefbot-20200103T000000Z.db.key", newest, "briefbot-mine.db"],
            Directory.GetFiles(folder["copies"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OverwritesNothing()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "backup", folder.Write("mine.db", "mine"));

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["mine.db"], Cancel));
    }

    [Fact]
    public async Task SaysHowAnotherStoreIsBackedUp()
    {
        using var folder = new TempFolder();
        var options = new RunOptions { Settings = { ["Storage:Provider"] = "postgresql", ["Storage:ConnectionString"] = "Host=db.example;Database=news;Password=hidden" } };
        var run = await CommandRun.OfAsync(folder, options, "backup", folder["copies"]);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("pg_dump", run.Error);
        Assert.DoesNotContain("hidden", run.Error);
    }

    [Fact]
    public async Task ForgetTakesAwayWhatNamesAPerson()
    {
        using var folder = await News.StoredAsync();
        using (var database = await SqliteDatabase.OpenAsync(folder.Data, Cancel))
        {
            var inbox = new SqliteInbox(database);
            await inbox.AddAsync(TestEvents.Asked("a", "Who is the mayor?"), Cancel);
            await inbox.CompleteAsync((await inbox.TakeAsync("w", TimeSpan.FromMinutes(1), Cancel))!, [], Cancel);
            await new SqliteFeedbackStore(database).AddAsync(
                new Feedback(TimeProvider.System.GetUtcNow(), "Why?", "", null, FeedbackRating.NotHelpful) { User = new UserKey("slack:tenant:anna"), Comment = "says Anna" }, Cancel);
        }

        var run = await CommandRun.OfAsync(folder, "forget", "--user", "slack:tenant:anna");

        Assert.Equal((0, "Nothing names slack:tenant:anna any more.\n", ""), (run.Status, run.Output, run.Error));
        Assert.DoesNotContain("mayor", (await CommandRun.OfAsync(folder, "inbox", "show", "1")).Output);
        var kept = await CommandRun.OfAsync(folder, "feedback", "list", "--json");
        Assert.Contains("Why?", kept.Output);
        Assert.DoesNotContain("nna", kept.Output);
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("slack:T1")]
    [InlineData("mail:a:b")]
    public async Task ForgetWantsAWholeKey(string user)
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "forget", "--user", user);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("slack:<team>:<user>", run.Error);
    }

    private static async Task<int> RowsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM inbox";
        return Convert.ToInt32(await command.ExecuteScalarAsync(Cancel), null);
    }
}
