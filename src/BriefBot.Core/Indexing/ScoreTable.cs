using System.Buffers;

namespace BriefBot.Core.Indexing;

/// <summary>Scores by number, most of them zero, and which of them are not. Its arrays are borrowed from the pool.</summary>
internal sealed class ScoreTable : IDisposable
{
    private readonly float[] _scores;
    private int[] _touched = ArrayPool<int>.Shared.Rent(256);
    private int _count;

    public ScoreTable(int size)
    {
        Size = size;
        _scores = ArrayPool<float>.Shared.Rent(size);
        Array.Clear(_scores, 0, size);
    }

    public int Size { get; }

    /// <summary>In the order of their first touch, each once.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    public float this[int number] => _scores[number];

    /// <summary>Of the numbers from one to before another; 0 for none.</summary>
    public float Greatest(int from, int end)
    {
        var greatest = 0f;
        foreach (var score in _scores.AsSpan(from, end - from))
            greatest = Math.Max(greatest, score);
        return greatest;
    }

    /// <param name="score">Above 0.</param>
    public void Add(int number, float score)
    {
        if (_scores[number] == 0)
            Touch(number);
        _scores[number] += score;
    }

    public void Clear()
    {
        foreach (var number in Touched)
            _scores[number] = 0;
        _count = 0;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<int>.Shared.Return(_touched);
    }

    private void Touch(int number)
    {
        if (_count == _touched.Length)
        {
            var larger = ArrayPool<int>.Shared.Rent(2 * _count);
            _touched.CopyTo(larger, 0);
            ArrayPool<int>.Shared.Return(_touched);
            _touched = larger;
        }
        _touched[_count++] = number;
    }
}
