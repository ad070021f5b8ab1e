namespace BriefBot.Core.Articles;

/// <summary>
/// A half-open range <c>[Start, End)</c> of UTF-16 code units in some text. Validity (0 ≤ Start ≤ End) is settled at
/// construction; whether it fits a given text is for that text's owner to check.
/// </summary>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative or beyond <paramref name="end"/>.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool IsEmpty => Start == End;

    public static TextSpan FromLength(int start, int length) => new(start, start + length);

    public bool Contains(int position) => position >= Start && position < End;

    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The shared range, or null when the two share no code unit.</summary>
    public TextSpan? Intersect(TextSpan other) =>
        Overlaps(other) ? new TextSpan(Math.Max(Start, other.Start), Math.Min(End, other.End)) : null;

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan Cover(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <exception cref="ArgumentOutOfRangeException">The shifted start would be negative.</exception>
    public TextSpan Shift(int offset) => new(Start + offset, End + offset);

    /// <exception cref="ArgumentOutOfRangeException">The span does not fit <paramref name="text"/>.</exception>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    public int CompareTo(TextSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public override string ToString() => $"[{Start}..{End})";
}
