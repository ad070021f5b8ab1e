using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlOutboxTests(PostgreSqlServer server) : OutboxContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<ConversationStores> OpenAsync() => _stores.OpenConversationsAsync();

    protected override string Kept(string text) => text.Replace('\0', '\uFFFD');
}
