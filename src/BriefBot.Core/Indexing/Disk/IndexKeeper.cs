using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>Sees to it that what is new comes to disk in time. A disk that cannot be written is told of, and tried again later.</summary>
internal sealed class IndexKeeper
{
    private readonly IndexFolder _folder;
    private readonly IndexJournal _journal;
    private readonly UnpackedArticles _unpacked;
    private readonly IndexLocation _location;
    private readonly SegmentSizes _sizes;
    private long _saved;
    private int _savedDead;
    private long _tried;
    private bool _isFailing;

    /// <param name="saved">What is in the folder already.</param>
    public IndexKeeper(IndexFolder folder, IndexJournal journal, UnpackedArticles unpacked, IndexLocation location, SegmentSizes sizes, IndexSnapshot saved)
    {
        (_folder, _journal, _unpacked, _location, _sizes, _saved) = (folder, journal, unpacked, location, sizes, saved.Change);
        _savedDead = Dead(saved);
        _tried = location.Time.GetTimestamp();
    }

    /// <summary>What was kept is no longer there: nothing can be added to it.</summary>
    public bool IsLost { get; private set; }

    public bool IsDue(IndexSnapshot snapshot) => !IsLost && (snapshot.Change != _saved || Unsaved(snapshot) > 0)
        && (_location.Time.GetElapsedTime(_tried) >= _sizes.Interval || !_isFailing && Unsaved(snapshot) >= _sizes.Unsaved);

    /// <summary>Whether it saves time when the index is opened next, or takes something away that is not to stay on disk.</summary>
    public bool IsWorthSaving(IndexSnapshot snapshot) =>
        !IsLost && (Unsaved(snapshot) >= _sizes.WorthSaving || snapshot.Change - _saved >= _sizes.WorthSaving || Dead(snapshot) != _savedDead);

    /// <returns>For each segment that came to disk the same in its file.</returns>
    public IReadOnlyDictionary<Segment, Segment> Save(IndexSnapshot snapshot)
    {
        var isFailing = true;
        try
        {
            var filed = _folder.Save(snapshot, _journal, _unpacked);
            isFailing = filed is null;
            if (filed is not null)
                (_saved, _savedDead) = (snapshot.Change, Dead(snapshot));
            return filed ?? [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or IndexDamagedException or StoreException)
        {
            IsLost = trouble is IndexDamagedException;
            if (!_isFailing)
                _location.Notice(new IndexNotice($"The passage index cannot be kept in {_location.Folder}: {trouble.Message} It goes on in memory.", IsExpected: false));
            return new Dictionary<Segment, Segment>();
        }
        finally
        {
            (_isFailing, _tried) = (isFailing, _location.Time.GetTimestamp());
        }
    }

    /// <summary>Articles in files that were taken out.</summary>
    private static int Dead(IndexSnapshot snapshot) => snapshot.Segments.Sum(segment =>
        segment.Segment.File is null ? 0 : segment.Columns.Totals.Articles - segment.Totals.Articles);

    private static int Unsaved(IndexSnapshot snapshot) =>
        snapshot.Segments.Sum(segment => segment.Segment.File is null ? segment.Columns.Totals.Sentences : 0);
}
