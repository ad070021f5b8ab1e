namespace BriefBot.Core.Analysis;

/// <summary>
/// The stemmer for Dutch by Kraaij and Pohlmann ("Porter's stemming algorithm for Dutch", 1994) in Snowball's current
/// revision (https://snowballstem.org/algorithms/dutch/stemmer.html), which replaced the older Dutch Porter stemmer
/// there: it brings "huizen" to "huis" and "gewerkt" to "werk", where the older one leaves "huiz" and "gewerkt". Words
/// come in lower case with straight apostrophes.
/// </summary>
internal static class DutchStemmer
{
    private static readonly string[] Step1Suffixes = ["ies", "aus", "nde", "'s", "es", "és", "en", "s"];

    private static readonly string[] Step2Suffixes =
        ["lijke", "ische", "ieve", "ene", "je", "ge", "de", "te", "se", "re", "le"];

    private static readonly string[] Step3Suffixes =
    [
        "iteit", "atie", "heid", "ster", "rder", "isme", "erij", "arij", "sel", "ing", "fie", "gie", "tst", "dst",
    ];

    private static readonly string[] Step4Suffixes =
    [
        "achtiger", "achtigst", "ioneel", "lijker", "lijkst", "achtig", "eriger", "erigst", "atief", "baar", "naar",
        "laar", "raar", "tant", "erig", "end",
    ];

    private static readonly string[] IgSuffixes = ["iger", "igst", "ig"];

    public static string Stem(string word)
    {
        Span<char> room = word.Length <= 64 ? stackalloc char[64 + StemBuffer.Slack] : new char[word.Length + StemBuffer.Slack];
        var run = new Run { Word = new StemBuffer(word, room) };
        run.Stem();
        return run.Word.Text.SequenceEqual(word) ? word : run.Word.Text.ToString();
    }

    private static bool IsA(char c) => c is 'a' or 'ä' or 'á' or 'à' or 'â';

    private static bool IsE(char c) => c is 'e' or 'ë' or 'é' or 'è' or 'ê';

    private static bool IsAiou(char c) =>
        IsA(c) || c is 'i' or 'ï' or 'í' or 'ì' or 'î' or 'o' or 'ö' or 'ó' or 'ò' or 'ô' or 'u' or 'ü' or 'ú' or 'ù' or 'û';

    private static bool IsAeiou(char c) => IsAiou(c) || IsE(c);

    private static bool IsVowel(char c) => IsAeiou(c) || c == 'y';

