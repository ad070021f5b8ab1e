namespace BriefBot.Core.Analysis;

/// <summary>
/// The Snowball stemmer for English ("Porter2", https://snowballstem.org/algorithms/english/stemmer.html), in the
/// revision of Snowball 3. Words come in lower case with straight apostrophes.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skies"] = "sky",
        ["skis"] = "ski",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly string[] LongRegionStarts = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    private static readonly string[] VerbSuffixes = ["eedly", "ingly", "edly", "eed", "ing", "ed"];

    private static readonly string[] WholeIngWords = ["inning", "outing", "canning", "herring", "earring", "evening"];

    private static readonly (string Suffix, string Stem)[] Step2Rules =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
        ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"),
        ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"),
        ("ogist", "og"), ("ousli", "ous"),
        ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Stem)[] Step3Rules =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"),
        ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4Suffixes =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous",
        "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2)
            return word;
        if (Exceptions.TryGetValue(word, out var stem))
            return stem;
        Span<char> room = word.Length <= 64 ? stackalloc char[64 + StemBuffer.Slack] : new char[word.Length + StemBuffer.Slack];
        var buffer = new StemBuffer(word, room);
        Stem(ref buffer);
        return buffer.Text.SequenceEqual(word) ? word : buffer.Text.ToString();
    }

    private static void Stem(ref StemBuffer word)
    {
        if (word[0] == '\'')
            word.Remove(0, 1);
        MarkConsonantY(ref word);
        var (r1, r2) = Regions(word);
        Step0(ref word);
        Step1A(ref word);
        if (!word.Text.SequenceEqual("proceed") && !word.Text.SequenceEqual("exceed") && !word.Text.SequenceEqual("succeed"))
        {
            Step1B(ref word, r1);
            Step1C(ref word);
            Step2(ref word, r1);
            Step3(ref word, r1, r2);
            Step4(ref word, r2);
            Step5(ref word, r1, r2);
        }
        word.Text.Replace('Y', 'y');
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A y at the start or after a vowel is a consonant: it is written Y until the end.</summary>
    private static void MarkConsonantY(ref StemBuffer word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1])))
                word.Set(i, 'Y');
        }
    }

    private static (int R1, int R2) Regions(in StemBuffer word)
    {
        var r1 = -1;
        foreach (var start in LongRegionStarts)
        {
            if (word.Text.StartsWith(start, StringComparison.Ordinal))
                r1 = start.Length;
        }
        if (r1 < 0)
            r1 = AfterVowelAndConsonant(word, 0);
        return (r1, AfterVowelAndConsonant(word, r1));
    }

    private static int AfterVowelAndConsonant(in StemBuffer word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        }
        return word.Length;
    }

    private static bool HasVowel(in StemBuffer word, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(word[i]))
                return true;
        }
        return false;
    }

    private static bool EndsInShortSyllable(in StemBuffer word, int end)
    {
        if (word.EndsWith("past", end))
            return true;
        if (end < 2 || IsVowel(word[end - 1]) || !IsVowel(word[end - 2]))
            return false;
        return end == 2 || (!IsVowel(word[end - 3]) && word[end - 1] is not ('w' or 'x' or 'Y'));
    }

    private static void Step0(ref StemBuffer word)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["'s'", "'s", "'"])
        {
            if (word.EndsWith(suffix))
            {
                word.Truncate(word.Length - suffix.Length);
                return;
            }
        }
    }

    private static void Step1A(ref StemBuffer word)
    {
        if (word.EndsWith("sses"))
            word.Truncate(word.Length - 2);
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
            word.Truncate(word.Length - (word.Length > 4 ? 2 : 1));
        else if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && HasVowel(word, word.Length - 2))
            word.Truncate(word.Length - 1);
    }

    private static void Step1B(ref StemBuffer word, int r1)
    {
        if (word.LongestSuffix(VerbSuffixes) is not { } suffix)
            return;
        var start = word.Length - suffix.Length;
        if (suffix.StartsWith("eed", StringComparison.Ordinal))
        {
            if (start >= r1)
                word.Truncate(start + 2);
            return;
        }
        if (suffix == "ing" && IsSpecialIng(ref word, start))
            return;
        if (!HasVowel(word, start))
            return;
        word.Truncate(start);
        MendVerb(ref word, r1);
    }

    /// <summary>dying → die; inning, herring … stay whole.</summary>
    private static bool IsSpecialIng(ref StemBuffer word, int start)
    {
        if (start == 2 && word[1] == 'y' && !IsVowel(word[0]))
        {
            word.ReplaceTail(1, "ie");
            return true;
        }
        foreach (var whole in WholeIngWords)
        {
            if (word.Text.SequenceEqual(whole))
                return true;
        }
        return false;
    }

    private static void MendVerb(ref StemBuffer word, int r1)
    {
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
            word.ReplaceTail(word.Length, "e");
        else if (EndsInDouble(word))
        {
            if (!(word.Length == 3 && word[0] is 'a' or 'e' or 'o'))
                word.Truncate(word.Length - 1);
        }
        else if (word.Length == r1 && EndsInShortSyllable(word, word.Length))
            word.ReplaceTail(word.Length, "e");
    }

    private static bool EndsInDouble(in StemBuffer word) =>
        word.Length >= 2 && word[word.Length - 1] == word[word.Length - 2]
        && word[word.Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    private static void Step1C(ref StemBuffer word)
    {
        var last = word.Length - 1;
        if (last >= 2 && word[last] is 'y' or 'Y' && !IsVowel(word[last - 1]))
            word.Set(last, 'i');
    }

    private static void Step2(ref StemBuffer word, int r1)
    {
        foreach (var (suffix, stem) in Step2Rules)
        {
            if (!word.EndsWith(suffix))
                continue;
            var start = word.Length - suffix.Length;
            var before = start > 0 ? word[start - 1] : '\0';
            var allowed = suffix switch
            {
                "ogi" => before == 'l',
                "li" => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                _ => true,
            };
            if (start >= r1 && allowed)
                word.ReplaceTail(start, stem);
            return;
        }
    }

    private static void Step3(ref StemBuffer word, int r1, int r2)
    {
        foreach (var (suffix, stem) in Step3Rules)
        {
            if (!word.EndsWith(suffix))
                continue;
            var start = word.Length - suffix.Length;
            if (start >= (suffix == "ative" ? r2 : r1))
                word.ReplaceTail(start, stem);
            return;
        }
    }

    private static void Step4(ref StemBuffer word, int r2)
    {
        if (word.LongestSuffix(Step4Suffixes) is not { } suffix)
            return;
        var start = word.Length - suffix.Length;
        if (start >= r2 && (suffix != "ion" || (start > 0 && word[start - 1] is 's' or 't')))
            word.Truncate(start);
    }

    private static void Step5(ref StemBuffer word, int r1, int r2)
    {
        var last = word.Length - 1;
        if (last < 0)
            return;
        var drop = word[last] switch
        {
            'e' => last >= r2 || (last >= r1 && !EndsInShortSyllable(word, last)),
            'l' => last >= r2 && last > 0 && word[last - 1] == 'l',
            _ => false,
        };
        if (drop)
            word.Truncate(last);
    }
}
