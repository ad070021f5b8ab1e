using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>Stories beside the articles that they are made of.</summary>
public sealed class SqliteStoryStore(SqliteDatabase database) : IStoryStore
{
    public Task<long> LastLinkedAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadCursor, cancellationToken);

    public async Task<StoryLinks> ReadAsync(CancellationToken cancellationToken) =>
        (await database.ReadMomentAsync(connection => Task.FromResult(StoryRows.Read(connection)))).ToLinks();

    public Task<bool> SaveAsync(StoryLinks links, long replaced, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (ReadCursor(connection) != replaced)
                    return false;
                StoryRows.Of(links).Replace(StoryRows.Read(connection), connection);
                connection.Execute("UPDATE story_cursor SET last = @Change", new { links.Change });
                return true;
            },
            cancellationToken);

    public Task<bool> TakeTurnAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared(
            """
            UPDATE story_cursor SET worker = ?1, leased_until = unixepoch('subsec') + ?2
            WHERE worker IS NULL OR worker = ?1 OR leased_until <= unixepoch('subsec')
            """,
            worker,
            lease.TotalSeconds).ExecuteNonQuery() > 0,
        cancellationToken);

    public Task EndTurnAsync(string worker, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepared("UPDATE story_cursor SET worker = NULL, leased_until = 0 WHERE worker = ?1", worker).ExecuteNonQuery(),
        cancellationToken);

    private static long ReadCursor(StoreConnection connection) =>
        connection.ExecuteScalar<long>("SELECT last FROM story_cursor");
}
