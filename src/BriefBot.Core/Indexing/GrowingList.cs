namespace BriefBot.Core.Indexing;

/// <summary>A list that only grows, by one writer, while others read it without waiting.</summary>
internal sealed class GrowingList<T>
{
    private T[] _items = new T[1];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public T this[int index] => AsSpan()[index];

    public void Add(T item)
    {
        if (_count == _items.Length)
        {
            var larger = new T[2 * _count];
            _items.CopyTo(larger, 0);
            Volatile.Write(ref _items, larger);
        }
        _items[_count] = item;
        // An item is there before the count says so.
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>What it holds now. The count is read first: the array read after it is at least as long.</summary>
    public ReadOnlySpan<T> AsSpan()
    {
        var count = Count;
        return Volatile.Read(ref _items).AsSpan(0, count);
    }

    public T[] ToArray() => AsSpan().ToArray();
}
