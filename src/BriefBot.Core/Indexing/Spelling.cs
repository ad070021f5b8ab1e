using System.Collections.Concurrent;
using System.Numerics;

namespace BriefBot.Core.Indexing;

/// <summary>A known word near to a misspelt one.</summary>
/// <param name="Number">As it was added.</param>
internal readonly record struct SpellingHit(string Word, int Number, int Distance);

/// <summary>
/// Words by first letter and length, with which of the letters each holds: a million of them are passed over in well
/// under a millisecond, as hardly any has letters enough in common. Only grows, by one writer; readers wait for nobody.
/// </summary>
internal sealed class Spelling
{
    /// <summary>Shorter words are one slip away from too many others.</summary>
    public const int Shortest = 4;
    private const int ShortestForTwo = 8;
    private const int Longest = 40;

    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly string[] SoundAlike = ["dt", "ckqx", "sz", "fvw", "iyej", "gj", "mn", "bp"];

    private readonly ConcurrentDictionary<(char First, int Length), GrowingList<(string Word, uint Letters, int Number)>> _words = [];

    public int Count { get; private set; }

    /// <param name="word">In lower case; what is no word of some letters is left out.</param>
    public void Add(string word, int number)
    {
        if (word.Length is < Shortest or > Longest || !IsWord(word))
            return;
        _words.GetOrAdd((word[0], word.Length), static _ => new GrowingList<(string, uint, int)>()).Add((word, Letters(word), number));
        Count++;
    }

    public static bool IsWord(string word) => word.All(char.IsLetter);

    /// <summary>
    /// The words one slip away, of long words two when none is. The first letter is right, or swapped with the second.
    /// </summary>
    public List<SpellingHit> Near(string word)
    {
        var most = word.Length >= ShortestForTwo ? 2 : 1;
        var letters = Letters(word);
        var found = new List<SpellingHit>();
        if (word.Length is < Shortest or > Longest)
            return found;
        for (var length = Math.Max(Shortest, word.Length - most); length <= word.Length + most; length++)
        {
            Look(word, letters, Beginning(word[0], length), most, found);
            if (word[1] != word[0] && length == word.Length)
                Look(word, letters, Array.FindAll(Beginning(word[1], length).ToArray(), other => other.Word[1] == word[0]), most, found);
        }
        return found;
    }

    private ReadOnlySpan<(string Word, uint Letters, int Number)> Beginning(char first, int length) =>
        _words.TryGetValue((first, length), out var words) ? words.AsSpan() : [];

    private static void Look(string word, uint letters, ReadOnlySpan<(string Word, uint Letters, int Number)> words, int most, List<SpellingHit> found)
    {
        foreach (ref readonly var other in words)
        {
            // One slip takes one letter away and brings one at the most.
            if (BitOperations.PopCount(letters ^ other.Letters) > 2 * most)
                continue;
            var distance = EditDistance.Of(word, other.Word, most);
            if (distance > 0 && distance <= most && IsLikely(word, other.Word, distance))
                found.Add(new SpellingHit(other.Word, other.Number, distance));
        }
    }

    /// <summary>Where one letter of a short word differs, the two lie side by side on the keyboard or sound alike: "Obama" is not "Osama".</summary>
    private static bool IsLikely(string word, string other, int distance)
    {
        if (distance != 1 || word.Length != other.Length || word.Length > 5)
            return true;
        var at = 0;
        while (word[at] == other[at])
            at++;
        if (at + 1 < word.Length && word[at] == other[at + 1] && word[at + 1] == other[at])
            return true;
        return IsNeighbour(word[at], other[at]) || SoundAlike.Any(group => group.Contains(word[at]) && group.Contains(other[at]))
            || "aeiouy".Contains(word[at]) && "aeiouy".Contains(other[at]);
    }

    private static bool IsNeighbour(char a, char b) =>
        KeyRows.Any(row => row.IndexOf(a) is var first and >= 0 && row.IndexOf(b) is var second and >= 0 && Math.Abs(first - second) == 1);

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + c % 6);
        return letters;
    }
}
