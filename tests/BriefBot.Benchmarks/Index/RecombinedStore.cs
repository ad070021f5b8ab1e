using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Benchmarks.Index;

/// <summary>As much of a store as an index reads from, so that a build is measured without reading from disk.</summary>
internal sealed class RecombinedStore(RecombinedNews news, int sentences) : IArticleStore
{
    private const string Why = "Only an index reads this store.";

    /// <summary>More than an index reads again when it is opened.</summary>
    private const int Remembered = 64;

    private readonly Queue<ArticleChange> _newest = [];

    public long Last { get; private set; } = long.MaxValue;

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => Task.FromResult(Last);

    public async IAsyncEnumerable<ArticleChange> ReadChangesAsync(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (_newest.Count > 0 && after >= _newest.Peek().Sequence - 1)
        {
            foreach (var change in _newest.Where(change => change.Sequence > after))
                yield return change;
            yield break;
        }
        foreach (var change in news.Make(sentences).Where(change => change.Sequence > after))
        {
            _newest.Enqueue(change);
            if (_newest.Count > Remembered)
                _newest.Dequeue();
            yield return change;
        }
        Last = _newest.Count > 0 ? _newest.Last().Sequence : after;
    }

    public Task<IReadOnlyList<SaveResult>> SaveAsync(IReadOnlyList<AnalyzedArticle> batch, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<bool> IsCurrentAsync(string collection, SourceKey key, string contentHash, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<StoredArticle?> FindAsync(ArticleId id, int? revision, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<IReadOnlyList<RevisionTime>> ListRevisionsAsync(ArticleId id, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<IReadOnlyList<StoredArticle>> FindBySourceAsync(string sourceIdOrAddress, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public IAsyncEnumerable<Article> ReadAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<SourceText?> FindSourceTextAsync(ArticleId id, int revision, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<IReadOnlyList<ArticleId>> ListStoredBeforeAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken) => throw new NotSupportedException(Why);

    public Task<StoreCounts> CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException(Why);
}
