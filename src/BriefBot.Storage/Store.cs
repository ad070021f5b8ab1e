using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.PostgreSql;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage;

/// <summary>An open store with everything that it keeps, whichever kind it is.</summary>
public sealed class Store : IDisposable
{
    private readonly IDisposable _database;
    private readonly Func<CancellationToken, Task<string>> _readIdentity;

    private Store(SqliteDatabase database, ITextAnalyzer analyzer, TimeProvider time)
    {
        _database = database;
        _readIdentity = database.ReadIdentityAsync;
        Articles = new SqliteArticleStore(database, analyzer, time);
        Stories = new SqliteStoryStore(database);
        Readings = new SqliteReadingStore(database, time);
        Embeddings = new SqliteEmbeddingStore(database);
        Inbox = new SqliteInbox(database);
        Outbox = new SqliteOutbox(database);
        Conversations = new SqliteConversationStore(database);
        Feedback = new SqliteFeedbackStore(database);
        Tokens = new SqliteTokenStore(database);
        Feeds = new SqliteFeedStore(database);
        Digests = new SqliteDigestStore(database);
    }

    private Store(PostgreSqlDatabase database, ITextAnalyzer analyzer, TimeProvider time)
    {
        _database = database;
        _readIdentity = database.ReadIdentityAsync;
        Articles = new PostgreSqlArticleStore(database, analyzer, time);
        Stories = new PostgreSqlStoryStore(database);
        Readings = new PostgreSqlReadingStore(database, time);
        Embeddings = new PostgreSqlEmbeddingStore(database);
        Inbox = new PostgreSqlInbox(database);
        Outbox = new PostgreSqlOutbox(database);
        Conversations = new PostgreSqlConversationStore(database);
        Feedback = new PostgreSqlFeedbackStore(database);
        Tokens = new PostgreSqlTokenStore(database);
        Feeds = new PostgreSqlFeedStore(database);
        Digests = new PostgreSqlDigestStore(database);
    }

    public IArticleStore Articles { get; }

    public IStoryStore Stories { get; }

    public IReadingStore Readings { get; }

    public IEmbeddingStore Embeddings { get; }

    public IInbox Inbox { get; }

    public IOutbox Outbox { get; }

    public IConversationStore Conversations { get; }

    public IFeedbackStore Feedback { get; }

    public ITokenStore Tokens { get; }

    public IFeedStore Feeds { get; }

    public IDigestStore Digests { get; }

    /// <summary>Opens the store, and makes it where there is none; a PostgreSQL database has to be there, empty at first.</summary>
    /// <param name="analyzer">Is asked for analyses that a version with another format stored.</param>
    /// <exception cref="StoreException">The store cannot be used; nothing was changed then.</exception>
    public static async Task<Store> OpenAsync(
        StoreLocation location, ITextAnalyzer analyzer, TimeProvider time, CancellationToken cancellationToken) => location switch
    {
        StoreLocation.Folder folder => new Store(await SqliteDatabase.OpenAsync(folder.Path, cancellationToken), analyzer, time),
        StoreLocation.PostgreSql server => new Store(await PostgreSqlDatabase.OpenAsync(server.ConnectionString, time, cancellationToken), analyzer, time),
        _ => throw new InvalidOperationException($"There is no store at a {location.GetType().Name}."),
    };

    /// <summary>
    /// Tells this store from any other: what follows its change numbers may only be used with the store that gave them. A
    /// backup that is put back has another one.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<string> ReadIdentityAsync(CancellationToken cancellationToken) => _readIdentity(cancellationToken);

    public void Dispose() => _database.Dispose();
}
