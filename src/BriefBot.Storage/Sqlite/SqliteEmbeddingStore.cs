using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Sqlite;

/// <summary>Vectors of passages, beside the articles.</summary>
public sealed class SqliteEmbeddingStore(SqliteDatabase database) : IEmbeddingStore
{
    public async Task<LeasedEmbedding?> TakeAsync(string model, string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        // Found out by reading, which keeps no writer waiting.
        await database.ReadAsync(connection => Rows(connection).AnyDue(model), cancellationToken)
            ? await database.WriteAsync(connection => Rows(connection).Take(model, worker, lease), cancellationToken)
            : null;

    public Task<IReadOnlyDictionary<string, byte[]>> FindAsync(string model, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, byte[]>>(connection => Rows(connection).Find(model, hashes), cancellationToken);

    public Task<bool> FinishAsync(LeasedEmbedding leased, IReadOnlyList<PassageVector> passages, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Rows(connection).Finish(leased, passages), cancellationToken);

    public Task<bool> PostponeAsync(LeasedEmbedding leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Rows(connection).Postpone(leased, delay, isAttempt), cancellationToken);

    public Task<int> CountWaitingAsync(string model, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Rows(connection).CountWaiting(model), cancellationToken);

    public Task<EmbeddingPage> ReadAsync(string model, long after, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Rows(connection).Read(model, after), cancellationToken);

    private static EmbeddingRows Rows(StoreConnection connection) => new(connection, "unixepoch('subsec')");
}
