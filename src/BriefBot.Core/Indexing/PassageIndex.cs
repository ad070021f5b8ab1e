using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>
/// The inverted index over all current sentences: opened from its folder, or made from the store's stored analyses, and kept
/// current by following the store's change sequence. One instance a process; safe to use from several threads. A search
/// reads immutable segments and waits for nobody who writes them.
/// </summary>
public sealed class PassageIndex : IDisposable
{
    /// <summary>Enough to tell common words from rare ones.</summary>
    private const int MostCounted = 200;

    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private readonly IArticleStore _store;
    private readonly IndexOpening _opening;
    private volatile IndexContents _contents;
    private volatile bool _isOpen;
    private volatile FoundFacts? _lastFacts;
    private int _disposed;

    /// <param name="location">Where it is kept between runs; null for nowhere.</param>
    public PassageIndex(IArticleStore store, IndexLocation? location = null)
        : this(store, location, SegmentSizes.Default)
    {
    }

    internal PassageIndex(IArticleStore store, IndexLocation? location, SegmentSizes sizes)
    {
        _store = store;
        _opening = new IndexOpening(store, location, sizes);
        _contents = _opening.Nothing();
    }

    /// <summary>When nothing is being merged or brought to disk.</summary>
    internal Task Settled => _contents.Segments.Merging;

    /// <summary>When a folder that was opened has been read to its end.</summary>
    internal Task Checked => _opening.Checking;

    internal IndexSnapshot Current => _contents.Current;

    /// <summary>Of the packed segments, articles apart.</summary>
    internal long Bytes => Current.Segments.Sum(segment => segment.Segment.Bytes);

    /// <summary>Takes over everything that any process committed since the last call. Cheap when nothing did.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var last = await _store.LastChangeAsync(cancellationToken);
        if (_isOpen && last == Current.Change && !_contents.Segments.IsDamaged)
            return;
        await _catchingUp.WaitAsync(cancellationToken);
        try
        {
            if (!_isOpen || _contents.Segments.IsDamaged)
                await OpenAsync(cancellationToken);
            await FollowAsync(_contents, cancellationToken);
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    /// <summary>The best sentences for a query: exactly those that scoring every sentence would give.</summary>
    public PassageHits Search(PassageQuery query)
    {
        var contents = _contents;
        return new PassageSearch(contents.Current, query, new QueryGroups(query, contents.Vocabulary)).Run();
    }

    /// <summary>What the articles of these collections say of whom or what goes by a name; null for all collections.</summary>
    public IReadOnlyList<FactHit> FindFacts(string name, IReadOnlySet<string>? collections)
    {
        var (contents, found) = (_contents, _lastFacts);
        var snapshot = contents.Current;
        if (found is null || found.Snapshot != snapshot || found.Name != name)
            _lastFacts = found = new FoundFacts(snapshot, name, new FactIndex(contents.Names, snapshot).Find(name));
        return found.Hits.FindAll(hit => collections?.Contains(hit.Article.Collection) ?? true);
    }

    /// <summary>The name most spoken of whose single word has one of these stems: "Ukraine" for a question about "Oekraïne". Null for none.</summary>
    internal string? FindName(IReadOnlyList<string> stems)
    {
        var contents = _contents;
        return new FactIndex(contents.Names, contents.Current).FindName(stems);
    }

    /// <summary>Reads the vocabulary, which may grow meanwhile. It holds the terms of all articles, of whatever collection.</summary>
    internal T Read<T>(Func<Vocabulary, T> read) => read(_contents.Vocabulary);

    /// <summary>The articles' words near to a misspelt one, those of the fewest slips and of the most sentences first; only what stands where the asker may look.</summary>
    internal IReadOnlyList<SpellingHit> FindSpellings(string word, IReadOnlySet<string>? collections)
    {
        var contents = _contents;
        var snapshot = contents.Current;
        return [.. contents.Vocabulary.Spelling.Near(word)
            .Select(hit => (Hit: hit, Count: snapshot.CountVisible(hit.Number, collections, MostCounted)))
            .Where(found => found.Count > 0)
            .OrderBy(found => found.Hit.Distance).ThenByDescending(found => found.Count).ThenBy(found => found.Hit.Word, StringComparer.Ordinal)
            .Select(found => found.Hit)];
    }

    /// <summary>Whether anything that the asker may see is from a source of this name (<see cref="SourceNames.Key"/>).</summary>
    internal bool KnowsSource(string name, IReadOnlySet<string>? collections) => Current.Counts.Knows(name, collections);

    /// <summary>The numbers that hits use for these terms; those that occur nowhere are left out.</summary>
    public IReadOnlySet<int> NumbersOf(IEnumerable<string> terms) =>
        Read(vocabulary => terms.Select(term => vocabulary.TryGetNumber(term, out var number) ? number : -1).Where(number => number >= 0).ToHashSet());

    /// <summary>An article as hits hold it; null when it is not there.</summary>
    internal IndexedArticle? Find(ArticleId id) => _contents.Find(id);

    /// <summary>All articles at this moment, in the order of their changes, and the last change that is taken into account.</summary>
    internal (IReadOnlyList<IndexedArticle> Articles, long Change) Snapshot()
    {
        var snapshot = Current;
        return ([.. snapshot.Articles], snapshot.Change);
    }

    /// <summary>Where each of these terms stands, in articles' titles and sentences. Terms that occur nowhere have no places.</summary>
    internal IReadOnlyList<TermPlaces> FindPlaces(IReadOnlyList<QueryTerm> terms)
    {
        var contents = _contents;
        var snapshot = contents.Current;
        var groups = new QueryGroups(new PassageQuery(terms, null, 0, default), contents.Vocabulary);
        return [.. groups.Alternatives.Select(snapshot.PlacesOf)];
    }

    /// <summary>How many articles of these collections can be found; null for all collections.</summary>
    public int CountArticles(IReadOnlySet<string>? collections) => Current.Counts.Of(collections);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _opening.StopChecking();
        _contents.Dispose();
        _opening.Dispose();
        _catchingUp.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var before = _contents;
        if (_isOpen)
        {
            // Nothing of it may come to disk beside what is made now.
            before.Dispose();
            _contents = _opening.StartAnew("a file of it is damaged or gone");
            return;
        }
        _contents = await _opening.OpenAsync(cancellationToken);
        _isOpen = true;
        before.Dispose();
    }

    private async Task FollowAsync(IndexContents contents, CancellationToken cancellationToken)
    {
        var change = contents.Current.Change;
        if (await _store.LastChangeAsync(cancellationToken) == change)
            return;
        try
        {
            await foreach (var next in _store.ReadChangesAsync(change, cancellationToken))
            {
                contents.Apply(next);
                change = next.Sequence;
            }
        }
        finally
        {
            // What was read before the store failed is whole, and is not read again.
            contents.Segments.Publish(change);
        }
    }

    /// <summary>Kept for the last name, which is asked for twice in a row.</summary>
    private sealed record FoundFacts(IndexSnapshot Snapshot, string Name, List<FactHit> Hits);
}
