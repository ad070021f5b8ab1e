using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Disk;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Opens what an index's folder holds, where that can be relied on. Where not, everything is made anew from the store, and
/// one line says why.
/// </summary>
internal sealed class IndexOpening(IArticleStore store, IndexLocation? location, SegmentSizes sizes) : IDisposable
{
    /// <summary>So many of the last changes are compared with the store's: whoever put another store in its place has given their numbers to others.</summary>
    private const int Compared = 32;

    private readonly IndexFolder? _folder = location is null ? null : new IndexFolder(location);
    private readonly UnpackedArticles _unpacked = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Ends when everything that was opened has been read and found whole or not.</summary>
    public Task Checking { get; private set; } = Task.CompletedTask;

    /// <summary>What there is before anything was opened.</summary>
    public IndexContents Nothing() => new(Empty(), null, sizes, null, _unpacked);

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IndexContents> OpenAsync(CancellationToken cancellationToken)
    {
        if (_folder is null)
            return Nothing();
        var (opened, reason) = Read(_folder);
        if (opened is null)
            return StartAnew(reason.Text, reason.IsExpected);
        var contents = Contents(_folder, opened);
        if (!await IsOfStoreAsync(contents, cancellationToken))
        {
            contents.Dispose();
            return StartAnew("the store has other articles under the same numbers");
        }
        Checking = Task.Run(() => Check(_folder, opened.Snapshot), CancellationToken.None);
        return contents;
    }

    public IndexContents StartAnew(string reason, bool isExpected = false)
    {
        if (_folder is null)
            return Nothing();
        location!.Notice(new IndexNotice($"The passage index in {location.Folder} is made anew from the store: {reason}.", isExpected));
        _folder.Forget();
        return Contents(_folder, Empty());
    }

    public void StopChecking()
    {
        _stopping.Cancel();
        Checking.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
    }

    public void Dispose()
    {
        _folder?.Dispose();
        _stopping.Dispose();
    }

    private static OpenedIndex Empty() => new(new Vocabulary(), new FactNames(), IndexSnapshot.Empty);

    private (OpenedIndex? Opened, IndexNotice Reason) Read(IndexFolder folder)
    {
        try
        {
            return (folder.Open(_unpacked, out var reason), reason);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return (null, new IndexNotice($"its folder cannot be read ({trouble.Message})", IsExpected: false));
        }
    }

    private IndexContents Contents(IndexFolder folder, OpenedIndex opened)
    {
        var journal = new IndexJournal();
        var keeper = new IndexKeeper(folder, journal, _unpacked, location!, sizes, opened.Snapshot);
        return new IndexContents(opened, journal, sizes, keeper, _unpacked);
    }

    private async Task<bool> IsOfStoreAsync(IndexContents contents, CancellationToken cancellationToken)
    {
        var (last, first) = (contents.Current.Change, contents.Current.Change - Compared);
        if (await store.LastChangeAsync(cancellationToken) < last)
            return false;
        var expected = new HashSet<ArticleId>(contents.After(first));
        await foreach (var change in store.ReadChangesAsync(Math.Max(0, first), cancellationToken))
        {
            if (change.Sequence > last && expected.Count == 0)
                return true;
            if (change.Sequence <= last && !contents.Holds(change))
                return false;
            expected.Remove(change.Id);
        }
        return expected.Count == 0;
    }

    private void Check(IndexFolder folder, IndexSnapshot snapshot)
    {
        try
        {
            folder.Check(snapshot, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The program ends; the next one begins again.
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            location!.Notice(new IndexNotice($"The passage index in {location.Folder} could not be checked: {trouble.Message}", IsExpected: false));
        }
    }
}
