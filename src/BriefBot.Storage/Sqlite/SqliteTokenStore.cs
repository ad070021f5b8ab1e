using BriefBot.Core.Conversation;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>Tokens beside everything else in the data file, which only its owner may read from then on.</summary>
public sealed class SqliteTokenStore(SqliteDatabase database) : ITokenStore
{
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalar<string?>("SELECT value FROM tokens WHERE name = @name", new { name }),
        cancellationToken);

    public Task<bool> ClaimAsync(string name, string claimant, TimeSpan length, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO tokens (name, claimant, claimed_until) VALUES (@name, @claimant, unixepoch('subsec') + @seconds)
            ON CONFLICT DO UPDATE SET claimant = excluded.claimant, claimed_until = excluded.claimed_until
            WHERE claimant IS NULL OR claimed_until <= unixepoch('subsec')
            """,
            new { name, claimant, seconds = length.TotalSeconds }) > 0,
        cancellationToken);

    public Task ReleaseAsync(string name, string claimant, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE tokens SET claimant = NULL WHERE name = @name AND claimant = @claimant", new { name, claimant }),
        cancellationToken);

    public Task SaveAsync(string name, string tokens, CancellationToken cancellationToken)
    {
        database.KeepToOwner();
        return database.WriteAsync(
            connection => connection.Execute(
                "INSERT INTO tokens (name, value) VALUES (@name, @tokens) ON CONFLICT DO UPDATE SET value = excluded.value",
                new { name, tokens }),
            cancellationToken);
    }
}
