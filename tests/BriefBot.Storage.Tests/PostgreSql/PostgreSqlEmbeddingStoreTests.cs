using BriefBot.Core.Indexing;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlEmbeddingStoreTests(PostgreSqlServer server) : EmbeddingStoreContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<(IArticleStore Articles, IEmbeddingStore Embeddings)> OpenAsync()
    {
        var database = await _stores.OpenAsync();
        return (new PostgreSqlArticleStore(database, new LineAnalyzer(), TimeProvider.System), new PostgreSqlEmbeddingStore(database));
    }
}
