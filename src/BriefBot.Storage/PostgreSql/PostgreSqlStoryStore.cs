using BriefBot.Core.Indexing;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Stories beside the articles that they are made of.</summary>
public sealed class PostgreSqlStoryStore(PostgreSqlDatabase database) : IStoryStore
{
    public Task<long> LastLinkedAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<long>("SELECT last FROM story_cursor"), cancellationToken);

    public async Task<StoryLinks> ReadAsync(CancellationToken cancellationToken) => (await database.ReadMomentAsync(
        session => Task.Run(() => StoryRows.Read(session.Connection), CancellationToken.None), cancellationToken)).ToLinks();

    public Task<bool> SaveAsync(StoryLinks links, long replaced, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ScalarAsync<long>("SELECT last FROM story_cursor FOR UPDATE") != replaced)
                return false;
            await Task.Run(() => StoryRows.Of(links).Replace(StoryRows.Read(session.Connection), session.Connection), CancellationToken.None);
            await session.ExecuteAsync("UPDATE story_cursor SET last = $1", links.Change);
            return true;
        },
        cancellationToken);
}