    /// <summary>One word on its way through the steps. "At" is a position: what stands before it decides.</summary>
    private ref struct Run
    {
        public StemBuffer Word;
        private int _r1;
        private int _r2;

        public void Stem()
        {
            Measure();
            var stemmed = Step1();
            stemmed |= Step2();
            stemmed |= Step3();
            stemmed |= Step4();
            if (LosePrefix())
            {
                stemmed = true;
                EndOfParticiple();
            }
            if (LoseInfix())
            {
                stemmed = true;
                EndOfParticiple();
            }
            stemmed |= Step7();
            if (stemmed)
                Undouble();
        }

        private void Measure()
        {
            _r1 = _r2 = Word.Length;
            var p = RegionAfter(0);
            if (p < 0)
                return;
            _r1 = p;
            p = RegionAfter(p);
            if (p >= 0)
                _r2 = p;
        }

        /// <summary>Past the next run of vowels ("ij" is one) and one consonant, or -1.</summary>
        private readonly int RegionAfter(int p)
        {
            while (p < Word.Length && !IsVowel(Word[p]))
                p++;
            if (p == Word.Length)
                return -1;
            p = SkipVowels(p);
            return p < Word.Length ? p + 1 : -1;
        }

        private readonly int SkipVowels(int p)
        {
            while (p < Word.Length)
            {
                if (Word[p] == 'i' && p + 1 < Word.Length && Word[p + 1] == 'j')
                    p += 2;
                else if (IsVowel(Word[p]))
                    p++;
                else
                    break;
            }
            return p;
        }

        private readonly bool VowelBefore(int at) => (at > 0 && IsVowel(Word[at - 1])) || Word.EndsWith("ij", at);

        private readonly bool ConsonantBefore(int at) => at > 0 && !IsVowel(Word[at - 1]) && !Word.EndsWith("ij", at);

        private readonly bool InR1(int at) => at >= _r1;

        private bool Cut(int at)
        {
            Word.Truncate(at);
            return true;
        }

        private bool Put(int at, string tail)
        {
            Word.ReplaceTail(at, tail);
            return true;
        }

        /// <summary>A suffix went: a short vowel before the last consonant was a long one ("man-en", "maan").</summary>
        private bool CutAndLengthen(int at, string tail = "")
        {
            Word.ReplaceTail(at, tail);
            Lengthen();
            return true;
        }

        private void Lengthen()
        {
            var last = Word.Length - 1;
            if (last < 1 || IsVowel(Word[last]) || Word[last] is 'w' or 'x')
                return;
            var at = last - 1;
            var vowel = Word[at];
            if (vowel == 'ë')
            {
                if (at > 0 && Word[at - 1] == 'e')
                    Word.Insert(last, 'e');
                else if (at > 0 && Word[at - 1] == 'i')
                {
                    Word.Set(at, 'e');
                    Word.Insert(last, 'e');
                }
            }
            else if (IsE(vowel) ? CanLengthenE(at) : IsLengthened(vowel) && (at == 0 || !IsAeiou(Word[at - 1])))
                Word.Insert(at, vowel);
        }

        private static bool IsLengthened(char c) => IsAiou(c) && c is not ('i' or 'ï' or 'í' or 'ì' or 'î');

        private readonly bool CanLengthenE(int at)
        {
            if (at == 0)
                return true;
            if (IsAeiou(Word[at - 1]))
                return false;
            var before = at - 1;
            if (before > 0 && (IsAiou(Word[before - 1]) || (IsE(Word[before - 1]) && before == 1)))
                return false;
            return !(before >= 3 && IsAiou(Word[before - 2]) && !IsAeiou(Word[before - 3]));
        }

        private bool Step1()
        {
            if (Word.LongestSuffix(Step1Suffixes) is not { } suffix)
                return false;
            var at = Word.Length - suffix.Length;
            return suffix switch
            {
                "'s" => Cut(at),
                "s" => InR1(at) && !(Word.EndsWith("t", at) && InR1(at - 1)) && ConsonantBefore(at) && Cut(at),
                "ies" => InR1(at) && Put(at, "ie"),
                "es" => Es(at),
                "és" => InR1(at) && Put(at, "é"),
                "aus" => InR1(at) && VowelBefore(at) && Put(at, "au"),
                "en" => En(at),
                _ => Put(at, "nd"),
            };
        }

        private bool Es(int at)
        {
            var inner = at - 2;
            if (Word.EndsWith("ar", at) && InR1(inner) && ConsonantBefore(inner))
                return CutAndLengthen(at);
            if (Word.EndsWith("er", at) && InR1(inner) && ConsonantBefore(inner))
                return Cut(at);
            return InR1(at) && ConsonantBefore(at) && Put(at, "e");
        }

        private bool En(int at)
        {
            if (Word.EndsWith("hed", at) && InR1(at - 3))
                return Put(at - 3, "heid");
            if (Word.EndsWith("nd", at))
                return Cut(at);
            if (Word.EndsWith("d", at) && InR1(at - 1) && ConsonantBefore(at - 1))
                return Cut(at - 1);
            if (at > 0 && Word[at - 1] is 'i' or 'j' && VowelBefore(at - 1))
                return Cut(at);
            return InR1(at) && ConsonantBefore(at) && CutAndLengthen(at);
        }

        private bool Step2()
        {
            if (Word.LongestSuffix(Step2Suffixes) is not { } suffix)
                return false;
            var at = Word.Length - suffix.Length;
            if (suffix == "je")
                return Je(at);
            if (!InR1(at))
                return false;
            return suffix switch
            {
                "ge" => Put(at, "g"),
                "lijke" => Put(at, "lijk"),
                "ische" => Put(at, "isch"),
                "de" => ConsonantBefore(at) && Cut(at),
                "te" => Put(at, "t"),
                "se" => Put(at, "s"),
                "re" => Put(at, "r"),
                "le" => CutAndLengthen(at, "l"),
                "ene" => ConsonantBefore(at) && CutAndLengthen(at, "en"),
                _ => ConsonantBefore(at) && Put(at, "ief"),
            };
        }

        /// <summary>Diminutives.</summary>
        private bool Je(int at)
        {
            if (Word.EndsWith("'t", at))
                return Cut(at - 2);
            if (Word.EndsWith("et", at) && InR1(at - 2) && ConsonantBefore(at - 2))
                return Cut(at - 2);
            if (Word.EndsWith("rnt", at))
                return Put(at - 3, "rn");
            if (Word.EndsWith("t", at) && InR1(at - 1) && at >= 2 && VowelBefore(at - 2))
                return Cut(at - 1);
            if (Word.EndsWith("ink", at))
                return Put(at - 3, "ing");
            if (Word.EndsWith("mp", at))
                return Put(at - 2, "m");
            if (Word.EndsWith("'", at) && InR1(at - 1))
                return Cut(at - 1);
            return InR1(at) && ConsonantBefore(at) && Cut(at);
        }

        private bool Step3()
        {
            if (Word.LongestSuffix(Step3Suffixes) is not { } suffix)
                return false;
            var at = Word.Length - suffix.Length;
            return suffix switch
            {
                "atie" => InR1(at) && Put(at, "eer"),
                "iteit" => InR1(at) && CutAndLengthen(at),
                "heid" or "sel" or "ster" => InR1(at) && Cut(at),
                "rder" => Put(at, "r"),
                "ing" or "isme" or "erij" => Word.EndsWith("ild", at) ? Put(at, "er") : InR1(at) && CutAndLengthen(at),
                "arij" => InR1(at) && ConsonantBefore(at) && Put(at, "aar"),
                "fie" => at >= _r2 && CutAndLengthen(at, "f"),
                "gie" => at >= _r2 && CutAndLengthen(at, "g"),
                "tst" => InR1(at) && ConsonantBefore(at) && Put(at, "t"),
                _ => InR1(at) && ConsonantBefore(at) && Put(at, "d"),
            };
        }

        private bool Step4() => Adjective() || Ig();

        private bool Adjective()
        {
            if (Word.LongestSuffix(Step4Suffixes) is not { } suffix)
                return false;
            var at = Word.Length - suffix.Length;
            if (!InR1(at))
                return false;
            return suffix switch
            {
                "ioneel" => Put(at, "ie"),
                "atief" => Put(at, "eer"),
                "baar" => Cut(at),
                "naar" => VowelBefore(at) && Put(at, "n"),
                "laar" => VowelBefore(at) && Put(at, "l"),
                "raar" => VowelBefore(at) && Put(at, "r"),
                "tant" => Put(at, "teer"),
                "lijker" or "lijkst" => Put(at, "lijk"),
                "achtig" or "achtiger" or "achtigst" => Cut(at),
                _ => ConsonantBefore(at) && CutAndLengthen(at),
            };
        }

        private bool Ig()
        {
            if (Word.LongestSuffix(IgSuffixes) is not { } suffix)
                return false;
            var at = Word.Length - suffix.Length;
            if (at == 3 && Word.EndsWith("inn", at))
                return false;
            return InR1(at) && ConsonantBefore(at) && CutAndLengthen(at);
        }

        /// <summary>The ge- of a past participle, where enough of a word is left behind it.</summary>
        private bool LosePrefix()
        {
            if (!Word.Text.StartsWith("ge", StringComparison.Ordinal) || !LeavesWord(2))
                return false;
            var rest = Word.Text[2..];
            if (rest.StartsWith("eft", StringComparison.Ordinal) || rest.StartsWith("vaa", StringComparison.Ordinal)
                || rest.StartsWith("vare", StringComparison.Ordinal)
                || (rest.StartsWith("val", StringComparison.Ordinal) && !rest.StartsWith("vali", StringComparison.Ordinal)))
                return false;
            RemoveGe(0);
            return true;
        }

        /// <summary>The same inside a separable verb: "aan-ge-komen".</summary>
        private bool LoseInfix()
        {
            if (Word.Length < 2)
                return false;
            var at = Word.Text[1..].IndexOf("ge", StringComparison.Ordinal) + 1;
            if (at < 1 || !LeavesWord(at + 2))
                return false;
            RemoveGe(at);
            return true;
        }

        /// <summary>Whether three letters or more follow, with a consonant after their first vowels.</summary>
        private readonly bool LeavesWord(int from)
        {
            if (from + 3 > Word.Length)
                return false;
            var p = from;
            while (p < Word.Length && !IsVowel(Word[p]))
                p++;
            return p < Word.Length && SkipVowels(p) < Word.Length;
        }

        private void RemoveGe(int at)
        {
            Word.Remove(at, 2);
            if (Word[at] is 'ë' or 'ï')
                Word.Set(at, Word[at] == 'ë' ? 'e' : 'i');
            Measure();
        }

        /// <summary>The -d or -t that goes with ge-.</summary>
        private void EndOfParticiple()
        {
            var at = Word.Length - 1;
            if (at < 0 || !InR1(at) || !ConsonantBefore(at))
                return;
            if (Word[at] == 'd' && !(Word.EndsWith("n", at) && InR1(at - 1)))
            {
                if (at == 2 && Word.EndsWith("in", at))
                    Word.Set(at, 'n');
                else
                    Word.Truncate(at);
            }
            else if (Word[at] == 't' && !(Word.EndsWith("h", at) && InR1(at - 1)) && !(at == 2 && Word.EndsWith("en", at)))
                Word.Truncate(at);
        }

        private bool Step7() =>
            (Word.EndsWith("kt") || Word.EndsWith("ft") || Word.EndsWith("pt")) && Cut(Word.Length - 1);

        private void Undouble()
        {
            var last = Word.Length - 1;
            if (last < 0)
                return;
            var c = Word[last];
            if (last > 0 && Word[last - 1] == c && c is >= 'a' and <= 'z' && !IsVowel(c))
            {
                if (!(c == 'n' && last == 2 && Word[0] == 'i'))
                    Word.Truncate(last);
            }
            else if (c == 'v')
                Word.Set(last, 'f');
            else if (c == 'z')
                Word.Set(last, 's');
        }
    }
}
