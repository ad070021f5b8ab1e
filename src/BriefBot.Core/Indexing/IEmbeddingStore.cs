using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Vectors of articles' passages by model, and which articles wait for theirs: all whose newest revision has none of the
/// model. A removed article's go with it. Every method may throw <see cref="StoreException"/>.
/// </summary>
public interface IEmbeddingStore
{
    /// <summary>Takes the newest article that waits, for <paramref name="lease"/> by the store's clock. Null when none is due.</summary>
    Task<LeasedEmbedding?> TakeAsync(string model, string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The model's vectors of texts with these hashes, whichever articles hold them; what is not known is left out.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> FindAsync(string model, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);

    /// <summary>Puts an article's vectors in the place of those of its earlier revisions.</summary>
    /// <returns>False, and nothing is changed, when the lease was lost or the article has another text by now, or none.</returns>
    Task<bool> FinishAsync(LeasedEmbedding leased, IReadOnlyList<PassageVector> passages, CancellationToken cancellationToken);

    /// <summary>Gives it back as it was. Without <paramref name="isAttempt"/> it is as if it had not been taken.</summary>
    /// <returns>False when the lease was lost.</returns>
    Task<bool> PostponeAsync(LeasedEmbedding leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken);

    Task<int> CountWaitingAsync(string model, CancellationToken cancellationToken);

    /// <summary>The next articles that were finished after <paramref name="after"/>, each once with its latest vectors.</summary>
    Task<EmbeddingPage> ReadAsync(string model, long after, CancellationToken cancellationToken);
}

/// <param name="Attempts">This one included.</param>
public sealed record LeasedEmbedding(ArticleId Id, int Revision, string Model, string Text, long Fence, int Attempts);

/// <param name="Hash">Of the passage's text.</param>
/// <param name="Vector">A signed byte a dimension.</param>
public sealed record PassageVector(TextSpan Span, string Hash, byte[] Vector);

/// <param name="Last">What to read after next.</param>
/// <param name="IsLast">Whether there is nothing more at this moment.</param>
public sealed record EmbeddingPage(IReadOnlyList<EmbeddedArticle> Articles, long Last, bool IsLast);

public sealed record EmbeddedArticle(ArticleId Id, int Revision, IReadOnlyList<PassageVector> Passages);
