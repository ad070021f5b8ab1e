using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// The inverted index over all current sentences, in memory: loaded from the store's stored analyses and kept current
/// by following its change sequence. One instance a process; safe to use from several threads.
/// </summary>
public sealed class PassageIndex(IArticleStore store) : IDisposable
{
    /// <summary>Enough to tell common words from rare ones.</summary>
    private const int MostCounted = 200;

    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<ArticleId, int> _slots = [];
    private readonly FactIndex _facts = new();
    private PassagePostings _postings = new();
    private long _change;

    /// <summary>Takes over everything that any process committed since the last call. Cheap when nothing did.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (await store.LastChangeAsync(cancellationToken) == Volatile.Read(ref _change))
            return;
        await _catchingUp.WaitAsync(cancellationToken);
        try
        {
            await foreach (var change in store.ReadChangesAsync(_change, cancellationToken))
                Apply(change);
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    /// <summary>The best sentences for a query: exactly those that scoring every sentence would give.</summary>
    public PassageHits Search(PassageQuery query)
    {
        _lock.EnterReadLock();
        try
        {
            using var search = new PassageSearch(_postings, query);
            return search.Run();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>What the articles of these collections say of whom or what goes by a name; null for all collections.</summary>
    public IReadOnlyList<FactHit> FindFacts(string name, IReadOnlySet<string>? collections)
    {
        _lock.EnterReadLock();
        try
        {
            return [.. _facts.Find(name).Where(hit => collections?.Contains(hit.Article.Collection) ?? true)];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The name most spoken of whose single word has one of these stems: "Ukraine" for a question about "Oekraïne". Null for none.</summary>
    internal string? FindName(IReadOnlyList<string> stems)
    {
        _lock.EnterReadLock();
        try
        {
            return _facts.FindName(stems);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Reads the vocabulary while it stands still. It holds the terms of all articles, of whatever collection.</summary>
    internal T Read<T>(Func<Vocabulary, T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read(_postings.Vocabulary);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The articles' words near to a misspelt one, those of the fewest slips and of the most sentences first; only what stands where the asker may look.</summary>
    internal IReadOnlyList<SpellingHit> FindSpellings(string word, IReadOnlySet<string>? collections)
    {
        _lock.EnterReadLock();
        try
        {
            return [.. _postings.Vocabulary.Spelling.Near(word)
                .Select(hit => (Hit: hit, Count: _postings.CountVisible(hit.Number, collections, MostCounted)))
                .Where(found => found.Count > 0)
                .OrderBy(found => found.Hit.Distance).ThenByDescending(found => found.Count).ThenBy(found => found.Hit.Word, StringComparer.Ordinal)
                .Select(found => found.Hit)];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Whether anything that the asker may see is from a source of this name (<see cref="SourceNames.Key"/>).</summary>
    internal bool KnowsSource(string name, IReadOnlySet<string>? collections)
    {
        _lock.EnterReadLock();
        try
        {
            return _postings.SourceCounts.TryGetValue(name, out var counts) && counts.Any(count => collections?.Contains(count.Key) ?? true);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The numbers that hits use for these terms; those that occur nowhere are left out.</summary>
    public IReadOnlySet<int> NumbersOf(IEnumerable<string> terms)
    {
        _lock.EnterReadLock();
        try
        {
            return terms.Select(term => _postings.Vocabulary.TryGetNumber(term, out var number) ? number : -1).Where(number => number >= 0).ToHashSet();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>An article as hits hold it; null when it is not there.</summary>
    internal IndexedArticle? Find(ArticleId id)
    {
        _lock.EnterReadLock();
        try
        {
            return _slots.TryGetValue(id, out var slot) ? _postings.Articles[slot] : null;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>All articles at this moment, in the order of their changes, and the last change that is taken into account.</summary>
    internal (IReadOnlyList<IndexedArticle> Articles, long Change) Snapshot()
    {
        _lock.EnterReadLock();
        try
        {
            return ([.. _slots.Values.Select(slot => _postings.Articles[slot]!).OrderBy(article => article.Change)], _change);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Where each of these terms stands, in articles' titles and sentences. Terms that occur nowhere have no places.</summary>
    internal IReadOnlyList<TermPlaces> FindPlaces(IReadOnlyList<QueryTerm> terms)
    {
        _lock.EnterReadLock();
        try
        {
            return [.. terms.Select(_postings.PlacesOf)];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>How many articles of these collections can be found; null for all collections.</summary>
    public int CountArticles(IReadOnlySet<string>? collections)
    {
        _lock.EnterReadLock();
        try
        {
            return _slots.Values.Count(slot => collections?.Contains(_postings.Articles[slot]!.Collection) ?? true);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        _catchingUp.Dispose();
    }

    private void Apply(ArticleChange change)
    {
        _lock.EnterWriteLock();
        try
        {
            if (_slots.Remove(change.Id, out var old))
            {
                _facts.Remove(_postings.Articles[old]!);
                _postings.Remove(old);
            }
            if (change.Analysis is { } analysis)
            {
                var article = new IndexedArticle(change, analysis, _postings.Vocabulary);
                _slots[change.Id] = _postings.Add(article);
                _facts.Add(article);
            }
            if (_postings.IsMostlyDead)
                Compact();
            Volatile.Write(ref _change, change.Sequence);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Dead sentences are passed over by every search; past a share they cost more than copying the living.</summary>
    private void Compact()
    {
        var compact = _postings.WithoutPostings();
        foreach (var (id, slot) in _slots.OrderBy(entry => entry.Value).ToList())
            _slots[id] = compact.Add(_postings.Articles[slot]!);
        _postings = compact;
    }
}
