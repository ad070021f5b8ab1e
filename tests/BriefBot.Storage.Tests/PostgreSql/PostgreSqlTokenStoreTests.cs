using BriefBot.Core.Conversation;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlTokenStoreTests(PostgreSqlServer server) : TokenStoreContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<ITokenStore> OpenAsync() => new PostgreSqlTokenStore(await _stores.OpenAsync());
}
