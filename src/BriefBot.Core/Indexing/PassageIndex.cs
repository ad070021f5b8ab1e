using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>
/// The inverted index over all current sentences: loaded from the store's stored analyses and kept current by following
/// its change sequence. One instance a process; safe to use from several threads. A search reads immutable segments and
/// waits for nobody who writes them.
/// </summary>
public sealed class PassageIndex(IArticleStore store) : IDisposable
{
    /// <summary>Enough to tell common words from rare ones.</summary>
    private const int MostCounted = 200;

    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private readonly SegmentSet _segments = new();

    private readonly Vocabulary _vocabulary = new();

    /// <summary>Of facts and counts; held for one article's at a time.</summary>
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly UnpackedArticles _unpacked = new();
    private readonly FactIndex _facts = new();
    private readonly ArticleCounts _counts = new();

    /// <summary>When no segments are being merged.</summary>
    internal Task Settled => _segments.Merging;

    /// <summary>Of the packed segments.</summary>
    internal long Bytes => _segments.Current.Segments.Sum(segment => segment.Segment.Bytes);

    /// <summary>Takes over everything that any process committed since the last call. Cheap when nothing did.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (await store.LastChangeAsync(cancellationToken) == _segments.Current.Change)
            return;
        await _catchingUp.WaitAsync(cancellationToken);
        var change = _segments.Current.Change;
        try
        {
            await foreach (var next in store.ReadChangesAsync(change, cancellationToken))
            {
                Apply(next);
                change = next.Sequence;
            }
        }
        finally
        {
            // What was read before the store failed is whole, and is not read again.
            PublishAndRelease(change);
        }
    }

    /// <summary>The best sentences for a query: exactly those that scoring every sentence would give.</summary>
    public PassageHits Search(PassageQuery query)
    {
        var groups = Read(vocabulary => new QueryGroups(query, vocabulary));
        return new PassageSearch(_segments.Current, query, groups).Run();
    }

    /// <summary>What the articles of these collections say of whom or what goes by a name; null for all collections.</summary>
    public IReadOnlyList<FactHit> FindFacts(string name, IReadOnlySet<string>? collections) =>
        Locked(() => _facts.Find(name).Where(hit => collections?.Contains(hit.Article.Collection) ?? true).ToList());

    /// <summary>The name most spoken of whose single word has one of these stems: "Ukraine" for a question about "Oekraïne". Null for none.</summary>
    internal string? FindName(IReadOnlyList<string> stems) => Locked(() => _facts.FindName(stems));

    /// <summary>Reads the vocabulary, which may grow meanwhile. It holds the terms of all articles, of whatever collection.</summary>
    internal T Read<T>(Func<Vocabulary, T> read) => read(_vocabulary);

    /// <summary>The articles' words near to a misspelt one, those of the fewest slips and of the most sentences first; only what stands where the asker may look.</summary>
    internal IReadOnlyList<SpellingHit> FindSpellings(string word, IReadOnlySet<string>? collections)
    {
        var snapshot = _segments.Current;
        return [.. Read(vocabulary => vocabulary.Spelling.Near(word))
            .Select(hit => (Hit: hit, Count: snapshot.CountVisible(hit.Number, collections, MostCounted)))
            .Where(found => found.Count > 0)
            .OrderBy(found => found.Hit.Distance).ThenByDescending(found => found.Count).ThenBy(found => found.Hit.Word, StringComparer.Ordinal)
            .Select(found => found.Hit)];
    }

    /// <summary>Whether anything that the asker may see is from a source of this name (<see cref="SourceNames.Key"/>).</summary>
    internal bool KnowsSource(string name, IReadOnlySet<string>? collections) => Locked(() => _counts.Knows(name, collections));

    /// <summary>The numbers that hits use for these terms; those that occur nowhere are left out.</summary>
    public IReadOnlySet<int> NumbersOf(IEnumerable<string> terms) =>
        Read(vocabulary => terms.Select(term => vocabulary.TryGetNumber(term, out var number) ? number : -1).Where(number => number >= 0).ToHashSet());

    /// <summary>An article as hits hold it; null when it is not there.</summary>
    internal IndexedArticle? Find(ArticleId id) => _segments.Find(id);

    /// <summary>All articles at this moment, in the order of their changes, and the last change that is taken into account.</summary>
    internal (IReadOnlyList<IndexedArticle> Articles, long Change) Snapshot()
    {
        var snapshot = _segments.Current;
        return ([.. snapshot.Articles], snapshot.Change);
    }

    /// <summary>Where each of these terms stands, in articles' titles and sentences. Terms that occur nowhere have no places.</summary>
    internal IReadOnlyList<TermPlaces> FindPlaces(IReadOnlyList<QueryTerm> terms)
    {
        var snapshot = _segments.Current;
        var groups = Read(vocabulary => new QueryGroups(new PassageQuery(terms, null, 0, default), vocabulary));
        return [.. groups.Alternatives.Select(snapshot.PlacesOf)];
    }

    /// <summary>How many articles of these collections can be found; null for all collections.</summary>
    public int CountArticles(IReadOnlySet<string>? collections) => Locked(() => _counts.Of(collections));

    public void Dispose()
    {
        _segments.Dispose();
        _lock.Dispose();
        _catchingUp.Dispose();
    }

    private void Apply(ArticleChange change)
    {
        var article = change.Analysis is { } analysis ? new IndexedArticle(change, analysis, _vocabulary, _unpacked) : null;
        var old = _segments.Remove(change.Id);
        _lock.EnterWriteLock();
        try
        {
            if (old is not null)
            {
                _facts.Remove(old);
                _counts.Add(old, -1);
            }
            if (article is not null)
            {
                _facts.Add(article);
                _counts.Add(article, 1);
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
        if (article is not null)
            _segments.Add(article);
    }

    private void PublishAndRelease(long change)
    {
        try
        {
            _segments.Publish(change);
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }
}
