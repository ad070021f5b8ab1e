using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>Stories beside the articles that they are made of.</summary>
public sealed class SqliteStoryStore(SqliteDatabase database) : IStoryStore
{
    public Task<long> LastLinkedAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadCursor, cancellationToken);

    public async Task<StoryLinks> ReadAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            connection =>
            {
                // What is read has to be of one moment.
                connection.Execute("BEGIN DEFERRED");
                var rows = StoryRows.Read(connection);
                connection.Execute("COMMIT");
                return rows;
            },
            cancellationToken)).ToLinks();

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
