namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// One spelling for words that Dutch and English share by descent ("fotografie" and "photography") or by transcription
/// ("Poetin" and "Putin"). A weak signal, for words that the lexicon lacks: it holds the false friends apart.
/// </summary>
internal static class Cognates
{
    private const int ShortestWord = 5;
    private const int ShortestKey = 4;

    /// <summary>Endings of one meaning, longest first; the first that fits is put into its common spelling.</summary>
    private static readonly (string Ending, string Key)[] DutchEndings =
    [
        ("teiten", "ti"), ("logische", "logik"), ("eringen", ""), ("ering", ""), ("eerden", ""), ("eerde", ""), ("eert", ""), ("eerd", ""), ("eren", ""),
        ("ische", "ik"), ("aties", "asi"), ("ssies", "si"), ("teit", "ti"), ("isch", "ik"), ("isme", "ism"), ("ieke", "ik"), ("ieken", "ik"),
        ("tische", "tik"), ("iele", "ial"), ("ieel", "ial"), ("tien", "si"),
        ("ties", "si"), ("sies", "si"), ("atie", "asi"), ("iteiten", "iti"), ("ieve", "if"), ("ief", "if"), ("iek", "ik"), ("eus", "us"), ("euze", "us"),
        ("eurs", "or"), ("eur", "or"), ("oren", "or"), ("aten", "at"), ("aat", "at"), ("anten", "ant"), ("enten", "ent"), ("isten", "ist"), ("uren", "ur"), ("uur", "ur"),
        ("tie", "si"), ("sie", "si"), ("ele", "al"), ("eel", "al"), ("ale", "al"), ("aal", "al"), ("ies", "i"), ("ie", "i"), ("ologen", "olog"), ("oog", "og"), ("es", ""), ("e", ""), ("s", ""),
    ];

    private static readonly (string Ending, string Key)[] EnglishEndings =
    [
        ("isations", "isasi"), ("izations", "isasi"), ("isation", "isasi"), ("ization", "isasi"), ("ological", "ologik"), ("ologists", "olog"), ("ologist", "olog"),
        ("ically", "ik"), ("ssions", "si"), ("tions", "si"), ("sions", "si"), ("ssion", "si"), ("ising", "is"), ("izing", "is"), ("ating", ""), ("ated", ""),
        ("ates", ""), ("ical", "ik"), ("tion", "si"), ("sion", "si"), ("ised", "is"), ("ized", "is"), ("ises", "is"), ("izes", "is"), ("ives", "if"), ("ive", "if"),
        ("ics", "ik"), ("ties", "ti"), ("ous", "us"), ("ors", "or"), ("ers", "er"), ("ies", "i"), ("ial", "ial"), ("als", "al"),
        ("ic", "ik"), ("ise", "is"), ("ize", "is"), ("ty", "ti"), ("isms", "ism"), ("ogue", "og"), ("ed", ""), ("ing", ""), ("es", ""), ("e", ""), ("y", "i"), ("s", ""),
    ];

    /// <param name="form">As in <see cref="Token.Form"/>.</param>
    /// <returns>Null for words too short to be told.</returns>
    public static string? Key(string form, string language)
    {
        if (form.Length < ShortestWord || form.Length > 40 || !form.All(char.IsAsciiLetterLower))
            return null;
        var (root, ending) = Cut(form, language == "nl" ? DutchEndings : EnglishEndings);
        Span<char> room = stackalloc char[80];
        var length = Spell(root, language, room);
        ending.CopyTo(room[length..]);
        length += ending.Length;
        return length < ShortestKey ? null : room[..length].ToString();
    }

    private static (string Root, string Ending) Cut(string form, (string Ending, string Key)[] endings)
    {
        foreach (var (ending, key) in endings)
        {
            if (form.Length - ending.Length >= 3 && form.EndsWith(ending, StringComparison.Ordinal))
                return (form[..^ending.Length], key);
        }
        return (form, "");
    }

    private static int Spell(string root, string language, Span<char> room)
    {
        var length = 0;
        for (var i = 0; i < root.Length; i++)
        {
            var (letter, taken) = Sound(root.AsSpan(i), language);
            i += taken - 1;
            if (letter != '\0' && (length == 0 || room[length - 1] != letter))
                room[length++] = letter;
        }
        return length;
    }

    /// <summary>The common spelling of the letters that stand first, and how many they are.</summary>
    private static (char Letter, int Taken) Sound(ReadOnlySpan<char> at, string language)
    {
        foreach (var (letters, sound) in language == "nl" ? DutchSounds : EnglishSounds)
        {
            if (at.StartsWith(letters))
                return (sound, letters.Length);
        }
        return at[0] switch
        {
            'c' when at.Length > 1 && at[1] is 'e' or 'i' or 'y' => ('s', 1),
            'c' or 'q' => ('k', 1),
            'z' => ('s', 1),
            'y' => ('i', 1),
            'x' => ('k', 1),
            var other => (other, 1),
        };
    }

    private static readonly (string Letters, char Sound)[] DutchSounds =
    [
        ("tsj", 'C'), ("sj", 'S'), ("sch", 'H'), ("ch", 'K'), ("kh", 'K'), ("ph", 'f'), ("th", 't'), ("ck", 'k'), ("ks", 'k'), ("oe", 'u'), ("ij", 'i'), ("j", 'i'), ("qu", 'k'), ("kw", 'k'), ("ae", 'e'),
    ];

    private static readonly (string Letters, char Sound)[] EnglishSounds =
    [
        ("sch", 'H'), ("tch", 'C'), ("ch", 'K'), ("sh", 'S'), ("kh", 'K'), ("ph", 'f'), ("th", 't'), ("ck", 'k'), ("ks", 'k'), ("qu", 'k'), ("ou", 'u'), ("oo", 'u'), ("ae", 'e'), ("j", 'i'),
    ];
}
