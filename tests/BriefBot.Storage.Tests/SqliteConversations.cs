using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

/// <summary>One file with everything about conversations, opened as often as a test asks.</summary>
internal sealed class SqliteConversations : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteDatabase> _opened = [];

    public SqliteDatabase Database => _opened[0];

    public async Task<ConversationStores> OpenAsync()
    {
        var database = await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken);
        _opened.Add(database);
        return new ConversationStores(
            new SqliteInbox(database),
            new SqliteOutbox(database),
            new SqliteConversationStore(database),
            new SqliteFeedbackStore(database));
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Dispose();
    }
}
