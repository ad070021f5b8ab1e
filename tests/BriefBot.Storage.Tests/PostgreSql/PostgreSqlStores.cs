using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

/// <summary>One database of a test, opened as often as the test asks, each time as another process would.</summary>
internal sealed class PostgreSqlStores(PostgreSqlServer server) : IDisposable
{
    private readonly List<PostgreSqlDatabase> _opened = [];
    private PostgreSqlTestDatabase? _database;

    public PostgreSqlTestDatabase TestDatabase => _database ?? throw new InvalidOperationException("No store is open yet.");

    public async Task<PostgreSqlDatabase> OpenAsync()
    {
        _database ??= await server.CreateAsync();
        var database = await PostgreSqlDatabase.OpenAsync(_database.ConnectionString, TimeProvider.System, TestContext.Current.CancellationToken);
        _opened.Add(database);
        return database;
    }

    public async Task<ConversationStores> OpenConversationsAsync()
    {
        var database = await OpenAsync();
        return new ConversationStores(
            new PostgreSqlInbox(database),
            new PostgreSqlOutbox(database),
            new PostgreSqlConversationStore(database),
            new PostgreSqlFeedbackStore(database));
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        _database?.Dispose();
    }
}
