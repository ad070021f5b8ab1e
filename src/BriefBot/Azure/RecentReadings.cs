using BriefBot.Core.Analysis;

namespace BriefBot.Azure;

/// <summary>
/// What was read of the last few texts, by their hashes: an article is analysed before it is stored, and the same text may
/// come in twice in between. Whoever works on a text keeps others from the same one.
/// </summary>
internal sealed class RecentReadings : IDisposable
{
    private const int MostTexts = 256;
    private readonly Dictionary<string, ServiceReading> _readings = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();

    /// <summary>More than articles are analysed at once, so that two texts seldom share one.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public ServiceReading? Find(string hash)
    {
        lock (_lock)
            return _readings.GetValueOrDefault(hash);
    }

    public void Keep(string hash, ServiceReading reading)
    {
        lock (_lock)
        {
            if (_readings.TryAdd(hash, reading))
                _order.Enqueue(hash);
            else
                _readings[hash] = reading;
            if (_order.Count > MostTexts)
                _readings.Remove(_order.Dequeue());
        }
    }

    public async Task<IDisposable> TakeTurnAsync(string hash, CancellationToken cancellationToken)
    {
        var turn = _turns[Convert.ToInt32(hash[..2], 16) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Dispose();
    }

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
