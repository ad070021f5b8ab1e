using System.Collections.Concurrent;

namespace BriefBot.Core.Analysis;

/// <summary>
/// One string for equal words, across articles and threads. Bounded: full, it starts afresh, which costs only memory
/// shared no longer.
/// </summary>
internal sealed class StringPool(int capacity)
{
    public static readonly StringPool Shared = new(400_000);

    /// <summary>No word is longer; what is, is not worth keeping.</summary>
    private const int Longest = 64;

    private ConcurrentDictionary<string, string> _strings = new(StringComparer.Ordinal);
    private int _count;

    public string Get(ReadOnlySpan<char> chars)
    {
        if (chars.Length > Longest)
            return chars.ToString();
        var strings = _strings;
        if (strings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars, out var known))
            return known;
        var added = chars.ToString();
        if (!strings.TryAdd(added, added))
            return strings.GetValueOrDefault(added, added);
        if (Interlocked.Increment(ref _count) > capacity)
        {
            Interlocked.Exchange(ref _count, 0);
            _strings = new(StringComparer.Ordinal);
        }
        return added;
    }
}
