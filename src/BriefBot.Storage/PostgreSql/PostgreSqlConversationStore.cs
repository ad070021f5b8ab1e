using BriefBot.Core.Conversation;
using ThreadState = BriefBot.Core.Conversation.ThreadState;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// What is remembered of conversations, beside inbox, outbox and feedback: a person is forgotten in all of them at once.
/// </summary>
public sealed class PostgreSqlConversationStore(PostgreSqlDatabase database) : IConversationStore
{
    public Task<ThreadState?> FindThreadAsync(ThreadKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.ScalarAsync<string>(
                """SELECT state FROM threads WHERE "user" = $1 AND conversation = $2 AND thread = $3 AND expires > store_clock()""",
                key.User.Value,
                key.Conversation.ToString(),
                key.Thread ?? "") is { } state
                ? ConversationFormat.Read<ThreadState>(state)
                : null,
            cancellationToken);

    public Task SaveThreadAsync(
        ThreadKey key, ThreadState state, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO threads ("user", conversation, thread, expires, state) VALUES ($1, $2, $3, store_clock() + $4, $5)
                ON CONFLICT ("user", conversation, thread) DO UPDATE SET expires = excluded.expires, state = excluded.state
                """,
                key.User.Value,
                key.Conversation.ToString(),
                key.Thread ?? "",
                timeToLive.TotalSeconds,
                ConversationFormat.Write(state)),
            cancellationToken);

    public Task<ChannelSettings> FindSettingsAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.ScalarAsync<string>(
                "SELECT settings FROM channel_settings WHERE conversation = $1", conversation.ToString()) is { } settings
                ? ConversationFormat.Read<ChannelSettings>(settings)
                : new ChannelSettings(),
            cancellationToken);

    public Task SaveSettingsAsync(
        ConversationKey conversation, ChannelSettings settings, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO channel_settings (conversation, settings) VALUES ($1, $2)
                ON CONFLICT (conversation) DO UPDATE SET settings = excluded.settings
                """,
                conversation.ToString(),
                ConversationFormat.Write(settings)),
            cancellationToken);

    public Task<bool> RememberAsync(
        ConversationKey conversation, ConversationKind kind, string? address, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var key = conversation.ToString();
                var isNew = await session.ExecuteAsync(
                    "INSERT INTO conversations (conversation, kind, address) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", key, kind.ToString(), address) > 0;
                var isBack = await session.ExecuteAsync(
                    "UPDATE conversations SET blocked = NULL WHERE conversation = $1 AND blocked IS NOT NULL", key) > 0;
                await session.ExecuteAsync(
                    "UPDATE conversations SET kind = $2, address = coalesce($3, address) WHERE conversation = $1", key, kind.ToString(), address);
                return isNew || isBack;
            },
            cancellationToken);

    public Task BlockAsync(ConversationKey conversation, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE conversations SET blocked = $2 WHERE conversation = $1", conversation.ToString(), reason),
        cancellationToken);

    public Task BlockAllAsync(string channel, string tenant, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE conversations SET blocked = $2 WHERE starts_with(conversation, $1)", new ConversationKey(channel, tenant, "").ToString(), reason),
        cancellationToken);

    public async Task<KnownConversation?> FindConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        (await ListAsync("conversation = $1", [conversation.ToString()], cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<KnownConversation>> ListBlockedAsync(CancellationToken cancellationToken) =>
        ListAsync("blocked IS NOT NULL ORDER BY conversation COLLATE \"C\"", [], cancellationToken);

    public Task<long?> FindCursorAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<long?>("SELECT position FROM cursors WHERE name = $1", name), cancellationToken);

    public Task SaveCursorAsync(string name, long position, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO cursors (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position", name, position),
        cancellationToken);

    /// <remarks>
    /// What is still open keeps what its worker needs, and loses it in the moment in which it is finished; deliveries
    /// that come of it likewise.
    /// </remarks>
    public Task ForgetAsync(UserKey user, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            string[] statements =
            [
                // Whoever writes to subscriptions and outbox begins with these.
                "DELETE FROM subscriptions WHERE creator = $1 AND conversation IN (SELECT conversation FROM conversations WHERE kind = 'Personal')",
                $"UPDATE subscriptions SET creator = '{UserKey.Forgotten.Value}' WHERE creator = $1",
                """DELETE FROM threads WHERE "user" = $1""",
                """UPDATE feedback SET "user" = NULL, comment = NULL WHERE "user" = $1""",
                """UPDATE inbox SET forget = true WHERE "user" = $1 AND "user" <> ''""",
                """UPDATE outbox SET forget = true WHERE "user" = $1""",
                $"""UPDATE inbox SET {PostgreSqlInbox.Forgotten} WHERE "user" = $1 AND "user" <> '' AND state >= 2""",
                $"""UPDATE outbox SET {PostgreSqlDeliveries.Forgotten} WHERE "user" = $1 AND state >= 2""",
            ];
            foreach (var statement in statements)
                await session.ExecuteAsync(statement, user.Value);
            return true;
        },
        cancellationToken);

    public Task<int> DeleteOldAsync(TimeSpan age, int most, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var deliveries = (await session.QueryAsync<long>(Closed("outbox"), age.TotalSeconds, most)).ToArray();
            await session.ExecuteAsync("DELETE FROM outbox_quotes WHERE delivery = ANY ($1)", deliveries);
            return await session.ExecuteAsync("DELETE FROM outbox WHERE number = ANY ($1)", deliveries)
                + await session.ExecuteAsync($"DELETE FROM inbox WHERE number IN ({Closed("inbox")})", age.TotalSeconds, most)
                + await session.ExecuteAsync(
                    """
                    DELETE FROM threads WHERE ("user", conversation, thread) IN (
                        SELECT "user", conversation, thread FROM threads WHERE expires <= store_clock() LIMIT $1 FOR UPDATE SKIP LOCKED)
                    """,
                    most);
        },
        cancellationToken);

    /// <summary>Rows that another process is deleting are left to it.</summary>
    private static string Closed(string table) =>
        $"SELECT number FROM {table} WHERE state >= 2 AND due <= store_clock() - $1 ORDER BY due, number LIMIT $2 FOR UPDATE SKIP LOCKED";

    private Task<IReadOnlyList<KnownConversation>> ListAsync(string condition, object?[] values, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<KnownConversation>>(
            async session =>
            [
                .. (await session.QueryAsync<(string Key, string Kind, string? Address, string? Blocked)>(
                    $"SELECT conversation, kind, address, blocked FROM conversations WHERE {condition}", values))
                    .Select(row => new KnownConversation(ConversationKey.Parse(row.Key), Enum.Parse<ConversationKind>(row.Kind), row.Address, row.Blocked)),
            ],
            cancellationToken);
}
