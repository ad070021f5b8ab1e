using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteEmbeddingStoreTests : EmbeddingStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteDatabase> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<(IArticleStore Articles, IEmbeddingStore Embeddings)> OpenAsync()
    {
        var database = await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken);
        _opened.Add(database);
        return (new SqliteArticleStore(database, new LineAnalyzer(), TimeProvider.System), new SqliteEmbeddingStore(database));
    }
}
