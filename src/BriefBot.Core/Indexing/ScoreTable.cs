using System.Buffers;

namespace BriefBot.Core.Indexing;

/// <summary>Scores by number, most of them zero: an array borrowed from the pool, and which of its places were touched.</summary>
internal sealed class ScoreTable : IDisposable
{
    private readonly float[] _scores;

    public ScoreTable(int size)
    {
        Size = size;
        _scores = ArrayPool<float>.Shared.Rent(size);
        Array.Clear(_scores, 0, size);
    }

    public int Size { get; }

    /// <summary>In the order of their first touch, each once.</summary>
    public List<int> Touched { get; } = [];

    public float this[int number] => _scores[number];

    /// <param name="score">Above 0.</param>
    public void Add(int number, float score)
    {
        if (_scores[number] == 0)
            Touched.Add(number);
        _scores[number] += score;
    }

    public void Clear()
    {
        foreach (var number in Touched)
            _scores[number] = 0;
        Touched.Clear();
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(_scores);
}
