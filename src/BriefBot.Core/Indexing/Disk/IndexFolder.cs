using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>
/// An index's folder. Files in it are written once (but for <see cref="Overwrite"/>) and named by a manifest, which is replaced as one: after a crash at any
/// moment there is the index of before or of after. One process at a time writes, whichever came first; the others read
/// what is there and keep to themselves what comes in later. Not thread-safe by itself.
/// </summary>
internal sealed class IndexFolder(IndexLocation location) : IDisposable
{
    /// <summary>A writer may replace what the manifest names while somebody opens it.</summary>
    private const int MostTries = 5;

    private readonly FolderFiles _files = new(location.Folder);
    private FileStream? _lock;

    /// <summary>What the segments that this process has came from; null when it made them itself.</summary>
    private IndexManifest? _manifest;

    /// <summary>Of the last manifest that this process saw: 0 when there was none, -1 for one that cannot be read.</summary>
    private long _serial;
    private byte[] _unwritten = [];
    private readonly HashSet<(long File, int Slot)> _overwritten = [];

    private static Guid Program { get; } = typeof(IndexFolder).Module.ModuleVersionId;

    /// <summary>Null when there is none, or none that is of use; why is said in <paramref name="reason"/>.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public OpenedIndex? Open(UnpackedArticles unpacked, out IndexNotice reason)
    {
        reason = new IndexNotice("there is none yet", IsExpected: true);
        if (!_files.IsThere)
            return null;
        _lock ??= _files.TryLock();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return TryOpen(unpacked, ref reason);
            }
            catch (FileNotFoundException missing) when (tries < MostTries && _lock is null)
            {
                reason = new IndexNotice(missing.Message, IsExpected: false);
            }
            catch (Exception damage) when (damage is IndexDamagedException or FileNotFoundException)
            {
                reason = new IndexNotice(damage is FileNotFoundException ? "one of its files is missing" : damage.Message, IsExpected: false);
                return null;
            }
        }
    }

    /// <summary>What was opened turned out to be of no use.</summary>
    public void Forget()
    {
        _manifest = null;
        _unwritten = [];
    }

    /// <summary>Writes what is not written yet.</summary>
    /// <param name="journal">Of everything that the segments' numbers refer to.</param>
    /// <returns>For each segment that had no file the same in its file; null when another process is the one that writes.</returns>
    /// <exception cref="IOException">It cannot be written; what is there stays.</exception>
    /// <exception cref="IndexDamagedException">What was written before is no longer there.</exception>
    public Dictionary<Segment, Segment>? Save(IndexSnapshot snapshot, IndexJournal journal, UnpackedArticles unpacked)
    {
        if (!MayWrite())
            return null;
        _unwritten = [.. _unwritten, .. journal.Take()];
        var number = _files.NextNumber();
        var filed = new Dictionary<Segment, Segment>();
        foreach (var segment in snapshot.Segments.Select(live => live.Segment).Where(segment => segment.File is null))
            filed[segment] = Write(segment, number++, unpacked);
        var manifest = AppendVocabulary(number) with
        {
            Change = snapshot.Change,
            Segments = [.. snapshot.Segments.Select(live => ((filed.GetValueOrDefault(live.Segment) ?? live.Segment).File!.Value, live.DeadSlots.ToArray()))],
        };
        _files.ReplaceManifest(manifest.Write());
        (_manifest, _serial, _unwritten) = (manifest, manifest.Serial, []);
        _files.DeleteOthers(Named(manifest));
        foreach (var live in snapshot.Segments)
            Overwrite(filed.TryGetValue(live.Segment, out var file) ? live.In(file) : live);
        return filed;
    }

    /// <summary>Reads everything that opening leaves unread, and tells the mapping of what is damaged.</summary>
    public void Check(IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var live in snapshot.Segments)
        {
            if (live.Segment is not { File: { } number, Mapping: { } mapping })
                continue;
            try
            {
                using var file = _files.OpenSegment(number);
                SegmentFileReader.CheckArticles(file, live, cancellationToken);
            }
            catch (FileNotFoundException)
            {
                // Merged since; the mapping is all that is left of it.
            }
            catch (IndexDamagedException)
            {
                mapping.NoteDamage();
            }
        }
    }

    public void Dispose() => _lock?.Dispose();

    private OpenedIndex? TryOpen(UnpackedArticles unpacked, ref IndexNotice reason)
    {
        _serial = -1;
        if (_files.ReadManifest() is not { } bytes)
        {
            _serial = 0;
            return null;
        }
        var manifest = IndexManifest.Read(bytes);
        _serial = manifest.Serial;
        if (manifest.Program != Program)
            reason = new IndexNotice("it is of another version of the program", IsExpected: true);
        else if (manifest.Store != location.Store)
            reason = new IndexNotice("it is of another store, or of one that was put back since", IsExpected: true);
        else
            return Read(manifest, unpacked);
        return null;
    }

    private OpenedIndex Read(IndexManifest manifest, UnpackedArticles unpacked)
    {
        var (vocabulary, names) = (new Vocabulary(), new FactNames());
        // Each takes about as long as the other.
        var words = Task.Run(() => ReadVocabulary(manifest, vocabulary, names));
        var segments = new List<LiveSegment>();
        try
        {
            foreach (var (number, dead) in manifest.Segments)
            {
                using var file = _files.OpenSegment(number);
                var segment = new LiveSegment(SegmentFileReader.Read(file, number, unpacked));
                segments.Add(dead.Length > 0 ? segment.Without(dead) : segment);
            }
        }
        finally
        {
            words.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        }
        words.GetAwaiter().GetResult();
        _manifest = manifest;
        if (_lock is not null)
            _files.DeleteOthers(Named(manifest));
        return new OpenedIndex(vocabulary, names, new IndexSnapshot(segments, manifest.Change));
    }

    private void ReadVocabulary(IndexManifest manifest, Vocabulary vocabulary, FactNames names)
    {
        using var file = _files.OpenVocabulary(manifest.VocabularyFile);
        if (RandomAccess.GetLength(file) < manifest.VocabularyLength)
            throw new IndexDamagedException("its vocabulary has lost its end");
        var bytes = new byte[manifest.VocabularyLength];
        for (var at = 0; at < bytes.Length;)
            at += RandomAccess.Read(file, bytes.AsSpan(at), at) is > 0 and var read ? read : throw new IndexDamagedException("its vocabulary has lost its end");
        if (Checksum.Add(Checksum.Start, bytes) != manifest.VocabularySum)
            throw new IndexDamagedException("its vocabulary is damaged");
        try
        {
            IndexJournal.Replay(bytes, vocabulary, names);
        }
        catch (InvalidDataException damage)
        {
            throw new IndexDamagedException("its vocabulary is damaged", damage);
        }
    }

    private bool MayWrite()
    {
        // It may be deleted at any time, and others may have made it anew since.
        if (_lock is not null && !_files.HasLock)
        {
            _lock.Dispose();
            (_lock, _serial) = (null, 0);
        }
        if (_lock is null && !TakeOver())
            return false;
        return _manifest is null || _files.HasManifest ? true : throw new IndexDamagedException("Its folder was deleted.");
    }

    private bool TakeOver()
    {
        _files.Create();
        var held = _files.TryLock();
        if (held is null)
            return false;
        // Whoever held it meanwhile may have written something else than this process has.
        if (SerialNow() != _serial)
        {
            held.Dispose();
            return false;
        }
        _lock = held;
        return true;
    }

    private long SerialNow()
    {
        try
        {
            return _files.ReadManifest() is { } bytes ? IndexManifest.Read(bytes).Serial : 0;
        }
        catch (IndexDamagedException)
        {
            return -1;
        }
    }

    private Segment Write(Segment segment, long number, UnpackedArticles unpacked)
    {
        using (var stream = _files.CreateSegment(number))
            SegmentFileWriter.Write(stream, segment);
        using var file = _files.OpenSegment(number);
        return SegmentFileReader.Read(file, number, unpacked);
    }

    /// <summary>
    /// Takes the words of articles that were taken out from the disk, now that no manifest names them: as the store does, which
    /// overwrites what is deleted. Their postings go with the next merge.
    /// </summary>
    private void Overwrite(LiveSegment live)
    {
        var dead = live.DeadSlots.Where(slot => _overwritten.Add((live.Segment.File!.Value, slot))).ToList();
        if (dead.Count == 0)
            return;
        using var file = _files.OpenSegmentToWrite(live.Segment.File!.Value);
        foreach (var packed in dead.Select(slot => live.Columns.Articles[slot].Packed))
            RandomAccess.Write(file, new byte[packed.Length], packed.Start);
    }

    /// <returns>What is to be written next, as far as the vocabulary says it.</returns>
    private IndexManifest AppendVocabulary(long number)
    {
        var next = (_manifest ?? new IndexManifest
        {
            Program = Program,
            Store = location.Store,
            Serial = Math.Max(0, _serial),
            Change = 0,
            VocabularyFile = number,
            VocabularyLength = 0,
            VocabularySum = Checksum.Start,
            Segments = [],
        });
        if (_unwritten.Length > 0 || _manifest is null)
        {
            using var stream = _files.ContinueVocabulary(next.VocabularyFile);
            // What stands behind is of somebody who did not come to an end.
            stream.SetLength(next.VocabularyLength);
            stream.Seek(0, SeekOrigin.End);
            stream.Write(_unwritten);
            stream.Flush(flushToDisk: true);
        }
        return next with
        {
            Serial = next.Serial + 1,
            VocabularyLength = next.VocabularyLength + _unwritten.Length,
            VocabularySum = Checksum.Add(next.VocabularySum, _unwritten),
        };
    }

    private static HashSet<long> Named(IndexManifest manifest) => [manifest.VocabularyFile, .. manifest.Segments.Select(segment => segment.File)];
}

/// <summary>An index as it was kept.</summary>
internal sealed record OpenedIndex(Vocabulary Vocabulary, FactNames Names, IndexSnapshot Snapshot);
