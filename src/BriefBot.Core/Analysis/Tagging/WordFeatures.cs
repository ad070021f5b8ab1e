namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// What the tagger looks at in one word, seen from the word to be tagged: itself, two before it, two behind it. Each
/// feature is a 32-bit hash of its slot, its template and its value (FNV-1a); features of a word depend on nothing but
/// the word, so that their summed weights can be kept for every word that was seen.
/// </summary>
internal static class WordFeatures
{
    /// <summary>Where the word stands, seen from the one to be tagged.</summary>
    public const int Own = 0, AtStart = 1, Before = 2, After = 3, TwoBefore = 4, TwoAfter = 5, SlotCount = 6;

    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of the word-identity feature of a slot: training leaves it out for rare words.</summary>
    public static uint Identity(int slot, ReadOnlySpan<char> lower) => Hash(Start(slot, 'w'), lower);

    public static void Collect(int slot, ReadOnlySpan<char> word, ReadOnlySpan<char> lower, WordClasses classes, List<uint> features)
    {
        var shape = Shape(word);
        switch (slot)
        {
            case Own:
                CollectOwn(lower, classes, shape, features);
                break;
            case AtStart:
                features.Add(Add(Start(slot, 'h'), shape));
                features.Add(Add(Add(Start(slot, 'c'), shape), (uint)classes));
                break;
            default:
                features.Add(Identity(slot, lower));
                features.Add(Add(Start(slot, 'h'), shape));
                if (slot is Before or After)
                    features.Add(Hash(Start(slot, 's'), Suffix(lower, 3)));
                if (slot != TwoBefore)
                    features.Add(Add(Start(slot, 'L'), (uint)classes));
                break;
        }
    }

    /// <summary>The classes of two neighbours together.</summary>
    public static uint Pair(bool isBefore, WordClasses neighbour, WordClasses own) =>
        Add(Add(Start(isBefore ? Before : After, 'P'), (uint)neighbour), (uint)own);

    /// <summary>The tag before, the two tags before, and the tag before with the word.</summary>
    public static uint Tag(int before) => Add(Start(7, 't'), (uint)before);

    public static uint Tags(int twoBefore, int before) => Add(Add(Start(7, 'T'), (uint)before), (uint)twoBefore);

    public static uint TagAndWord(int before, uint word) => Add(Add(Start(7, 'W'), (uint)before), word);

    private static void CollectOwn(ReadOnlySpan<char> lower, WordClasses classes, uint shape, List<uint> features)
    {
        features.Add(Identity(Own, lower));
        for (var length = 1; length <= 5; length++)
        {
            if (lower.Length > length)
                features.Add(Hash(Add(Start(Own, 's'), (uint)length), lower[^length..]));
        }
        for (var length = 2; length <= 4; length++)
        {
            if (lower.Length > length)
                features.Add(Hash(Add(Start(Own, 'p'), (uint)length), lower[..length]));
        }
        features.Add(Add(Start(Own, 'h'), shape));
        features.Add(Hash(Add(Start(Own, 'H'), shape), Suffix(lower, 2)));
        features.Add(Add(Start(Own, 'L'), (uint)classes));
        features.Add(Add(Add(Start(Own, 'l'), (uint)classes), shape));
        features.Add(Hash(Add(Start(Own, 'k'), (uint)classes), Suffix(lower, 2)));
    }

    private static ReadOnlySpan<char> Suffix(ReadOnlySpan<char> word, int length) => word.Length > length ? word[^length..] : word;

    /// <summary>Punctuation, digits, digits with letters, capitals throughout, a capital first, small; a hyphen apart.</summary>
    private static uint Shape(ReadOnlySpan<char> word)
    {
        bool letter = false, digit = false, small = false, other = false, hyphen = false;
        foreach (var c in word)
        {
            letter |= char.IsLetter(c);
            digit |= char.IsDigit(c);
            small |= char.IsLower(c);
            hyphen |= c is '-' or '–';
            other |= !char.IsLetterOrDigit(c) && c is not ('.' or ',' or ':' or '-');
        }
        if (!letter && !digit)
            return 1;
        if (!letter)
            return other || hyphen ? 2u : 3u;
        if (char.IsDigit(word[0]))
            return 4;
        if (!small && word.Length > 1)
            return digit ? 5u : 6u;
        var capital = char.IsUpper(word[0]);
        return (capital ? 7u : 9u) + (hyphen ? 1u : 0u);
    }

    private static uint Start(int slot, char template) => Add(Add(Seed, (uint)slot + 1), template);

    private static uint Add(uint hash, uint value) => Mix(Mix(hash, value & 0xFF), value >> 8);

    private static uint Mix(uint hash, uint value) => (hash ^ value) * Prime;

    private static uint Hash(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = Mix(hash, c);
        return hash;
    }
}
