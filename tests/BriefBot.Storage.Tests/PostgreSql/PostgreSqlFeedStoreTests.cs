using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlFeedStoreTests(PostgreSqlServer server) : FeedStoreContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<IFeedStore> OpenAsync() => new PostgreSqlFeedStore(await _stores.OpenAsync());
}
