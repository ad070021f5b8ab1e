using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing;

/// <summary>
/// The record of all articles, revisions and analyses. Every method may throw <see cref="StoreException"/>, whose
/// message is fit for a person.
/// </summary>
public interface IArticleStore
{
    /// <summary>
    /// Stores the batch, article and analysis together, in one transaction: when this returns, all of it is on disk;
    /// when it throws, none of it is. Identity is decided inside the transaction (see <see cref="SaveResult"/>).
    /// The first article outside <see cref="Collections.Samples"/> takes all samples away.
    /// </summary>
    /// <returns>One result per article, in order.</returns>
    Task<IReadOnlyList<SaveResult>> SaveAsync(IReadOnlyList<AnalyzedArticle> batch, CancellationToken cancellationToken);

    /// <summary>Whether this key holds exactly this text already, so that analysing it again can be spared.</summary>
    Task<bool> IsCurrentAsync(string collection, SourceKey key, string contentHash, CancellationToken cancellationToken);

    /// <summary>An article or a removed article's stub; the newest revision unless one is named. Null when unknown.</summary>
    Task<StoredArticle?> FindAsync(ArticleId id, int? revision, CancellationToken cancellationToken);

    /// <summary>An article's revisions and when each was stored, oldest first; empty when the article is unknown.</summary>
    Task<IReadOnlyList<RevisionTime>> ListRevisionsAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>
    /// Articles whose own or alias source id, or address, is exactly this; newest revisions, stubs included.
    /// </summary>
    Task<IReadOnlyList<StoredArticle>> FindBySourceAsync(string sourceIdOrAddress, CancellationToken cancellationToken);

    /// <summary>Newest revisions of the articles that are not removed, in the order in which they were first stored.</summary>
    IAsyncEnumerable<Article> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>The text before cleaning and the map back to it, where cleaning changed anything.</summary>
    Task<SourceText?> FindSourceTextAsync(ArticleId id, int revision, CancellationToken cancellationToken);

    /// <summary>Takes the texts and analyses of all its revisions away and leaves the stub. False when unknown or already removed.</summary>
    Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Articles that are not removed and whose newest revision was stored before this moment: the oldest first, no more than so many.</summary>
    Task<IReadOnlyList<ArticleId>> ListStoredBeforeAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken);

    Task<StoreCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The number of the newest change. It grows with every change that any process commits, and no change becomes
    /// visible under a number that was already passed.
    /// </summary>
    Task<long> LastChangeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The current state of every article that changed after <paramref name="after"/>, each once, in change order.
    /// After 0 this is the whole store.
    /// </summary>
    IAsyncEnumerable<ArticleChange> ReadChangesAsync(long after, CancellationToken cancellationToken);
}

public sealed record AnalyzedArticle(ArticleDraft Draft, TextAnalysis Analysis)
{
    /// <summary>What the analysis says; stored with it.</summary>
    public IReadOnlyList<Fact> Facts { get; } = FactExtractor.Extract(Draft.Text, Analysis, Draft.Published);
}

public sealed record RevisionTime(int Revision, DateTimeOffset StoredAt);

public enum SaveStatus
{
    /// <summary>A key that was not known: revision 1.</summary>
    Added,

    /// <summary>A known key with other text: the next revision. A removed article that comes in again is revised too.</summary>
    Revised,

    /// <summary>A known key with the same text. Changed title, date, publisher, author or address are taken over.</summary>
    Unchanged,

    /// <summary>
    /// A key that was not known with a text that another article of the collection holds: its source id becomes that
    /// article's alias. (An alias whose text changes later becomes an article of its own.)
    /// </summary>
    Duplicate,
}

/// <param name="Id">The article that now holds the text.</param>
/// <param name="Revision">Its current revision.</param>
public sealed record SaveResult(SaveStatus Status, ArticleId Id, int Revision);

/// <param name="Articles">Not removed, samples included.</param>
/// <param name="Samples">How many of them are starter articles.</param>
/// <param name="Removed">Stubs.</param>
/// <param name="Sentences">Of the newest revisions.</param>
public sealed record StoreCounts(int Articles, int Samples, int Removed, int Sentences);

/// <summary>One article's current state as the index needs it; <see cref="Analysis"/> is null when it was removed.</summary>
public sealed record ArticleChange(
    long Sequence, ArticleId Id, int Revision, string Collection, PublicationDate? Published, TextAnalysis? Analysis)
{
    /// <summary>What the article says, in the order of its sentences; empty when it was removed.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public string? Publisher { get; init; }

    public Uri? Url { get; init; }
}
