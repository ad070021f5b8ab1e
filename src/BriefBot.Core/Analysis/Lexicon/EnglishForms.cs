namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// The words that an English form may be inflected or derived from. It proposes, likeliest first; whoever looks them up
/// knows which exist.
/// </summary>
internal static class EnglishForms
{
    private const int ShortestRoot = 3;

    private static readonly WordTable<string> Irregular = Read(
        "arise arose arisen|be been|bear bore borne|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten",
        "bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|buy bought|catch caught|choose chose chosen",
        "come came|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen",
        "feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten",
        "forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard",
        "hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|learn learnt|leave left|lend lent",
        "lose lost|make made|mean meant|meet met|overcome overcame|overthrow overthrew overthrown|overtake overtook overtaken|pay paid",
        "ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken",
        "shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken",
        "speed sped|spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|sweep swept",
        "swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown",
        "undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn",
        "weave wove woven|weep wept|win won|withdraw withdrew withdrawn|withstand withstood|write wrote written|die dying|lie lying|tie tying",
        "man men|woman women|child children|foot feet|tooth teeth|mouse mice|person people|goose geese|ox oxen|criterion criteria",
        "phenomenon phenomena|crisis crises|analysis analyses|basis bases|thesis theses|good better best|bad worse worst|far further furthest");

    public static bool IsIrregular(string form) => Irregular.Contains(form);

    public static IEnumerable<string> Bases(string form)
    {
        if (Irregular.TryGetValue(form, out var verb))
            yield return verb;
        if (form.Length < ShortestRoot + 1)
            yield break;
        foreach (var spelling in Inflected(form))
        {
            if (spelling.Length < ShortestRoot)
                continue;
            yield return spelling;
            if (British(spelling) is { } british)
                yield return british;
        }
    }

    private static IEnumerable<string> Inflected(string form)
    {
        if (British(form) is { } british)
            yield return british;
        if (form.EndsWith("ies", StringComparison.Ordinal) || form.EndsWith("ied", StringComparison.Ordinal))
            yield return form[..^3] + "y";
        else if (form.EndsWith("ves", StringComparison.Ordinal))
        {
            yield return form[..^1];
            yield return form[..^3] + "f";
            yield return form[..^3] + "fe";
        }
        else if (form[^1] == 's' && form[^2] != 's')
        {
            yield return form[..^1];
            if (form[^2] == 'e')
                yield return form[..^2];
        }
        foreach (var ending in (string[])["ed", "ing", "er", "est", "ers"])
        {
            if (form.EndsWith(ending, StringComparison.Ordinal))
            {
                foreach (var root in Roots(form[..^ending.Length]))
                    yield return root;
            }
        }
        foreach (var derived in Derived(form))
            yield return derived;
    }

    /// <summary>"stopp" is "stop", "mak" is "make", "happi" is "happy".</summary>
    private static IEnumerable<string> Roots(string root)
    {
        if (root.Length < 2)
            yield break;
        yield return root;
        yield return root + "e";
        if (root[^1] == root[^2] && root[^1] is not ('l' or 's' or 'e' or 'o'))
            yield return root[..^1];
        else if (root[^1] == 'l' && root[^2] == 'l')
            yield return root[..^1];
        if (root[^1] == 'i')
            yield return root[..^1] + "y";
    }

    private static IEnumerable<string> Derived(string form)
    {
        if (form.EndsWith("ly", StringComparison.Ordinal))
        {
            yield return form[..^2];
            yield return form[..^1] + "e";
            if (form.EndsWith("ily", StringComparison.Ordinal))
                yield return form[..^3] + "y";
            if (form.EndsWith("ally", StringComparison.Ordinal))
                yield return form[..^4];
        }
        var singular = form[^1] == 's' ? form[..^1] : form;
        if (singular.EndsWith("ness", StringComparison.Ordinal) || singular.EndsWith("ment", StringComparison.Ordinal))
            yield return singular[..^4];
        if (form.EndsWith("ness", StringComparison.Ordinal))
            yield return form[..^4].EndsWith('i') ? form[..^5] + "y" : form[..^4];
        if (singular.EndsWith("ation", StringComparison.Ordinal))
        {
            yield return singular[..^3] + "e";
            yield return singular[..^5];
            yield return singular[..^5] + "e";
        }
        else if (singular.EndsWith("ion", StringComparison.Ordinal))
        {
            yield return singular[..^3];
            yield return singular[..^3] + "e";
        }
        if (singular.EndsWith("or", StringComparison.Ordinal) && singular.Length > 6)
        {
            yield return singular[..^2];
            yield return singular[..^2] + "e";
        }
    }

    /// <summary>The spelling that the lexicon prefers, where an American one can be told by its ending; else null.</summary>
    private static string? British(string form)
    {
        foreach (var (american, british) in Spellings)
        {
            if (form.EndsWith(american, StringComparison.Ordinal) && form.Length > american.Length + 2)
                return string.Concat(form.AsSpan(0, form.Length - american.Length), british);
        }
        return null;
    }

    private static readonly (string American, string British)[] Spellings =
    [
        ("ize", "ise"), ("izes", "ise"), ("ized", "ise"), ("izing", "ise"), ("ization", "isation"), ("yze", "yse"), ("yzed", "yse"),
        ("izations", "isation"), ("or", "our"), ("ors", "our"), ("ored", "our"), ("ense", "ence"), ("center", "centre"), ("centers", "centre"),
        ("theater", "theatre"), ("theaters", "theatre"),
    ];

    private static WordTable<string> Read(params string[] lines)
    {
        var table = new WordTable<string>(512);
        foreach (var entry in string.Join('|', lines).Split('|'))
        {
            var words = entry.Split(' ');
            foreach (var form in words.AsSpan(1))
                table.TryAdd(form, words[0]);
        }
        return table;
    }
}
