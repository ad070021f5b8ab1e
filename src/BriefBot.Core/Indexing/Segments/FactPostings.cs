using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Which articles of a segment say something of what goes by a name, and how many facts each. Immutable. Of each name the
/// slots as distances, each with its count, both as <see cref="Varint"/>s; a slot stands once.
/// </summary>
/// <param name="names">Numbers of <see cref="FactNames"/>, ascending.</param>
/// <param name="starts">Where each of them begins; one more for the end.</param>
internal sealed class FactPostings(int[] names, int[] starts, ReadOnlyMemory<byte> postings)
{
    public static FactPostings None { get; } = new([], [0], default);

    public int[] Names => names;

    public int[] Starts => starts;

    public ReadOnlyMemory<byte> Postings => postings;

    public long Bytes => 8L * names.Length + postings.Length;

    public List<(int Slot, int Facts)> Of(int name)
    {
        var found = new List<(int Slot, int Facts)>();
        var place = Array.BinarySearch(names, name);
        if (place < 0)
            return found;
        var bytes = postings.Span;
        var slot = 0;
        for (var at = starts[place]; at < starts[place + 1];)
            found.Add((slot += Varint.Read(bytes, ref at), Varint.Read(bytes, ref at)));
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Adds all of it under other numbers of the articles; -1 for those that are left out.</summary>
    public void CopyTo(Builder other, int[] slots)
    {
        foreach (var name in names)
        {
            foreach (var (slot, facts) in Of(name))
            {
                if (slots[slot] >= 0)
                    other.Add(name, slots[slot], facts);
            }
        }
    }

    internal sealed class Builder
    {
        private readonly List<ulong> _keys = [];
        private readonly List<int> _facts = [];

        /// <param name="slot">Named with each name once.</param>
        public void Add(int name, int slot, int facts)
        {
            _keys.Add((ulong)(uint)name << 32 | (uint)slot);
            _facts.Add(facts);
        }

        public FactPostings Build()
        {
            var (names, starts, bytes) = (new List<int>(), new List<int>(), new List<byte>());
            CollectionsMarshal.AsSpan(_keys).Sort(CollectionsMarshal.AsSpan(_facts));
            var before = 0;
            for (var i = 0; i < _keys.Count; i++)
            {
                var (name, slot) = ((int)(_keys[i] >> 32), (int)(uint)_keys[i]);
                if (names.Count == 0 || names[^1] != name)
                {
                    names.Add(name);
                    starts.Add(bytes.Count);
                    before = 0;
                }
                Varint.Write(bytes, slot - before);
                Varint.Write(bytes, _facts[i]);
                before = slot;
            }
            return new FactPostings([.. names], [.. starts, bytes.Count], bytes.ToArray());
        }
    }
}
