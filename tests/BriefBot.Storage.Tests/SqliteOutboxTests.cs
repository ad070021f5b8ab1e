namespace BriefBot.Storage.Tests;

public sealed class SqliteOutboxTests : OutboxContract
{
    private readonly SqliteConversations _file = new();

    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<ConversationStores> OpenAsync() => _file.OpenAsync();
}
