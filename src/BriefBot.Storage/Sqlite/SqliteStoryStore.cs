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

    private static long ReadCursor(StoreConnection connection) =>
        connection.ExecuteScalar<long>("SELECT last FROM story_cursor");
}
