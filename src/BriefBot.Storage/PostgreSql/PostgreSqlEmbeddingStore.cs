using BriefBot.Core.Indexing;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Vectors of passages, beside the articles. Whoever writes holds the changes, so that no article is removed meanwhile.</summary>
public sealed class PostgreSqlEmbeddingStore(PostgreSqlDatabase database) : IEmbeddingStore
{
    public async Task<LeasedEmbedding?> TakeAsync(string model, string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        // Found out by reading, which keeps no writer waiting.
        await ReadAsync(rows => rows.AnyDue(model), cancellationToken)
            ? await WriteAsync(rows => rows.Take(model, worker, lease), cancellationToken)
            : null;

    public Task<IReadOnlyDictionary<string, byte[]>> FindAsync(string model, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, byte[]>>(rows => rows.Find(model, hashes), cancellationToken);

    public Task<bool> FinishAsync(LeasedEmbedding leased, IReadOnlyList<PassageVector> passages, CancellationToken cancellationToken) =>
        WriteAsync(rows => rows.Finish(leased, passages), cancellationToken);

    public Task<bool> PostponeAsync(LeasedEmbedding leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken) =>
        WriteAsync(rows => rows.Postpone(leased, delay, isAttempt), cancellationToken);

    public Task<int> CountWaitingAsync(string model, CancellationToken cancellationToken) => ReadAsync(rows => rows.CountWaiting(model), cancellationToken);

    public Task<EmbeddingPage> ReadAsync(string model, long after, CancellationToken cancellationToken) => ReadAsync(rows => rows.Read(model, after), cancellationToken);

    private Task<T> ReadAsync<T>(Func<EmbeddingRows, T> read, CancellationToken cancellationToken) => database.ReadAsync(
        session => Task.Run(() => read(Rows(session)), CancellationToken.None), cancellationToken);

    private Task<T> WriteAsync<T>(Func<EmbeddingRows, T> write, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ScalarAsync<long>(PostgreSqlArticleStore.LockChanges);
            return await Task.Run(() => write(Rows(session)), CancellationToken.None);
        },
        cancellationToken);

    private static EmbeddingRows Rows(PostgreSqlSession session) => new(session.Connection, "store_clock()");
}
