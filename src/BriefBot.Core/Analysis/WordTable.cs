using System.Diagnostics.CodeAnalysis;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Words with what is known of them, filled once and read ever after. A table of our own because the framework's, over
/// value types of ours, cannot be compiled ahead of time: that cost more than filling them. Readers need no lock.
/// </summary>
internal sealed class WordTable<T>
{
    private int[] _slots;
    private Entry[] _entries;

    /// <param name="capacity">How many words are expected; more only cost time.</param>
    public WordTable(int capacity = 64)
    {
        _entries = new Entry[capacity];
        _slots = new int[SlotsFor(capacity)];
    }

    public int Count { get; private set; }

    public T this[string word]
    {
        set => Slot(word) = value;
    }

    /// <summary>The value of a word, to be read or set; the default where the word is new.</summary>
    public ref T Slot(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        if (Find(word, hash) is var known and >= 0)
            return ref _entries[known].Value;
        if (Count == _entries.Length)
            Grow();
        ref var slot = ref _slots[hash & (_slots.Length - 1)];
        _entries[Count] = new Entry(word.ToString(), hash, slot - 1, default!);
        slot = ++Count;
        return ref _entries[Count - 1].Value;
    }

    /// <summary>Leaves a word that is known as it is.</summary>
    public void TryAdd(string word, T value)
    {
        if (!Contains(word))
            Slot(word) = value;
    }

    public bool Contains(ReadOnlySpan<char> word) => Find(word, Hash(word)) >= 0;

    public bool TryGetValue(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out T value)
    {
        var at = Find(word, Hash(word));
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    public T? GetValueOrDefault(ReadOnlySpan<char> word) => TryGetValue(word, out var value) ? value : default;

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<string> Words()
    {
        for (var i = 0; i < Count; i++)
            yield return _entries[i].Word;
    }

    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        var at = _slots[hash & (_slots.Length - 1)] - 1;
        while (at >= 0 && (_entries[at].Hash != hash || !word.SequenceEqual(_entries[at].Word)))
            at = _entries[at].Before;
        return at;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(16, _entries.Length * 2));
        _slots = new int[SlotsFor(_entries.Length)];
        for (var i = 0; i < Count; i++)
        {
            ref var slot = ref _slots[_entries[i].Hash & (_slots.Length - 1)];
            _entries[i].Before = slot - 1;
            slot = i + 1;
        }
    }

    private static int SlotsFor(int capacity) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity));

    /// <summary>FNV-1a. The words are ours, so nobody can choose them to collide.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 15);
    }

    private record struct Entry(string Word, uint Hash, int Before, T Value)
    {
        public T Value = Value;
        public int Before = Before;
    }
}
