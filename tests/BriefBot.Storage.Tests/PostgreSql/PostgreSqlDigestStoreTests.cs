using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlDigestStoreTests(PostgreSqlServer server) : DigestStoreContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<DigestStores> OpenAsync()
    {
        var database = await _stores.OpenAsync();
        return new DigestStores(
            new PostgreSqlDigestStore(database),
            new PostgreSqlOutbox(database),
            new PostgreSqlConversationStore(database),
            new PostgreSqlArticleStore(database, new LineAnalyzer(), TimeProvider.System));
    }

    protected override Task DamageAsync(string sql) => _stores.TestDatabase.ExecuteAsync(sql);
}
