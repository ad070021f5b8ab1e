namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// The regular forms of Dutch words, by the spelling rules for open and closed syllables and for v/f and z/s. Too many
/// rather than too few: a form that nobody writes does no harm.
/// </summary>
internal static class DutchForms
{
    private static readonly string[] Unstressed = ["el", "er", "en", "em", "ig"];
    private static readonly string[] Inseparable = ["be", "ver", "ont", "her", "er", "ge"];

    public static IEnumerable<string> Verb(string infinitive)
    {
        var root = infinitive.EndsWith("en", StringComparison.Ordinal) ? infinitive[..^2] : infinitive[..^1];
        var stem = Stem(infinitive);
        var sharp = root.Length > 0 && (root[^1] is 't' or 'k' or 'f' or 's' or 'p' or 'x' || root.EndsWith("ch", StringComparison.Ordinal));
        var d = sharp ? "t" : "d";
        var participle = stem.EndsWith(d, StringComparison.Ordinal) ? stem : stem + d;
        if (!Array.Exists(Inseparable, prefix => infinitive.StartsWith(prefix, StringComparison.Ordinal)))
            participle = "ge" + participle;
        return [infinitive, stem, WithT(stem), stem + d + "e", stem + d + "en", participle, participle + "e", infinitive + "d", infinitive + "de"];
    }

    /// <param name="parts">Infinitive, past singular, past plural, participle ("-" for none).</param>
    public static IEnumerable<string> StrongVerb(string[] parts)
    {
        var stem = Stem(parts[0]);
        foreach (var part in parts.Where(part => part != "-"))
            yield return part;
        yield return stem;
        yield return WithT(stem);
        yield return parts[0] + "d";
        yield return parts[0] + "de";
        if (parts[3] != "-" && !parts[3].EndsWith("en", StringComparison.Ordinal))
            yield return parts[3] + "e";
    }

    public static IEnumerable<string> Noun(string word)
    {
        yield return word;
        yield return word + "s";
        yield return word + "en";
        if (word[^1] == 'e')
            yield return word + "n";
        if (word.EndsWith("heid", StringComparison.Ordinal))
            yield return word[..^2] + "den";
        if (IsVowel(word[^1]))
        {
            yield return word + "'s";
            yield return word + "ën";
        }
        else if (word.Length > 2)
        {
            foreach (var root in Roots(word))
                yield return root + "en";
        }
    }

    public static IEnumerable<string> Adjective(string word)
    {
        yield return word;
        yield return word + "st";
        yield return word + "ste";
        foreach (var root in word.Length > 2 && !IsVowel(word[^1]) ? Roots(word).Append(word) : [word])
        {
            yield return root + "e";
            yield return root + "er";
            yield return root + "ere";
        }
    }

    /// <summary>What endings are put behind: "jaar" jar-, "kans" kanz-, "huis" huiz-, "kat" katt-.</summary>
    private static IEnumerable<string> Roots(string word)
    {
        var (vowel, before) = (word[^2], word[^3]);
        var root = word;
        if (vowel is 'a' or 'e' or 'o' or 'u' && before == vowel)
            yield return root = word[..^2] + word[^1];
        else if (IsVowel(vowel) && !IsVowel(before))
            yield return word + word[^1];
        if (word[^1] is 's')
            yield return root[..^1] + "z";
        else if (word[^1] is 'f')
            yield return root[..^1] + "v";
    }

    private static string Stem(string infinitive)
    {
        if (infinitive.EndsWith("iën", StringComparison.Ordinal))
            return infinitive[..^3] + "i";
        if (!infinitive.EndsWith("en", StringComparison.Ordinal))
            return infinitive[..^1];
        var root = infinitive[..^2];
        if (root.Length > 2 && !IsVowel(root[^1]))
        {
            if (root[^1] == root[^2])
                root = root[..^1];
            else if (root[^2] is 'a' or 'e' or 'o' or 'u' && !IsVowel(root[^3])
                && !(root.Length > 3 && Array.Exists(Unstressed, ending => root.EndsWith(ending, StringComparison.Ordinal))))
                root = root[..^1] + root[^2] + root[^1];
        }
        return root.Length == 0 ? infinitive : root[^1] switch
        {
            'v' => root[..^1] + "f",
            'z' => root[..^1] + "s",
            _ => root,
        };
    }

    private static string WithT(string stem) => stem.EndsWith('t') ? stem : stem + "t";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'é' or 'ë' or 'ï';
}
