namespace BriefBot.Core.Analysis;

/// <summary>The word being stemmed, in place: grows and shrinks at its end and, rarely, in its middle.</summary>
internal ref struct StemBuffer
{
    /// <summary>Code units that stemming can add to a word at most (a lengthened vowel or two).</summary>
    public const int Slack = 8;

    private readonly Span<char> _chars;

    public StemBuffer(ReadOnlySpan<char> word, Span<char> room)
    {
        word.CopyTo(room);
        _chars = room;
        Length = word.Length;
    }

    public int Length { get; private set; }

    public readonly Span<char> Text => _chars[..Length];

    public readonly char this[int index] => _chars[index];

    public readonly bool EndsWith(string suffix) => Text.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether the part before <paramref name="end"/> ends with <paramref name="suffix"/>.</summary>
    public readonly bool EndsWith(string suffix, int end) =>
        end >= suffix.Length && _chars[..end].EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>The longest of <paramref name="suffixes"/> that the word ends with, or null; they come longest first.</summary>
    public readonly string? LongestSuffix(string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (EndsWith(suffix))
                return suffix;
        }
        return null;
    }

    public void Truncate(int length) => Length = length;

    public void Set(int index, char c) => _chars[index] = c;

    /// <summary>Puts <paramref name="tail"/> in the place of everything from <paramref name="start"/> on.</summary>
    public void ReplaceTail(int start, string tail)
    {
        tail.CopyTo(_chars[start..]);
        Length = start + tail.Length;
    }

    public void Insert(int index, char c)
    {
        _chars[index..Length].CopyTo(_chars[(index + 1)..]);
        _chars[index] = c;
        Length++;
    }

    public void Remove(int index, int count)
    {
        _chars[(index + count)..Length].CopyTo(_chars[index..]);
        Length -= count;
    }
}
