using BriefBot.Core.Conversation;
using Dapper;
using ThreadState = BriefBot.Core.Conversation.ThreadState;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// What is remembered of conversations, beside inbox, outbox and feedback: a person is forgotten in all of them at once.
/// </summary>
public sealed class SqliteConversationStore(SqliteDatabase database) : IConversationStore
{
    public Task<ThreadState?> FindThreadAsync(ThreadKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.Prepared(
                """
                SELECT state FROM threads
                WHERE user = ?1 AND conversation = ?2 AND thread = ?3 AND expires > unixepoch('subsec')
                """,
                key.User.Value,
                key.Conversation.ToString(),
                key.Thread ?? "").ExecuteScalar() is string state
                ? ConversationFormat.Read<ThreadState>(state)
                : null,
            cancellationToken);

    public Task SaveThreadAsync(
        ThreadKey key, ThreadState state, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Prepared(
                """
                INSERT INTO threads (user, conversation, thread, expires, state)
                VALUES (?1, ?2, ?3, unixepoch('subsec') + ?4, ?5)
                ON CONFLICT DO UPDATE SET expires = excluded.expires, state = excluded.state
                """,
                key.User.Value,
                key.Conversation.ToString(),
                key.Thread ?? "",
                timeToLive.TotalSeconds,
                ConversationFormat.Write(state)).ExecuteNonQuery(),
            cancellationToken);

    public Task<ChannelSettings> FindSettingsAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.Prepared(
                "SELECT settings FROM channel_settings WHERE conversation = ?1", conversation.ToString())
                .ExecuteScalar() is string settings
                ? ConversationFormat.Read<ChannelSettings>(settings)
                : new ChannelSettings(),
            cancellationToken);

    public Task SaveSettingsAsync(
        ConversationKey conversation, ChannelSettings settings, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO channel_settings (conversation, settings) VALUES (@conversation, @settings)
                ON CONFLICT DO UPDATE SET settings = excluded.settings
                """,
                new { conversation = conversation.ToString(), settings = ConversationFormat.Write(settings) }),
            cancellationToken);

    public Task<bool> RememberAsync(
        ConversationKey conversation, ConversationKind kind, string? address, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var row = new { conversation = conversation.ToString(), kind = kind.ToString(), address };
                var isNew = connection.Execute("INSERT OR IGNORE INTO conversations (conversation, kind, address) VALUES (@conversation, @kind, @address)", row) > 0;
                var isBack = connection.Execute("UPDATE conversations SET blocked = NULL WHERE conversation = @conversation AND blocked IS NOT NULL", row) > 0;
                connection.Execute("UPDATE conversations SET kind = @kind, address = coalesce(@address, address) WHERE conversation = @conversation", row);
                return isNew || isBack;
            },
            cancellationToken);

    public Task BlockAsync(ConversationKey conversation, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE conversations SET blocked = @reason WHERE conversation = @conversation", new { conversation = conversation.ToString(), reason }),
        cancellationToken);

    public Task BlockAllAsync(string channel, string tenant, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            // Not LIKE: a key has percent signs of its own where an id is escaped.
            var prefix = new ConversationKey(channel, tenant, "").ToString();
            return connection.Execute(
                "UPDATE conversations SET blocked = @reason WHERE substr(conversation, 1, length(@prefix)) = @prefix", new { prefix, reason });
        },
        cancellationToken);

    public async Task<KnownConversation?> FindConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        (await ListAsync("conversation = @conversation", new { conversation = conversation.ToString() }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<KnownConversation>> ListBlockedAsync(CancellationToken cancellationToken) =>
        ListAsync("blocked IS NOT NULL ORDER BY conversation", null, cancellationToken);

    public Task<long?> FindCursorAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalar<long?>("SELECT position FROM cursors WHERE name = @name", new { name }),
        cancellationToken);

    public Task SaveCursorAsync(string name, long position, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO cursors (name, position) VALUES (@name, @position)
            ON CONFLICT DO UPDATE SET position = excluded.position
            """,
            new { name, position }),
        cancellationToken);

    /// <remarks>
    /// What is still open keeps what its worker needs, and loses it in the moment in which it is finished; deliveries
    /// that come of it likewise.
    /// </remarks>
    public Task ForgetAsync(UserKey user, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            $"""
            DELETE FROM subscriptions WHERE creator = @user AND conversation IN (SELECT conversation FROM conversations WHERE kind = 'Personal');
            UPDATE subscriptions SET creator = @forgotten WHERE creator = @user;
            DELETE FROM threads WHERE user = @user;
            UPDATE feedback SET user = NULL, comment = NULL WHERE user = @user;
            UPDATE inbox SET forget = 1 WHERE user = @user AND user <> '';
            UPDATE outbox SET forget = 1 WHERE user = @user;
            UPDATE inbox SET {SqliteInbox.Forgotten} WHERE user = @user AND user <> '' AND state >= 2;
            UPDATE outbox SET {SqliteOutbox.Forgotten} WHERE user = @user AND state >= 2
            """,
            new { user = user.Value, forgotten = UserKey.Forgotten.Value }),
        cancellationToken);

    public Task<int> DeleteOldAsync(TimeSpan age, int most, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            const string closed = "INDEXED BY outbox_closed WHERE state >= 2 AND due <= unixepoch('subsec') - @age ORDER BY due, number LIMIT @most";
            var parameters = new { age = age.TotalSeconds, most };
            connection.Execute($"DELETE FROM outbox_quotes WHERE delivery IN (SELECT number FROM outbox {closed})", parameters);
            return connection.Execute($"DELETE FROM outbox WHERE number IN (SELECT number FROM outbox {closed})", parameters)
                + connection.Execute($"DELETE FROM inbox WHERE number IN (SELECT number FROM inbox {closed.Replace("outbox", "inbox")})", parameters)
                + connection.Execute(
                    """
                    DELETE FROM threads WHERE (user, conversation, thread) IN (
                        SELECT user, conversation, thread FROM threads INDEXED BY threads_by_expiry
                        WHERE expires <= unixepoch('subsec') LIMIT @most)
                    """,
                    parameters);
        },
        cancellationToken);

    private Task<IReadOnlyList<KnownConversation>> ListAsync(string condition, object? values, CancellationToken cancellationToken) => database.ReadAsync(
        connection => (IReadOnlyList<KnownConversation>)[.. connection
            .Query<(string Key, string Kind, string? Address, string? Blocked)>(
                $"SELECT conversation, kind, address, blocked FROM conversations WHERE {condition}", values)
            .Select(row => new KnownConversation(ConversationKey.Parse(row.Key), Enum.Parse<ConversationKind>(row.Kind), row.Address, row.Blocked))],
        cancellationToken);
}
