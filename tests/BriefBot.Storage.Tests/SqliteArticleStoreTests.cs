using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteArticleStore> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<IArticleStore> OpenAsync()
    {
        var store = await SqliteArticleStore.OpenAsync(_folder.Path, new LineAnalyzer(), TimeProvider.System, Cancellation);
        _opened.Add(store);
        return store;
    }
}
