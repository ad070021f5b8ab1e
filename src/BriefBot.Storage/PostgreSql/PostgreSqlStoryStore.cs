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

    public Task<bool> TakeTurnAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            """
            UPDATE story_cursor SET worker = $1, leased_until = store_clock() + $2
            WHERE worker IS NULL OR worker = $1 OR leased_until <= store_clock()
            """,
            worker,
            lease.TotalSeconds) > 0,
        cancellationToken);

    public Task EndTurnAsync(string worker, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE story_cursor SET worker = NULL, leased_until = 0 WHERE worker = $1", worker), cancellationToken);
}
