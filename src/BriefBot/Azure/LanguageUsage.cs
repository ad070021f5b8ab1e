namespace BriefBot.Azure;

/// <summary>What this process had of the service, since it started.</summary>
internal sealed class LanguageUsage
{
    private long _records;
    private long _read;
    private long _refused;
    private long _unavailable;
    private long _misplaced;

    /// <summary>Text records: what it charges for.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>Documents that it read.</summary>
    public long Read => Volatile.Read(ref _read);

    /// <summary>Documents that it will not read, now or later.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Documents that have to wait.</summary>
    public long Unavailable => Volatile.Read(ref _unavailable);

    /// <summary>Entities that do not stand where it said, and were passed over.</summary>
    public long Misplaced => Volatile.Read(ref _misplaced);

    public void CountRead(int records)
    {
        Interlocked.Increment(ref _read);
        Interlocked.Add(ref _records, records);
    }

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void CountUnavailable(int documents) => Interlocked.Add(ref _unavailable, documents);

    public void CountMisplaced() => Interlocked.Increment(ref _misplaced);
}
