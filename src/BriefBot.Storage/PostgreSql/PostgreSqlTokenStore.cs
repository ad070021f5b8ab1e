using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Tokens beside everything else in the database: readable for whoever may connect to it.</summary>
public sealed class PostgreSqlTokenStore(PostgreSqlDatabase database) : ITokenStore
{
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<string>("SELECT value FROM tokens WHERE name = $1", name), cancellationToken);

    public Task<bool> ClaimAsync(string name, string claimant, TimeSpan length, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            """
            INSERT INTO tokens AS held (name, claimant, claimed_until) VALUES ($1, $2, store_clock() + $3)
            ON CONFLICT (name) DO UPDATE SET claimant = excluded.claimant, claimed_until = excluded.claimed_until
            WHERE held.claimant IS NULL OR held.claimed_until <= store_clock()
            """,
            name,
            claimant,
            length.TotalSeconds) > 0,
        cancellationToken);

    public Task ReleaseAsync(string name, string claimant, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE tokens SET claimant = NULL WHERE name = $1 AND claimant = $2", name, claimant),
        cancellationToken);

    public Task SaveAsync(string name, string tokens, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO tokens (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, tokens),
        cancellationToken);
}
