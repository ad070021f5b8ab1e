using BriefBot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteDigestStoreTests : DigestStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteArticleStore> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<DigestStores> OpenAsync()
    {
        var store = await SqliteArticleStore.OpenAsync(_folder.Path, new LineAnalyzer(), TimeProvider.System, Cancellation);
        _opened.Add(store);
        return new DigestStores(
            new SqliteDigestStore(store.Database), new SqliteOutbox(store.Database), new SqliteConversationStore(store.Database), store);
    }

    protected override async Task DamageAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, SqliteDatabase.FileName)}");
        await connection.ExecuteAsync(sql);
    }
}
