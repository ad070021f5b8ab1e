using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteFeedStoreTests : FeedStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteDatabase> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<IFeedStore> OpenAsync()
    {
        _opened.Add(await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken));
        return new SqliteFeedStore(_opened[^1]);
    }
}
