using Microsoft.Data.Sqlite;

namespace BriefBot.Tests.Cli.Stores;

public sealed class StoreCheckCommandTests
{
    [Fact]
    public async Task SaysThatAllIsWell()
    {
        using var folder = await News.StoredAsync();

        var run = await CommandRun.OfAsync(folder, "store", "check");

        Assert.Equal((0, $"The store in {folder.Data} is sound.\n", ""), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public async Task SaysWhatIsWrongAndWhatToDo()
    {
        using var folder = await News.StoredAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "briefbot.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var damage = new SqliteCommand("UPDATE revisions SET text = text || '.'", connection);
            await damage.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var run = await CommandRun.OfAsync(folder, "store", "check");

        Assert.Equal((1, 2), (run.Status, run.Lines.Count));
        Assert.StartsWith("2 articles whose text is not the one that was stored: ", run.Lines[0]);
        Assert.StartsWith("  Restore a backup", run.Lines[1]);
    }
}
