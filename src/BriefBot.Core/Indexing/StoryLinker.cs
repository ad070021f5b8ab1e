using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Keeps stories and near-duplicates current by following the store's change sequence, as <see cref="PassageIndex"/> does:
/// nobody waits for them while articles are taken in. One instance a process; several processes may link the same store.
/// </summary>
public sealed class StoryLinker(IArticleStore articles, IStoryStore stories) : IDisposable
{
    /// <summary>Another process that links at the same moment stores first at most so often.</summary>
    private const int MostTries = 10;

    private readonly SemaphoreSlim _linking = new(1, 1);
    private readonly StoryGraph _graph = new();
    private long _change;
    private volatile bool _isLoaded;

    /// <summary>Whether this process has read the articles already, so that linking one more costs little.</summary>
    public bool IsLoaded => _isLoaded;

    /// <summary>Whether articles were stored, changed or removed that the stored links do not take into account. Cheap.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        var last = await articles.LastChangeAsync(cancellationToken);
        return await stories.LastLinkedAsync(cancellationToken) < last;
    }

    /// <summary>Stories with everything that any process committed before this call. Cheap when they are stored already.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public async Task<StoryLinks> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (!await IsBehindAsync(cancellationToken))
            return await stories.ReadAsync(cancellationToken);
        await _linking.WaitAsync(cancellationToken);
        try
        {
            await FollowAsync(cancellationToken);
            return await StoreAsync(cancellationToken);
        }
        finally
        {
            _linking.Release();
        }
    }

    /// <summary>The same, or the stories as they were stored last where that takes longer than <paramref name="patience"/>.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public async Task<StoryLinks> LatestAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            // On another thread: working out the groups of a large store is not cut short.
            return await Task.Run(() => CatchUpAsync(limit.Token), limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await stories.ReadAsync(cancellationToken);
        }
    }

    public void Dispose() => _linking.Dispose();

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in articles.ReadChangesAsync(_change, cancellationToken))
        {
            Apply(change);
            _change = change.Sequence;
        }
        if (!_isLoaded)
            _graph.Rebuild();
        _isLoaded = true;
    }

    private void Apply(ArticleChange change)
    {
        if (change.Analysis is not { } analysis)
            _graph.Remove(change.Id);
        else if (!_isLoaded)
            _graph.Note(change.Id, analysis, change.Published);
        else
            _graph.Add(change.Id, analysis, change.Published);
    }

    private async Task<StoryLinks> StoreAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await stories.ReadAsync(cancellationToken);
            if (before.Change >= _change)
                return before;
            var links = StoryIds.Continue(_graph.Groups, before) with { Change = _change, NearDuplicates = _graph.NearDuplicates };
            if (await stories.SaveAsync(links, before.Change, cancellationToken))
                return links;
        }
        throw new StoreException(StoreFault.Locked, "Other processes kept storing stories. Try again.");
    }
}
