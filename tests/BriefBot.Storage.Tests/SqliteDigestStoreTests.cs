using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteDigestStoreTests : DigestStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteArticleStore> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<DigestStores> OpenAsync()
    {
        var store = await SqliteArticleStore.OpenAsync(_folder.Path, new LineAnalyzer(), TimeProvider.System, Cancellation);
        _opened.Add(store);
        return new DigestStores(
            new SqliteDigestStore(store.Database), new SqliteOutbox(store.Database), new SqliteConversationStore(store.Database), store);
    }

    [Fact]
    public async Task OneThatCannotBeReadKeepsNoOtherWaiting()
    {
        var damaged = await Digests.AddAsync(Daily(), Cancellation);
        var well = await Digests.AddAsync(Daily(), Cancellation);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, SqliteDatabase.FileName)}"))
            await connection.ExecuteAsync("UPDATE subscriptions SET cron = 'never' WHERE number = @Number", damaged);

        Assert.Equal(well.Number, (await Digests.TakeDueAsync("w", Daily().NextDue!.Value, TimeSpan.FromHours(1), Cancellation))!.Subscription.Number);
        Assert.Null(await Digests.TakeDueAsync("w", Daily().NextDue!.Value, TimeSpan.FromHours(1), Cancellation));
        await Assert.ThrowsAsync<StoreException>(() => Digests.FindAsync(damaged.Number, Cancellation));
    }
}
